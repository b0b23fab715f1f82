import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Declined } from '../../api/requests/declined.ts';
import { fakeDoor, fakeReceipt, type FakeDoor } from '../../test/setup/fake-door.ts';

let door: FakeDoor;
beforeAll(async () => {
  door = await fakeDoor();
});
beforeEach(() => {
  door.letters.clear();
  door.uploads.length = 0;
});
afterAll(() => door.app.close());

// A CommonJS module: its types say the default is the function, Node finds it one step further.
const readSquare = ((jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR) as unknown as typeof jsQR.default;
const letterKey = '7d3f2f0e-1111-4222-8333-944455556666';
const spaced = '4821 0937 5516 2208';

const post = (fields: Record<string, string>, url = '/write') =>
  door.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ letterKey, ...fields }).toString() });
const titleOf = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1];
const headOf = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1];
/** What the page's form would send along, as a browser does. */
const carriedBy = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));

const facts = { against: '穿辅警制服的高个子', matter: '推搡\n并收了二百元', occurredOn: '昨天晚上' };
const anonymous = { ...facts, realName: 'no', hasFiles: 'no' };
const named = { ...facts, hasFiles: 'no', realName: 'yes', name: '王㛃', email: 'wang@example.cn' };

test('the first page says when an answer is due and weighs less than 60 kB with style and script', async () => {
  const parts = await Promise.all(['/write', '/counter/style.css', '/counter/enhance.js'].map((url) => door.app.inject({ url })));
  expect(parts[0]!.body).toContain('最迟 6月17日（周三）告诉您由谁办');
  expect(parts.reduce((sum, { rawPayload }) => sum + rawPayload.length, 0)).toBeLessThan(60_000);
  expect(parts[1]!.rawPayload.length).toBeLessThan(15_000);
  expect(parts[2]!.rawPayload.length).toBeLessThan(20_000);
});

test('who reads English after somebody who reads Chinese finds the organs named in English, and the other way round', async () => {
  const barOf = async (url: string) => /<span class="organ">(.*?)<\/span>/.exec((await door.app.inject({ url })).body)![1];
  expect(await barOf('/')).toBe('南通市公安局');
  expect(await barOf('/?lang=en')).toBe('Nantong Public Security Bureau');
  expect(await barOf('/')).toBe('南通市公安局');
});

test('who reads English is given hours in English, and addresses as they are written, marked as Chinese', async () => {
  const { body } = await door.app.inject({ url: '/about/phone?lang=en' });
  expect(body).toContain('data-head="Hours">working days');
  expect(body).toContain('<span lang="zh-CN">南通市崇川区</span>');
  expect(body).toContain('Addresses are given in Chinese');
});

test('no page sets a cookie, names another host, or says in its title what it is for', async () => {
  for (const url of ['/', '/write', '/look-up', '/days', '/about/guide', '/about/privacy', '/about/accessibility', '/about/phone']) {
    const { headers, body, statusCode } = await door.app.inject({ url });
    expect(statusCode, url).toBe(200);
    expect(headers['set-cookie'], url).toBeUndefined();
    expect(headers['cache-control'], url).toBe('no-store');
    expect(body, url).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
    expect(titleOf(body), url).not.toMatch(/投诉|举报|警/);
  }
});

test('leaving clears what the browser keeps and goes elsewhere', async () => {
  const { statusCode, headers } = await door.app.inject({ url: '/leave' });
  expect(statusCode).toBe(303);
  expect(headers['clear-site-data']).toBe('"cache", "storage"');
});

test('between the steps the letter is legible on no page: what it carries is sealed, and opened at the counter', async () => {
  let page = (await post({ ...facts, step: 'facts' })).body;
  for (const typed of [{ hasFiles: 'no' }, { realName: 'yes', name: '王㛃' }, { email: 'wang@example.cn' }] as Record<string, string>[]) {
    for (const word of [facts.against, '推搡', '王㛃']) expect(page).not.toContain(word);
    page = (await post({ ...carriedBy(page), ...typed })).body;
  }
  expect(headOf(page)).toBe('核对');
  for (const word of [facts.against, '推搡', '昨天晚上', '王㛃', 'wang@example.cn']) expect(page).toContain(word);
  const carried = carriedBy(page)['carried']!;
  for (const changed of [carried.slice(0, -9), `B${carried.slice(1)}`, 'A']) expect(headOf((await post({ step: 'check', carried: changed })).body)).toBe('事情经过');
});

