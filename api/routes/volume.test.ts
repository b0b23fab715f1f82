import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderLetter } from '../../activities/letters/letter.ts';
import { bindVolume } from '../../activities/letters/volume.ts';
import { printedPages, textOf } from '../../activities/letters/printed.ts';
import { readUser } from '../../db/reads/seats.ts';
import { cases, deliveries, rateWindows, reads } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { docx, formOf, pdf, photograph } from '../../test/setup/papers.ts';
import type { Problem } from '../../web/desk/call.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import { takeOne } from '../requests/rate.ts';
import { volumeOf } from '../cases/volume.ts';
import { documentRoutes } from './documents.ts';
import { identityRoutes } from './identity.ts';
import { volumeRoutes } from './volume.ts';

let desk: Desk;
let intake: Official;
let caseNo: string;

/** A letter long enough for several pages stands for any PDF. */
const threePages = (): Uint8Array => renderLetter({ kind: '检查笔录', title: '检查笔录', organ: '南通市公安局', number: '1号', to: '存档', body: Array.from({ length: 30 }, (_, n) => `第 ${n + 1} 段：${'现场情况如实记录在此。'.repeat(8)}`), signedOn: '2026年6月2日', contact: ['0513'] });

beforeAll(async () => {
  desk = await Desk.open(volumeRoutes, identityRoutes, documentRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo } = await desk.file({ name: '王㛃' }));
  let minute = 20;
  const hand = async (bytes: Uint8Array, name: string) => {
    desk.time = `10:${++minute}:00`;
    expect((await intake.call('POST', `/cases/${caseNo}/documents`, { body: formOf(bytes, name) })).statusCode).toBe(201);
  };
  await hand(threePages(), '检查笔录.pdf');
  await hand(await photograph(), '现场.jpg');
  await hand(new TextEncoder().encode('摊主说：😀 当时没有推搡。\n第二行'), '记录.txt');
  // Well formed for a reader that looks only at its head and tail, and yet no page can be drawn.
  await hand(new TextEncoder().encode(pdf()), '坏的.pdf');
  await hand(docx(), '情况说明.docx');
  await desk.enter(caseNo, desk.notice('acceptance-notice'));
  await desk.deliver(caseNo, 'acceptance-notice');
});
afterAll(() => desk.close());

const bind = (by: Official, headers = {}) => by.call('POST', `/cases/${caseNo}/volume`, { body: {}, headers });
const gathered = async (of = caseNo) => {
  const me = (await readUser(desk.registers.db, intake.id, desk.today))!;
  const [row] = await desk.registers.db.select().from(cases).where(eq(cases.caseNo, of));
  return volumeOf(desk.deps, me, row!);
};
const pagesOf = (pdf: Buffer) => printedPages(pdf).map(textOf);

test('一案一卷：封面、目录、文书、材料、送达凭证、办理经过，依次连续编页', async () => {
  const answer = await bind(intake);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
  const pages = pagesOf(answer.rawPayload);
  expect(pages[0]).toContain('卷宗');
  expect(pages[0]).toContain(caseNo);
  // Read off the catalogue: each item and the page on which it begins.
  const catalogue = pages[1]!.split('\n');
  const listed = ['受理告知书', '检查笔录.pdf', '现场.jpg', '记录.txt', '坏的.pdf', '情况说明.docx', '送达凭证', '办理经过'];
  const starts = listed.map((title) => {
    const at = catalogue.findIndex((line) => line.includes(title));
    expect(at, title).toBeGreaterThan(-1);
    return Number(catalogue.slice(at).find((line) => /^\d+$/.test(line)));
  });
  const [letter, record, photo, note, broken, office, service, course] = starts as [number, number, number, number, number, number, number, number];
  expect(letter).toBe(3);
  expect(record).toBeGreaterThan(letter);
  expect(photo - record).toBe(printedPages(threePages()).length);
  expect([note - photo, broken - note, office - broken, service - office]).toEqual([1, 1, 1, 1]);
  expect(pages[note - 1]).toContain('〔U+1F600〕 当时没有推搡。');
  expect(pages[broken - 1]).toContain('以电子件另存');
  expect(pages[broken - 1]).toMatch(/SHA-256：\s*[0-9a-f]{64}/);
  expect(pages[office - 1]).toContain('不是纸面文件，以电子件另存');
  expect(pages[service - 1]).toContain('待人工送达');
  expect(pages[course - 1]!.replaceAll('\n', '')).toContain('推搡摊主');
  for (const [at, page] of pages.entries()) if (at > 0) expect(page).toContain(`第 ${at + 1} 页，共 ${pages.length} 页`);
});

