import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Declined } from '../../api/requests/declined.ts';
import { forms } from '../../workflows/complaint/forms.ts';
import { countedAs, fakeDoor, fakeFile, fakeReceipt, type FakeDoor } from '../../test/setup/fake-door.ts';

let door: FakeDoor;
beforeAll(async () => {
  door = await fakeDoor();
});
beforeEach(() => {
  door.messages.length = 0;
  door.uploads.length = 0;
  door.file = fakeFile;
});
afterAll(() => door.app.close());

const key = '7d3f2f0e-1111-4222-8333-944455556666';
const post = (fields: Record<string, string>, url = '/look-up') =>
  door.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });
const withToken = (fields: Record<string, string>) => post({ token: 'good-token', caseNo: 'TS-2026-00131', ...fields });
const headOf = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1];
const multipart = async (fields: Record<string, string>, files: readonly string[]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const content of files) form.append('documents', new Blob([content]), content === '' ? '' : 'a.png');
  const encoded = new Response(form);
  return door.app.inject({ method: 'POST', url: '/look-up', headers: { 'content-type': encoded.headers.get('content-type')! }, payload: Buffer.from(await encoded.arrayBuffer()) });
};

test('登记簿连不上时，不说回执号码写错了，写下的号码还在', async () => {
  door.decline = new Declined(503, 'unavailable', 'store-away');
  const { statusCode, body } = await post({ receipt: fakeReceipt });
  expect([statusCode, body.includes('暂时连不上'), body.includes('处要改'), body.includes(`value="${fakeReceipt}"`)]).toEqual([503, true, false, true]);
});

test('the receipt opens the file: status, who handles it, the next date and how it was counted', async () => {
  const { body, statusCode, headers } = await post({ receipt: '４８２１ 0937-5516 2208'.normalize('NFKC') });
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(headOf(body)).toBe('正在调查');
  expect(body).toContain('南通市公安局崇川分局 · 0513-12389');
  expect(body).toContain('<strong>8月11日（周二）</strong>');
  expect(body).toContain('6月13日（周六）');
  expect(body).toContain('aria-label="说明"');
  expect(body).not.toContain('readOutcome');
});

test('an act that there is none of shows the file, however it is called', async () => {
  for (const act of ['nothing', 'toString', 'constructor', '__proto__']) {
    const { body, statusCode } = await withToken({ act });
    expect([act, statusCode, headOf(body)]).toEqual([act, 200, '正在调查']);
  }
});

test('a wrong receipt is answered with one sentence, and stays in its field', async () => {
  const { body, statusCode } = await post({ receipt: '1111 2222 3333 4444' });
  expect(statusCode).toBe(404);
  expect(body).toContain('没有找到。请核对 16 位数字。');
  expect(body).toContain('value="1111 2222 3333 4444"');
});

test('too many tries are answered with the minutes to wait', async () => {
  door.decline = new Declined(429, 'too-many', 'too-many-receipts', { values: { minutes: 7 } });
  const { body, statusCode } = await post({ receipt: '1111222233334444' });
  expect(statusCode).toBe(429);
  expect(body).toContain('请 7 分钟后再试');
});

test('half an hour later the receipt is asked for again, and what was written waits for it', async () => {
  const unsent = { message: 'supplement', caseNo: 'TS-2026-00131', text: '还有一件事' };
  const { body, statusCode } = await post({ token: 'old', act: 'send', ...unsent });
  expect(statusCode).toBe(401);
  expect(body).toContain('请重新输入回执');
  expect(body).toContain('name="text" value="还有一件事"');
  const mistyped = await post({ receipt: '1111 2222 3333 4444', ...unsent });
  expect(mistyped.body).toContain('name="text" value="还有一件事"');
  const opened = await post({ receipt: fakeReceipt, ...unsent });
  expect(opened.body).toContain('>还有一件事</textarea>');
  expect(door.messages).toEqual([]);
  const review = await post({ receipt: fakeReceipt, message: 'withdraw', caseNo: 'TS-2026-00131', reason: '已经和好' });
  expect(headOf(review.body)).toBe('撤回');
  expect(review.body).toContain('>已经和好</textarea>');
  expect((await post({ token: 'old', act: 'file' })).body).not.toContain('还没有发出');
});

