import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printedPages, textOf } from '../../activities/letters/printed.ts';
import { notices, reads, walls } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { partRoutes } from './case-parts.ts';
import { documentRoutes } from './documents.ts';
import { identityRoutes } from './identity.ts';
import { letterRoutes } from './letters.ts';

let desk: Desk;
let intake: Official;
let caseNo: string;

beforeAll(async () => {
  desk = await Desk.open(letterRoutes, identityRoutes, documentRoutes, partRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo } = await desk.file({ name: '王㛃' }));
  await desk.enter(caseNo, desk.notice('acceptance-notice'));
  await desk.deliver(caseNo, 'acceptance-notice');
});
afterAll(() => desk.close());

const printed = (pdf: Buffer) => printedPages(pdf).map(textOf).join('\n').replaceAll('\n', '');
const letter = (by = intake) => by.call('GET', `/cases/${caseNo}/notices/${caseNo}.acceptance-notice`);
const preview = (message: string, body: object, by = intake) => by.call('POST', `/cases/${caseNo}/messages/${message}/preview`, { body });

test('a notice at the desk is the issued letter without the name of whom it is for', async () => {
  const answer = await letter();
  expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
  const text = printed(answer.rawPayload);
  expect(text).toContain(`编号 ${caseNo} 的来信人：`);
  expect(text).toMatch(/崇公投受〔2026〕1号/);
  expect(text).not.toContain('王㛃');
  expect((await letter()).rawPayload.equals(answer.rawPayload)).toBe(true);
  expect((await desk.registers.db.select().from(reads)).some(({ userId, part }) => userId === intake.id && part === 'notices')).toBe(true);
});

test('it is no document of the file: the name cannot be had by that way', async () => {
  const notices = (await intake.call('GET', `/cases/${caseNo}/notices`)).json<{ items: { documentId: string }[] }>();
  const { documentId } = notices.items[0]!;
  expect((await intake.call('GET', `/cases/${caseNo}/documents`)).json()).toMatchObject({ items: [], total: 0 });
  expect((await intake.call('GET', `/cases/${caseNo}/documents/${documentId}`)).statusCode).toBe(404);
});

test('while the identity is open to me I get the letter as it was sent; when its time is over, no more', async () => {
  await intake.call('POST', `/cases/${caseNo}/identity`, { body: { ground: 'service', reason: '人工送达告知书' } });
  expect(printed((await letter()).rawPayload)).toContain('王㛃：');
  const colleague = desk.as('intake-officer', { nth: 1 });
  expect(printed((await letter(colleague)).rawPayload)).not.toContain('王㛃');
  desk.today = '2026-06-03';
  expect(printed((await letter()).rawPayload)).not.toContain('王㛃');
  desk.today = '2026-06-02';
});

test('a notice of transfer names the day on which the other organ answers as it is counted: rest is passed over', async () => {
  const file = await desk.file();
  await desk.enter(file.caseNo, { type: 'notice-issued', key: 'transfer-notice', notice: 'transfer-notice', to: 'complainant', on: '2026-09-18', about: { from: desk.organ, to: '320681' } });
  const [kept] = await desk.registers.db.select().from(notices).where(and(eq(notices.caseNo, file.caseNo), eq(notices.kind, 'transfer-notice')));
  expect(kept!.content.paragraphs[1]).toContain('对方最迟2026年10月8日（周四）书面告知您');
});

