import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awards, notices, posts, statements } from '../../db/schema/index.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { LivingDesk } from './living-desk.ts';

let living: LivingDesk;
/** To whom mail went; what it says is the same for everybody. */
const mailed: string[] = [];
beforeAll(async () => {
  living = await LivingDesk.open({ email: async (to) => (mailed.push(to), { accepted: true, code: '250' }) });
}, 180_000);
afterAll(() => living.close());

interface Refused {
  readonly ground?: string;
  readonly article?: string;
  readonly detail?: string;
}
interface Started {
  readonly caseNo: string;
  readonly receipt: string;
}
interface Shown {
  readonly statusTitle: string;
  readonly sentence: string;
  readonly next?: object;
  readonly notices: readonly { readonly id: string; readonly title: string }[];
  readonly actions: readonly { readonly message: string; readonly until?: string }[];
}
const long = 900_000;
const paper = () => ({ paperNo: '1号', on: living.desk.today });

/** What an official says to a case, as the door answers it. */
async function says(office: string, organ: string, caseNo: string, message: string, body: object): Promise<[status: number, ground: string | undefined, article: string | undefined]> {
  const who = await living.as(office, organ);
  const { status, body: answer } = await who.post<Refused>(`/cases/${caseNo}/messages/${message}`, body);
  // Whatever is refused says so in a sentence.
  if (status >= 400) expect(answer.detail).toMatch(/。$/);
  return [status, answer.ground, answer.article];
}
const rule = (organ: string, caseNo: string, result: string, more: object = {}) => says('organ-leader', organ, caseNo, 'approve', { result, present: 3, reason: '事迹属实', ...paper(), ...more });
/** What stands in the case of this message, and was not refused. */
const standing = (caseNo: string, message: string) => living.desk.registers.db.$count(statements, and(eq(statements.caseNo, caseNo), eq(statements.message, message), eq(statements.state, 'answered')));

/** What the holder of a receipt says at the counter. */
async function atCounter(receipt: string, message: string, body: object): Promise<{ status: number; body: Refused }> {
  const { app } = living.desk;
  const { token } = (await app.inject({ method: 'POST', url: '/api/public/receipts', payload: { receipt } })).json<{ token: string }>();
  const answer = await app.inject({ method: 'POST', url: `/api/public/file/messages/${message}`, headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }, payload: body });
  return { status: answer.statusCode, body: answer.json() };
}

describe('表彰：不合法的，门口以一句话和依据拒绝，案件不变；对等级的异议一直走到新的奖励', () => {
  let caseNo = '';
  let receipt = '';

  test('越级的、无权批准的、推荐人自己审批的（第十六条，奖励条令第十一条、第十五条参照）', async () => {
    const handler = await living.as('handler', '320602');
    ({ caseNo, receipt } = (await handler.post<Started>('/commendations', { nominee: { name: '钱敏', idNumber: '320602199404041234', answerBy: { email: 'qian@example.cn' } }, unit: '320602-s1', deedOn: '2026-01-05', deed: '救火', level: 'citation', secret: false })).body);
    expect((await living.workUntil(caseNo, ['approve'], 14)).filter(({ status }) => status >= 400)).toEqual([]);
    // One person may hold two posts: as a leader they may not approve what they nominated as a handler.
    const [own] = await living.desk.registers.db.select({ sender: statements.sender }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'nominate')));
    await living.desk.registers.db.insert(posts).values({ userId: own!.sender, office: 'organ-leader', organ: '320602', fromOn: '2020-01-01' });
    const both = await living.as('handler', '320602');
    const selfApproved = await both.post<Refused>(`/cases/${caseNo}/messages/approve`, { result: 'forwarded', present: 3, reason: '属实', ...paper() });
    expect([selfApproved.status, selfApproved.body.ground, selfApproved.body.article]).toEqual([422, 'approver-nominated', '本办法第十六条（推荐与审批分离，默认规则）']);
    // Whom four eyes bar has no duty in the case, and reads it with a reason.
    const { refusals } = (await both.get<{ refusals: Refused[] }>(`/cases/${caseNo}`, '看为什么不能审批')).body;
    expect(refusals.find(({ ground }) => ground === 'approver-nominated')?.detail).toBe('您是本案的推荐人或者提议人，不能审批。请由同岗位的另一人办理。');
    // Before the county has ruled, the city knows of no such case; whoever knows it reads that this step is not awaited.
    expect(await rule('320600', caseNo, 'approved', { duty: 'approve/320600' })).toEqual([404, undefined, undefined]);
    expect(await says('personnel-officer', '320602', caseNo, 'enterInFile', { on: living.desk.today })).toEqual([409, 'not-awaited', undefined]);
    expect(await rule('320602', caseNo, 'approved')).toEqual([422, 'not-approver', '参照公安机关人民警察奖励条令第十三条至第十五条']);
    expect(await standing(caseNo, 'approve')).toBe(0);
  }, long);

  test('没有本人同意就宣传的；同一事迹第二次推荐的（个人信息保护法第二十五条，奖励条令第十一条参照）', async () => {
    expect(await rule('320602', caseNo, 'forwarded')).toEqual([200, undefined, undefined]);
    expect((await living.workUntil(caseNo, [], 14)).filter(({ status }) => status >= 400)).toEqual([]);
    expect(await living.result(caseNo)).toBe('awarded');
    expect(await says('personnel-officer', '320600', caseNo, 'publish', { media: '日报', on: living.desk.today })).toEqual([422, 'no-consent', '个人信息保护法第二十五条']);
    const again = await (await living.as('handler', '320602')).post<Refused>('/commendations', { nominee: { name: '钱敏', idNumber: '320602199404041234' }, unit: '320602-s1', deedOn: '2026-01-05', deed: '救火', level: 'merit-3', secret: false });
    expect([again.status, again.body.ground, again.body.article]).toEqual([422, 'one-deed-one-award', '参照公安机关人民警察奖励条令第十一条']);
    expect(await standing(caseNo, 'publish')).toBe(0);
  }, long);

  test('本人凭回执对等级提出异议；不比原来高的拒绝；越级没有写明特别重大贡献的拒绝；批准后代替原奖励，本人收到三份文书和邮件', async () => {
    const before = await living.atCounter<Shown>(receipt);
    const { message, until } = before.actions.find((each) => each.message === 'objectToLevel')!;
    expect(until! > living.desk.today).toBe(true);
    expect((await atCounter(receipt, message, { reason: '应当是三等功' })).status).toBe(200);
    expect(await says('organ-leader', '320600', caseNo, 'answerLevelObjection', { result: 'changed', level: 'citation', reply: '同意' })).toEqual([422, 'level-not-higher', '本办法第十六条（默认规则）']);
    expect(await says('organ-leader', '320600', caseNo, 'answerLevelObjection', { result: 'changed', level: 'merit-3', reply: '同意按三等功重新审批' })).toEqual([200, undefined, undefined]);
    await living.workOff(caseNo, {}, ['approve']);
    await living.pass(14);
    expect(await rule('320600', caseNo, 'approved')).toEqual([422, 'low-to-high', '本办法第十六条（由低到高，默认规则）']);
    expect(await rule('320600', caseNo, 'approved', { greatMerit: true })).toEqual([200, undefined, undefined]);
    expect((await living.workOff(caseNo)).filter(({ status }) => status >= 400)).toEqual([]);
    const rows = await living.desk.registers.db.select().from(awards).where(eq(awards.caseNo, caseNo));
    expect(Object.fromEntries(rows.map(({ level, replacedOn }) => [level, replacedOn]))).toEqual({ citation: living.desk.today, 'merit-3': null });
    const shown = await living.atCounter<Shown>(receipt);
    expect(shown.notices.map(({ title }) => title)).toEqual(['奖励决定书', '奖励异议答复书', '奖励决定书']);
    expect(mailed.filter((to) => to === 'qian@example.cn')).toHaveLength(3);
    const letters = await living.desk.registers.db.select({ content: notices.content }).from(notices).where(and(eq(notices.caseNo, caseNo), eq(notices.party, 'nominee'))).orderBy(notices.issuedSeq);
    expect(letters.at(1)!.content.paragraphs.join('')).toContain('按三等功重新公示、审批');
    expect(letters.at(2)!.content.paragraphs.join('')).toMatch(/决定给予三等功.*代替原奖励决定/);
  }, long);
});