test('another language or size keeps a word half written', async () => {
  const { body } = await post({ token: 'good-token', caseNo: 'TS-2026-00131', act: 'send', message: 'supplement', key, text: '写到一半', go: 'stay' }, '/look-up?lang=en');
  for (const kept of ['<html lang="en">', '>写到一半</textarea>']) expect(body.includes(kept), kept).toBe(true);
  expect(/<button [^>]*form="supplement" value="stay"/.test(body)).toBe(true);
  expect(door.messages).toEqual([]);
});

test('a supplement goes out with its files, and pressing twice is one act', async () => {
  const fields = { token: 'good-token', caseNo: 'TS-2026-00131', act: 'send', message: 'supplement', key, text: '还有照片\r\n一张' };
  const { body } = await multipart(fields, ['abc']);
  expect(body).toContain('已收到：补充材料。');
  await multipart(fields, ['abc']);
  expect(door.messages.map((sent) => sent.key)).toEqual([key, key]);
  expect(door.messages[0]!.body).toEqual({ text: '还有照片\n一张', documents: ['00000000-0000-4000-8000-000000000001'] });
});

test('an empty supplement is not sent, and says what is missing', async () => {
  const { body, statusCode } = await multipart({ token: 'good-token', caseNo: '', act: 'send', message: 'supplement', key, text: '' }, ['']);
  expect(statusCode).toBe(422);
  expect(body).toContain('请写您要说的话，或者选文件');
  expect(door.messages).toEqual([]);
});

test('a file that is refused holds the words back, and they stay in the field', async () => {
  door.decline = new Declined(415, 'media-type', 'media-type', { values: { types: 'PDF' } });
  const { body } = await multipart({ token: 'good-token', caseNo: '', act: 'send', message: 'supplement', key, text: '请看附件' }, ['MZ']);
  expect(body).toContain('只接受 PDF');
  expect(body).toContain('>请看附件</textarea>');
  expect(door.messages).toEqual([]);
});

test('in place of a file that was refused another is taken from the same page', async () => {
  door.decline = new Declined(422, 'refused', ['HEIC 照片打不开', 'HEIC']);
  const fields = { token: 'good-token', caseNo: 'TS-2026-00131', act: 'send', message: 'supplement', key, text: '请看照片' };
  expect((await multipart(fields, ['heic'])).statusCode).toBe(422);
  expect((await multipart(fields, ['jpeg'])).body).toContain('已收到：补充材料。');
  expect(door.messages).toHaveLength(1);
});

test('withdrawing is a page of its own that says what a withdrawal does', async () => {
  const form = await withToken({ act: 'form', message: 'withdraw' });
  expect(headOf(form.body)).toBe('撤回');
  expect(form.body).toContain('是否继续查由负责人决定');
  const sent = await withToken({ act: 'send', message: 'withdraw', key, reason: '' });
  expect(sent.body).toContain('已收到：撤回。');
  expect(door.messages).toEqual([{ name: 'withdraw', key, body: {} }]);
});

test('review is offered with its last day, day by day', async () => {
  const how = { ...countedAs('2026-08-03', 30, 'day'), title: '要求复查期限', kind: 'statutory' as const, kindTitle: '最迟', article: '第三十五条', source: '信访工作条例（2022）' };
  door.file = { ...fakeFile, status: 'decided', statusTitle: '已有结果', actions: [{ message: 'askReview', duty: 'askReview', title: '要求复查', danger: false, schema: forms.askReview!.schema as unknown as Record<string, unknown>, until: '2026-09-02', how }] };
  const { body } = await withToken({ act: 'file' });
  expect(body).toContain('最后一天 9月2日（周三）');
  expect(body).toContain('第三十五条');
  expect((await withToken({ act: 'form', message: 'askReview' })).body).toContain('为什么不同意');
});