test('办理经过写谁办了什么、指派了谁，都写姓名，不写代码', async () => {
  const { caseNo: assigned } = await desk.file();
  const [first, second] = [0, 1].map((nth) => demoPosts.filter(({ office, organ }) => office === 'handler' && organ === desk.organ)[nth]!);
  await desk.enter(assigned, desk.owed('assign', 'unit-leader'));
  await desk.say(assigned, 'assign', desk.as('unit-leader').id, 'unit-leader', { handlers: [`u-${first!.username}`, `u-${second!.username}`] });
  const { items } = await gathered(assigned);
  expect(JSON.stringify(items.at(-1))).toContain(`1. ${first!.name}\\n2. ${second!.name}`);
  expect(JSON.stringify(items)).not.toContain('u-');
});

test('人工送达的凭证在送达凭证里：谁送不到、邮寄单号、哪一天，不再写“待人工送达”', async () => {
  const { caseNo: brought } = await desk.file();
  const clerk = desk.as('intake-officer');
  await desk.enter(brought, desk.notice('acceptance-notice'), desk.notice('outcome-notice'), { ...desk.owed('recordService/outcome-notice', 'intake-officer'), message: 'recordService' } as Happening);
  await desk.registers.db.insert(deliveries).values({ messageId: `${brought}.outcome-notice.1`, caseNo: brought, notice: 'outcome-notice', nth: 1, channel: 'hand', state: 'by-hand', plannedAt: desk.now() });
  const rows = async () => JSON.stringify((await gathered(brought)).items.find(({ title }) => title === '送达凭证'));
  expect(await rows()).toContain('待人工送达');
  await desk.say(brought, 'recordService', clerk.id, 'intake-officer', { result: 'undeliverable', on: '2026-06-02', proof: '邮寄单号 EMS1，退回' }, { result: 'undeliverable' }, 'recordService/outcome-notice');
  expect(await rows()).toContain('"人工送达","无法送达"');
  expect(await rows()).toContain('2026-06-02 邮寄单号 EMS1，退回');
  expect(await rows()).not.toContain('待人工送达');
});

test('投诉人的身份不在卷里，写“见封存件”', async () => {
  const { rawPayload } = await bind(intake);
  expect(pagesOf(rawPayload).join('')).not.toContain('王㛃');
  expect(pagesOf(rawPayload)[0]).toContain('见封存件');
  expect(pagesOf(rawPayload).join('')).not.toContain('13800000000');
});

test('身份开启期间编的卷，文书也不写姓名：卷宗比开启留得久', async () => {
  await intake.call('POST', `/cases/${caseNo}/identity`, { body: { ground: 'service', reason: '编卷前核对送达' } });
  const [letter] = (await gathered()).items;
  const text = 'pdf' in letter! ? printedPages(letter.pdf).map(textOf).join('').replaceAll('\n', '') : '';
  expect(text).toContain(`编号 ${caseNo} 的来信人：`);
  expect(text).not.toContain('王㛃');
});

test('文字材料合计超过 1 MB 的部分，以电子件另存', async () => {
  const { caseNo: wordy } = await desk.file();
  const page = new TextEncoder().encode('记录一行。\n'.repeat(43_000));
  for (const name of ['一.txt', '二.txt']) expect((await intake.call('POST', `/cases/${wordy}/documents`, { body: formOf(page, name) })).statusCode).toBe(201);
  const texts = (await gathered(wordy)).items.flatMap((item) => ('text' in item ? [item.text] : []));
  expect([texts.length, texts.filter((text) => text.includes('以电子件另存')).length]).toEqual([2, 1]);
});

test('一次只收集、编制一卷：前一卷没有编完，后一卷的材料不读进内存', async () => {
  const began: number[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const volume = await gathered();
  const [first, second] = [1, 2].map((n) =>
    bindVolume(async () => {
      began.push(n);
      await held;
      return volume;
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(began).toEqual([1]);
  release();
  await Promise.all([first, second]);
  expect(began).toEqual([1, 2]);
});

test('读取失败的一卷不挡住后一卷', async () => {
  await expect(bindVolume(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect((await bind(intake)).statusCode).toBe(200);
});

test('编卷先留查阅记录；没有待办的人要写理由，不能看本案的人是 404', async () => {
  expect((await desk.registers.db.select().from(reads)).some(({ userId, part }) => userId === intake.id && part === 'volume')).toBe(true);
  expect((await bind(desk.as('handler'))).json<Problem>()).toMatchObject({ status: 404 });
});

test('每人一小时最多编 30 卷，再编是 429；别人不受影响', async () => {
  const colleague = desk.as('intake-officer', { nth: 1 });
  const taken = `volume:${intake.id}`;
  await desk.registers.db.delete(rateWindows).where(eq(rateWindows.key, taken));
  await Promise.all(Array.from({ length: 30 }, () => takeOne(desk.deps, { key: taken, most: 30, minutes: 60, sentence: 'too-many-volumes' })));
  const answer = await bind(intake);
  expect(answer.json<Problem>()).toMatchObject({ status: 429, detail: expect.stringMatching(/^一小时内编制的卷宗太多，请 \d+ 分钟后再编。$/) });
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  expect((await bind(colleague)).statusCode).toBe(200);
});