test('only a step on which nothing typed can be read may stay in the browser; when the letter is sent, those go too', async () => {
  const stays = async (fields: Record<string, string>) => (await post(fields)).headers['cache-control'] !== 'no-store';
  expect(await Promise.all([{ step: 'start' }, { ...facts, step: 'facts' }, { ...facts, step: 'material', hasFiles: 'no' }, { ...named, email: '', step: 'name' }].map(stays))).toEqual([true, true, true, true]);
  expect(await Promise.all([{ ...named, step: 'answer' }, { ...facts, step: 'material', go: 'back' }, { step: 'facts', against: '高个子' }, { ...named, step: 'answer', go: 'stay' }].map(stays))).toEqual([false, false, false, false]);
  const sent = await post({ ...anonymous, step: 'check' });
  expect([sent.headers['cache-control'], sent.headers['clear-site-data']]).toEqual(['no-store', '"cache"']);
});

test('every step carries the answers of the others along, and an anonymous letter passes over how to be told', async () => {
  const material = await post({ step: 'facts', ...facts });
  expect(headOf(material.body)).toBe('材料');
  expect(carriedBy(material.body)).toEqual({ carried: expect.any(String), step: 'material', letterKey });
  expect(headOf((await post({ ...facts, step: 'material', hasFiles: 'no' })).body)).toBe('是否留名');
  expect(headOf((await post({ ...anonymous, step: 'name' })).body)).toBe('核对');
  expect(headOf((await post({ ...named, step: 'name' })).body)).toBe('怎么告诉您');
  expect(headOf((await post({ ...anonymous, step: 'check', go: 'back' })).body)).toBe('是否留名');
  expect(headOf((await post({ ...anonymous, step: 'check', go: 'to:facts' })).body)).toBe('事情经过');
});

test('a step that lacks something comes back with the fault in title, summary and field, and with all that was typed', async () => {
  const { body, statusCode } = await post({ step: 'facts', against: '', matter: '', place: '青年路 <b>"&' });
  expect(statusCode).toBe(422);
  expect(titleOf(body)).toBe('有错误：办事大厅');
  expect(body).toContain('<a href="#matter">请写“事情经过”</a>');
  expect(body).toContain('>青年路 &lt;b&gt;&quot;&amp;</textarea>');
  expect(body).toMatch(/id="against"[^>]*aria-invalid="true"[^>]*aria-describedby="against-hint against-fault"/);
});

test('another language or size keeps the step and the entries', async () => {
  const { body } = await post({ step: 'facts', go: 'stay', against: '高个子', matter: '' }, '/write?lang=en&size=large');
  expect(body).toContain('<html lang="en" class="large">');
  expect(headOf(body)).toBe('What happened');
  for (const hint of ['Name, number or appearance', 'Roughly is fine']) expect(body).toContain(hint);
  expect(body).toContain('>高个子</textarea>');
  expect(body).toContain('formAction="/write?size=large"');
});

test('an anonymous letter is filed and its digits are shown once', async () => {
  const sent = await post({ ...anonymous, step: 'check' });
  expect(sent.statusCode).toBe(201);
  expect(sent.body).toContain(spaced);
  expect(sent.body).toMatch(/<input type="checkbox" id="noted"[^>]*required/);
  expect([...door.letters.values()]).toEqual([{ realName: false, ...facts, answerBy: {} }]);

  const again = await post({ ...anonymous, step: 'check' });
  expect(headOf(again.body)).toBe('这封信已收到');
  expect(again.body).toContain('TS-2026-00131');
  expect(again.body).not.toContain(spaced);
  expect(again.body).not.toContain(fakeReceipt);
  expect(door.letters.size).toBe(1);
});