test('a repeat is told by how far what it repeats has come, as the register has it', async () => {
  const told = async (repeatOf: string, from: string = desk.organ) => {
    const file = await desk.file();
    const statement = await desk.say(file.caseNo, 'triage', intake.id, 'intake-officer', { title: '重复', repeatOf }, { result: 'repeat' });
    await desk.enter(file.caseNo, { type: 'notice-issued', key: 'repeat-notice', notice: 'repeat-notice', to: 'complainant', on: desk.today, about: { from, statement } });
    const [kept] = await desk.registers.db.select().from(notices).where(and(eq(notices.caseNo, file.caseNo), eq(notices.kind, 'repeat-notice')));
    return /（(.*)）。$/.exec(kept!.content.paragraphs[0]!)?.[1];
  };
  const first = await desk.file();
  await desk.enter(first.caseNo, desk.notice('outcome-notice'), { type: 'served', key: 'outcome-notice', result: 'served', on: desk.today });
  const closed = (result: string, key: string) => desk.enter(first.caseNo, { type: 'closed', key, result, notice: 'outcome-notice', on: desk.today });
  expect(await told(` ${first.caseNo}`)).toBe('参照《信访工作条例》第十九条第三款');
  expect(await told(first.caseNo, '320600')).toBe('《信访工作条例》第十九条第三款');
  await closed('discipline', 'case');
  expect(await told(first.caseNo)).toBe('参照《信访工作条例》第三十六条第三款');
  await closed('re-review-upheld', 'case:2');
  expect(await told(first.caseNo)).toBe('《信访工作条例》第三十六条第三款');
  expect(await told('去年那一件')).toBe('参照《信访工作条例》第十九条第三款、第三十六条第三款');
});

test('an opening is of one party: the letter to another party of the case stays without its name', async () => {
  const file = await desk.file({ name: '王㛃' });
  await desk.registers.db.transaction((tx) => desk.deps.seal.sealIdentity(tx, file.caseNo, 'family', { name: '陈某某' }, false));
  const notice = { ...desk.notice('acceptance-notice'), to: 'family' } as ReturnType<Desk['notice']>;
  await desk.enter(file.caseNo, notice);
  await desk.deliver(file.caseNo, 'acceptance-notice');
  const read = async () => printed((await intake.call('GET', `/cases/${file.caseNo}/notices/${file.caseNo}.acceptance-notice`)).rawPayload);
  const opened = (party: string) => intake.call('POST', `/cases/${file.caseNo}/identity`, { body: { ground: 'service', reason: '人工送达告知书', party } });
  expect((await opened('complainant')).statusCode).toBe(200);
  expect(await read()).toContain(`编号 ${file.caseNo} 的近亲属：`);
  expect((await opened('family')).statusCode).toBe(200);
  expect(await read()).toContain('陈某某：');
});

test('a letter is seen before it is sent, marked as a draft, with blanks for what is missing', async () => {
  const one = await preview('answerObjection', { reply: '已经核查，维持原来的认定。' });
  expect(one.statusCode).toBe(200);
  const text = printed(one.rawPayload);
  expect(text).toContain('已经核查，维持原来的认定。');
  expect(text).toContain('草稿');
  expect(text).toContain('文号');
  expect(printed((await preview('answerObjection', {})).rawPayload)).toContain('答复如下：答复');
});

test('the outcome shows each allegation with its finding', async () => {
  await desk.say(caseNo, 'triage', intake.id, 'intake-officer', { title: '反映执勤问题', allegations: ['推搡', '收费'] });
  const handler = desk.as('handler');
  await desk.enter(caseNo, desk.owed('report', 'handler'));
  await desk.say(caseNo, 'report', handler.id, 'handler', {}, { findings: ['substantiated', 'unsubstantiated'] });
  await desk.enter(caseNo, desk.owed('draftOutcome', 'handler'));
  const text = printed((await preview('draftOutcome', { handling: '批评教育', basis: '管理办法' }, handler)).rawPayload);
  for (const word of ['推搡', '收费', '属实', '不属实', '批评教育']) expect(text).toContain(word);
});

test('messages without a letter have no preview, and a wall hides letters too', async () => {
  expect((await preview('triage', {}, desk.as('handler'))).statusCode).toBe(404);
  await desk.registers.db.insert(walls).values({ caseNo, userId: intake.id, ground: 'subject', since: desk.now() });
  expect([(await letter()).statusCode, (await preview('answerObjection', {})).statusCode]).toEqual([404, 404]);
});