test('a request for review that comes too late is answered with the day, the count and what can still be done', async () => {
  door.decline = new Declined(422, 'refused', ['晚了 1 天，不能按复查办。您还可以：作为新事项写信。', 'late']);
  const { body, statusCode } = await withToken({ act: 'send', message: 'askReview', key, reason: '不同意' });
  expect(statusCode).toBe(422);
  expect(body).toContain('晚了 1 天，不能按复查办。');
  expect(headOf(body)).toBe('正在调查');
});

test('a missed day is admitted, with what can be done about it', async () => {
  door.file = { ...fakeFile, overdue: { day: '2026-08-11', days: 2, sentence: '原定 8月11日（周二），已过 2 天，已报告上级机关。', superior: { name: '南通市公安局', phone: '0513-12389' } } };
  const { body } = await withToken({ act: 'file' });
  expect(body).toContain('已过 2 天，已报告上级机关');
  expect(body).toContain('催一催');
  expect(body).toContain('向上级反映：南通市公安局 0513-12389');
});

test('a notice is read on a page and taken along as PDF', async () => {
  const read = await withToken({ act: 'notice', notice: 'TS-2026-00131.acceptance-notice' });
  // A letter bears its whole date: it is read again in another year.
  expect(read.body).toMatch(/class="signed">南通市公安局崇川分局<br\/>2026年6月12日（周五）/);
  expect(headOf(read.body)).toBe('受理告知书');
  expect(read.body).toContain('崇公投受〔2026〕31号');
  const pdf = await withToken({ act: 'pdf', notice: 'TS-2026-00131.acceptance-notice' });
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.headers['content-disposition']).toContain('attachment');
});

test('no address ever holds the receipt or the token', async () => {
  const { body } = await post({ receipt: '4821093755162208' });
  expect(body).not.toContain('4821');
  expect([...body.matchAll(/(?:href|action|formAction)="([^"]*)"/g)].filter(([, url]) => /token|good-token/.test(url!))).toEqual([]);
});

test('the calculator gives the same result for the same address, day by day', async () => {
  const { body } = await door.app.inject({ url: '/days?fromYear=2026&fromMonth=9&fromDay=30&figure=5&unit=working-day' });
  expect(body).toContain('10月13日（周二）');
  expect(body).toContain('法定假，不计');
  expect((await door.app.inject({ url: '/days?fromYear=2026&fromMonth=5&fromDay=16&figure=6&unit=month&lasting=yes' })).body).toContain('11月15日（周日）</p>');
  expect((await door.app.inject({ url: '/days?fromYear=2026&fromMonth=9&fromDay=30&figure=x&unit=day' })).body).toContain('有错误：期限计算器');
});

test('期限计算器用这一页的话说哪一格不对；缺一半的不算；暂停还没有恢复的，写明最后一天还定不下来', async () => {
  const said = async (query: string) => {
    const { body } = await door.app.inject({ url: `/days?${query}` });
    return [...body.matchAll(/<a href="#(\w+)">([^<]+)</g)].filter(([, field]) => field !== 'main').map(([, field, text]) => [field, text]).concat(body.includes('id="answer"') ? [[body.includes('最后一天还定不下来') ? 'open' : 'fixed', '']] : []);
  };
  const from = 'fromYear=2026&fromMonth=6&fromDay=2';
  expect(await said(`${from}&figure=x`)).toEqual([['figure', expect.stringContaining('整数')]]);
  expect(await said('figure=15')).toEqual([['fromYear', '请写从哪天起算']]);
  expect(await said(`${from}&figure=15&resumeYear=2026&resumeMonth=6&resumeDay=9`)).toEqual([['pauseYear', expect.stringContaining('暂停的那天')]]);
  expect(await said(`${from}&figure=15&pauseYear=2026&pauseMonth=6&pauseDay=5`)).toEqual([['open', '']]);
  expect(await said(`${from}&figure=15&pauseYear=2026&pauseMonth=7&pauseDay=5`)).toEqual([['fixed', '']]);
  expect(await said(`${from}&figure=15`)).toEqual([['fixed', '']]);
});