test('the square on the receipt holds the sixteen digits, no address and nothing else', async () => {
  const { body } = await post({ ...anonymous, step: 'check' });
  const svg = /<svg[^>]*id="square"[\s\S]*?<\/svg>/.exec(body)![0];
  const { data, info } = await sharp(Buffer.from(svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="290" height="290"'))).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(readSquare(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(fakeReceipt);
});

test('a letter changed after it was sent is not filed a second time', async () => {
  await post({ ...anonymous, step: 'check' });
  const changed = await post({ ...anonymous, step: 'check', matter: '另一件事' });
  expect(headOf(changed.body)).toBe('这封信已收到');
  expect(door.letters.size).toBe(1);
});

test('line ends come out as they were typed, and characters outside the common planes stay', async () => {
  await post({ ...named, step: 'check', matter: '第一行\r\n第二行𫖯' });
  expect([...door.letters.values()][0]).toMatchObject({ matter: '第一行\n第二行𫖯', complainant: { name: '王㛃' }, answerBy: { email: 'wang@example.cn' } });
});

test('a net name is said to count as anonymous before the letter is sent, and after', async () => {
  const check = await post({ ...named, name: '网友小雨', step: 'answer' });
  expect(check.body).toContain('会按匿名办理');
  expect((await post({ ...named, name: '网友小雨', step: 'check' })).body).toContain('按匿名办理：没有书面通知');
});

test('what the door refuses leads back to the step that holds it', async () => {
  const { body, statusCode } = await post({ ...anonymous, step: 'check', place: '青年路\u202e' });
  expect(statusCode).toBe(422);
  expect(headOf(body)).toBe('事情经过');
  expect(body).toContain('<a href="#place">');
  expect(door.letters.size).toBe(0);
});

test('while the register is away nothing is lost: the page says so and holds the letter', async () => {
  door.decline = new Declined(503, 'unavailable', 'store-away');
  const { body, statusCode } = await post({ ...anonymous, step: 'check' });
  expect(statusCode).toBe(503);
  expect(body).toContain('什么也没有保存');
  expect(carriedBy(body)).toMatchObject({ letterKey });
  expect((await post(carriedBy(body))).statusCode).toBe(201);
  expect([...door.letters.values()]).toEqual([expect.objectContaining({ matter: facts.matter })]);
});

test('files chosen in the last step are handed in after filing, and one that is refused is named', async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...anonymous, hasFiles: 'yes', letterKey, step: 'check' })) form.append(name, value);
  form.append('files', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), '合影.png');
  form.append('go', 'next');
  const encoded = new Response(form);
  const payload = Buffer.from(await encoded.arrayBuffer());
  const { body } = await door.app.inject({ method: 'POST', url: '/write', headers: { 'content-type': encoded.headers.get('content-type')! }, payload });
  expect(body).toContain('随信收下 1 个文件');
  expect(door.uploads).toHaveLength(1);
  expect(door.uploads[0]).not.toContain('合影');
});

test('nothing on the page with the digits leads away from it but leaving', async () => {
  const { body } = await post({ ...anonymous, step: 'check' });
  expect([...body.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, to]) => to)).toEqual(['#main', '/leave', '/leave']);
});

test('a page with the digits that broke off on the way is given to whoever sends the letter once more, and then no more', async () => {
  const url = await door.app.listen({ port: 0, host: '127.0.0.1' });
  const body = new URLSearchParams({ letterKey: randomUUID(), ...anonymous, step: 'check' }).toString();
  const line = new Promise<Socket>((opened) => door.app.server.once('connection', opened));
  const isArriving = door.onceFiling();
  const lost = request(`${url}/write`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }).on('error', () => {});
  lost.end(body);
  const goOn = await isArriving;
  const isGone = once(await line, 'close');
  lost.destroy();
  await isGone;
  goOn();
  const sent = async () => (await fetch(`${url}/write`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })).text();
  expect(await sent()).toContain(spaced);
  expect(headOf(await sent())).toBe('这封信已收到');
});

test('a text far over its limit comes back with the sentence that says so', async () => {
  const { body, statusCode } = await post({ step: 'facts', against: '高个子', matter: '字'.repeat(60_000) });
  expect(statusCode).toBe(422);
  expect(body).toMatch(/“事情经过”最多 \d+ 字，现在 60000 字/);
  expect(body).toContain('字'.repeat(60_000));
});

test('bytes that are no UTF-8 are a malformed request, and a page says so', async () => {
  const { statusCode, headers } = await door.app.inject({ method: 'POST', url: '/write', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'step=facts&matter=%FF%FE' });
  expect(statusCode).toBe(400);
  expect(headers['content-type']).toContain('text/html');
});