describe('烈士评定：遗属以外的人提出的，照样收到结果、可以异议；情形不对的拒绝（烈士褒扬条例第八条、第九条、第十四条）', () => {
  const filing = { applicant: 'anyone', deceased: { name: '周六', idNumber: '320602199505051234' }, diedOn: '2026-01-05' as Day, ground: 'mission', facts: '救人时牺牲', filer: { name: '邻居郑', answerBy: { email: 'zheng@example.cn' } }, county: '320602-veterans' };

  test('知情人在办事大厅提出，不予评定的书面理由寄给本人，凭回执读到、提出异议、读到答复', async () => {
    const filed = await living.desk.app.inject({ method: 'POST', url: '/api/public/martyr-recognitions', headers: { 'idempotency-key': randomUUID() }, payload: filing });
    expect(filed.statusCode).toBe(201);
    const { caseNo, receipt } = filed.json<Started>();
    expect(await says('government-officer', '320000-government', caseNo, 'decideProvince', { result: 'recognised', opinion: '属实', ...paper() })).toEqual([404, undefined, undefined]);
    expect(await says('veterans-officer', '320602-veterans', caseNo, 'recordMartyrNotice', paper())).toEqual([409, 'not-awaited', undefined]);
    const found = (result: string, ground: string) => says('veterans-officer', '320602-veterans', caseNo, 'investigate', { result, ground, opinion: '没有证据表明在执行任务', ...paper() });
    expect(await found('report', 'mission')).toEqual([422, 'wrong-ground', '烈士褒扬条例第八条']);
    expect(await found('not-a-case', 'rescue')).toEqual([200, undefined, undefined]);
    await living.workOff(caseNo);
    const shown = await living.atCounter<Shown>(receipt);
    expect([shown.statusTitle, shown.sentence, shown.next]).toEqual(['已有结果', '可以看告知书。', undefined]);
    expect(shown.notices.map(({ title }) => title)).toEqual(['不予评定烈士告知书']);
    expect(Object.fromEntries(shown.actions.map(({ message, until }) => [message, until !== undefined]))).toEqual({ object: true, supplement: false });
    expect(mailed.filter((to) => to === 'zheng@example.cn')).toHaveLength(1);
    const [letter] = await living.desk.registers.db.select().from(notices).where(and(eq(notices.caseNo, caseNo), eq(notices.party, 'applicant')));
    expect(letter!.content.paragraphs.join('')).toContain('没有证据表明在执行任务');
    expect((await atCounter(receipt, 'object', { reason: '有目击的人' })).status).toBe(200);
    expect((await living.workOff(caseNo)).filter(({ status }) => status >= 400)).toEqual([]);
    expect((await living.atCounter<Shown>(receipt)).notices.map(({ title }) => title)).toEqual(['不予评定烈士告知书', '烈士评定异议答复书']);
    expect(mailed.filter((to) => to === 'zheng@example.cn')).toHaveLength(2);
  }, long);
});
