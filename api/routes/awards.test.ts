import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf } from '../../db/client.ts';
import { awards, cases, identities, notices, parameters, statements } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { Level } from '../../workflows/commendation/words.ts';
import type { Office, Statement } from '../../workflows/steps/words.ts';
import type { Award, CaseFile, Problem } from '../shapes.ts';
import { awardRoutes } from './awards.ts';
import { caseRoutes } from './cases.ts';
import { messageRoutes } from './messages.ts';

let desk: Desk;
let handler: Official;
beforeAll(async () => {
  desk = await Desk.open(awardRoutes, caseRoutes, messageRoutes);
  handler = desk.as('handler');
});
afterAll(() => desk.close());

const nominee = { name: '孙喆', idNumber: '320602199001011234' };
const nomination = { nominee, unit: '320602-s1', deedOn: '2026-05-20', deed: '救起落水群众', level: 'citation', secret: false };
const start = (body: Record<string, unknown> = {}, key: string = randomUUID()) => handler.call('POST', '/commendations', { body: { ...nomination, ...body }, key });
let nth = 0;
/** Somebody else each time, so that no test stands in another's way. */
const other = () => ({ nominee: { name: '甲', idNumber: `3206021990010${String(++nth).padStart(5, '0')}` } });
const opened = async (body: Record<string, unknown> = other()): Promise<string> => (await start(body)).json<{ caseNo: string }>().caseNo;

/** What the case would do: opens a duty, and hears the statement that answers it. */
async function answered(caseNo: string, duty: string, as: Office, organ: string, body: Record<string, unknown>, told: Record<string, unknown> = {}): Promise<void> {
  const message = duty.split(/[/:]/)[0]!;
  const by = desk.as(as, { organ }).id;
  const id = randomUUID();
  await desk.enter(caseNo, { type: 'duty-opened', key: duty, message, who: { office: as, organ }, owed: true });
  await desk.registers.db.insert(statements).values({ id, caseNo, message, duty, sender: by, as, organ, receivedAt: desk.now(), receivedOn: desk.today, body, bodyHash: '', told, state: 'received' });
  await desk.enter(caseNo, { type: 'answered', key: duty, statement: { id, duty, by, as, organ, on: desk.today, ...told } as Statement });
}
async function approved(caseNo: string, level: Level, lowered?: Level): Promise<void> {
  await answered(caseNo, 'proposeAward', 'unit-leader', '320602', {}, { result: 'proposed', level });
  await answered(caseNo, 'approve/320600', 'organ-leader', '320600', { reason: '事迹属实' }, lowered ? { result: 'lowered', level: lowered } : { result: 'approved' });
  await answered(caseNo, 'announce', 'personnel-officer', '320600', {});
}
const awardOf = async (caseNo: string) => (await desk.registers.db.select().from(awards).where(eq(awards.caseNo, caseNo)))[0];

describe('推荐奖励（第十六条）', () => {
  test('登记一次，重发给出同一案号和回执；姓名封存，不入流程', async () => {
    const key = randomUUID();
    const first = await start({}, key);
    expect(first.statusCode).toBe(201);
    const filed = first.json<{ caseNo: string; receipt: string }>();
    expect(filed.caseNo).toMatch(/^JL-2026-\d{5}$/);
    expect((await start({}, key)).json()).toEqual(filed);
    const [row] = await desk.registers.db.select().from(cases).where(eq(cases.caseNo, filed.caseNo));
    expect(row).toMatchObject({ procedure: 'commendation', title: '嘉奖推荐', opening: { ladder: ['320602', '320600', '320000', '100000'], approvers: { citation: '320600', 'merit-3': '320600', 'merit-2': '320000', 'merit-1': '100000', title: '100000' }, held: [], nominatedBy: handler.id } });
    expect(JSON.stringify(row)).not.toContain('孙喆');
    expect((await desk.registers.db.select().from(identities).where(eq(identities.caseNo, filed.caseNo))).map(({ party }) => party).sort()).toEqual(['nominee', 'unit']);
  });

  test('同一人同一事迹再推荐的，指明已有的案件拒绝；别的事迹可以', async () => {
    const again = await start();
    expect(again.statusCode).toBe(422);
    expect(again.json<Problem>()).toMatchObject({ ground: 'one-deed-one-award', errors: [{ pointer: '/deedOn' }] });
    expect((await start({ deedOn: '2026-04-01' })).statusCode).toBe(201);
  });

  test('将来的事迹、没有的单位、不是推荐岗位的，不予登记', async () => {
    expect((await start({ ...other(), deedOn: '2026-06-03' })).statusCode).toBe(422);
    expect((await start({ ...other(), unit: 'nowhere' })).json<Problem>().errors?.[0]?.pointer).toBe('/unit');
    expect((await desk.as('inspection').call('POST', '/commendations', { body: { ...nomination, ...other() } })).statusCode).toBe(403);
    expect((await desk.as('personnel-officer').call('POST', '/commendations', { body: { ...nomination, ...other() } })).statusCode).toBe(201);
  });
});

describe('奖励名册', () => {
  test('宣布后入册：等级取最后改定的一级，奖金只取参数；入档、撤销各一次', async () => {
    await desk.registers.db.insert(parameters).values({ id: randomUUID(), name: 'award-bonus-citation', value: 150_000, since: '2026-01-01', basis: '市局标准', draftedBy: 'a', confirmedBy: 'b', confirmedAt: desk.now(), at: desk.now() });
    const caseNo = await opened();
    await approved(caseNo, 'merit-3', 'citation');
    expect(await awardOf(caseNo)).toMatchObject({ level: 'citation', organ: '320600', bonus: 150_000, deedOn: '2026-05-20', inFileOn: null, revokedOn: null });
    await answered(caseNo, 'enterInFile', 'personnel-officer', '320602', {});
    await answered(caseNo, 'ruleRevocation', 'organ-leader', '320600', {}, { result: 'revoked' });
    expect(await awardOf(caseNo)).toMatchObject({ inFileOn: '2026-06-02', revokedOn: '2026-06-02' });
    const change = desk.registers.db.update(awards).set({ level: 'title' }).where(eq(awards.caseNo, caseNo));
    expect(await change.then(() => undefined, (error: unknown) => faultOf(error)?.constraint)).toBe('award_stands');
  });

  test('没有参数的等级没有奖金；名册只列可以看的案件', async () => {
    const caseNo = await opened();
    await approved(caseNo, 'merit-3');
    expect(await awardOf(caseNo)).toMatchObject({ level: 'merit-3', bonus: 0 });
    const list = async (who: Official) => (await who.call('GET', '/awards')).json<{ items: Award[] }>().items.map((each) => each.caseNo);
    expect(await list(desk.as('organ-leader', { organ: '320600' }))).toContain(caseNo);
    expect(await list(desk.as('organ-leader', { organ: '320681' }))).toEqual([]);
  });

  test('等级异议后按更高等级再宣布的：新的一行有效，原来的一行留着并写明何时被代替；撤销只撤有效的一行', async () => {
    const caseNo = await opened();
    await approved(caseNo, 'citation');
    await answered(caseNo, 'enterInFile', 'personnel-officer', '320602', {});
    await answered(caseNo, 'answerLevelObjection', 'organ-leader', '320600', { reply: '应当是三等功' }, { result: 'changed', level: 'merit-3' });
    await answered(caseNo, 'approve/320600:2', 'organ-leader', '320600', { reason: '异议成立' }, { result: 'approved' });
    await answered(caseNo, 'announce:2', 'personnel-officer', '320600', {});
    const rows = async () => (await desk.registers.db.select().from(awards).where(eq(awards.caseNo, caseNo)).orderBy(awards.level)).map(({ level, inFileOn, replacedOn, revokedOn }) => ({ level, inFileOn, replacedOn, revokedOn }));
    expect(await rows()).toEqual([{ level: 'citation', inFileOn: '2026-06-02', replacedOn: '2026-06-02', revokedOn: null }, { level: 'merit-3', inFileOn: null, replacedOn: null, revokedOn: null }]);
    const listed = (await desk.as('organ-leader', { organ: '320600' }).call('GET', '/awards')).json<{ items: Award[] }>().items.filter((each) => each.caseNo === caseNo);
    expect(Object.fromEntries(listed.map(({ level, replacedOn }) => [level, replacedOn]))).toEqual({ citation: '2026-06-02', 'merit-3': undefined });
    expect(listed).toHaveLength(2);
    await answered(caseNo, 'ruleRevocation', 'organ-leader', '320600', {}, { result: 'revoked' });
    expect((await rows()).map(({ revokedOn }) => revokedOn)).toEqual([null, '2026-06-02']);
    const change = desk.registers.db.update(awards).set({ replacedOn: null }).where(and(eq(awards.caseNo, caseNo), eq(awards.level, 'citation')));
    expect(await change.then(() => undefined, (error: unknown) => faultOf(error)?.constraint)).toBe('award_stands');
  });

  test('审批单上，法律现在不许的结果也列出，写明为什么和依据，中英文都有；许可的才能选', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'proposeAward', 'unit-leader', '320602', {}, { result: 'proposed', level: 'merit-3' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'approve/320602', message: 'approve', who: { office: 'organ-leader', organ: '320602' }, owed: true });
    const result = async (language: string) => {
      const file = (await desk.as('organ-leader', { organ: '320602' }).call('GET', `/cases/${caseNo}`, { headers: { 'accept-language': language } })).json<CaseFile>();
      return (file.actions.find(({ message }) => message === 'approve')!.schema as { properties: { result: Record<string, unknown> } }).properties.result;
    };
    expect(await result('zh')).toMatchObject({ enum: ['forwarded', 'lowered', 'returned', 'refused'], 'x-unlawful': { approved: '本机关无权批准这一等级。请同意并上报，或者改为有权批准的较低等级。（参照公安机关人民警察奖励条令第十三条至第十五条）' } });
    expect((await result('en'))['x-unlawful']).toEqual({ approved: 'This organ may not approve that level. Forward it, or lower the level. (参照公安机关人民警察奖励条令第十三条至第十五条)' });
  });

  test('立案以后别的案件已给同级奖励的，审批时拒绝并说明最早哪一天（奖励条令第十一条参照）', async () => {
    const who = other();
    const [one, two] = [await opened(who), await opened({ ...who, deedOn: '2026-04-02' })];
    await approved(one, 'citation');
    await answered(two, 'proposeAward', 'unit-leader', '320602', {}, { result: 'proposed', level: 'citation' });
    await desk.enter(two, { type: 'duty-opened', key: 'approve/320600', message: 'approve', who: { office: 'organ-leader', organ: '320600' }, owed: true });
    const sent = await desk.as('organ-leader', { organ: '320600' }).call('POST', `/cases/${two}/messages/approve`, { body: { result: 'approved', present: 3, paperNo: '1号', on: '2026-06-02', reason: '属实' } });
    expect(sent.json<Problem>().ground).toBe('within-a-year');
    expect(sent.json<Problem>().detail).toContain('2027-06-03');
    expect(await desk.registers.db.$count(statements, and(eq(statements.caseNo, two), eq(statements.message, 'approve')))).toBe(0);
  });

  test('别的案件已批准、还没有宣布的奖励也算：两案接连审批，第二案拒绝；不予批准的不算', async () => {
    const who = other();
    const [one, two] = [await opened(who), await opened({ ...who, deedOn: '2026-04-02' })];
    const rule = async () => {
      const sent = await desk.as('organ-leader', { organ: '320600' }).call('POST', `/cases/${two}/messages/approve`, { body: { result: 'approved', present: 3, paperNo: '1号', on: '2026-06-02', reason: '属实' } });
      return sent.json<Problem>().ground;
    };
    await answered(two, 'proposeAward', 'unit-leader', '320602', {}, { result: 'proposed', level: 'citation' });
    await desk.enter(two, { type: 'duty-opened', key: 'approve/320600', message: 'approve', who: { office: 'organ-leader', organ: '320600' }, owed: true });
    await answered(one, 'proposeAward', 'unit-leader', '320602', {}, { result: 'proposed', level: 'citation' });
    await answered(one, 'approve/320600', 'organ-leader', '320600', { reason: '属实' }, { result: 'refused' });
    expect(await rule()).toBeUndefined();
    await answered(one, 'approve/320600:2', 'organ-leader', '320600', { reason: '属实' }, { result: 'approved' });
    await desk.enter(one, { type: 'duty-opened', key: 'announce', message: 'announce', who: { office: 'personnel-officer', organ: '320600' }, owed: true });
    await desk.registers.db.delete(statements).where(and(eq(statements.caseNo, two), eq(statements.message, 'approve')));
    expect(await rule()).toBe('within-a-year');
  });

  test('决定书写明等级和理由，不写姓名', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'approve/320600', 'organ-leader', '320600', { reason: '见义勇为', paperNo: '通公〔2026〕9号' }, { result: 'approved' });
    const ruling = (await desk.registers.db.select().from(statements).where(eq(statements.caseNo, caseNo))).find(({ message }) => message === 'approve')!;
    await desk.enter(caseNo, { type: 'notice-issued', key: 'award-decision:nominee', notice: 'award-decision', to: 'nominee', on: desk.today, about: { from: '320600', statement: ruling.id, level: 'citation', which: 'nominee' } });
    const [notice] = await desk.registers.db.select().from(notices).where(eq(notices.caseNo, caseNo));
    expect(notice?.number).toMatch(/^通公奖令〔2026〕\d+号$/);
    expect(notice?.content.paragraphs.join('')).toContain('决定给予嘉奖');
    expect(notice?.content.paragraphs.join('')).toContain('见义勇为');
    expect(notice?.content.paragraphs.join('')).not.toContain('甲');
  });

  test('追授的决定书写明追授，异议和公开由近亲属决定', async () => {
    const caseNo = await opened({ ...other(), posthumous: true });
    await answered(caseNo, 'approve/320600', 'organ-leader', '320600', { reason: '舍己救人' }, { result: 'approved' });
    const ruling = (await desk.registers.db.select().from(statements).where(eq(statements.caseNo, caseNo))).find(({ message }) => message === 'approve')!;
    await desk.enter(caseNo, { type: 'notice-issued', key: 'award-decision:nominee', notice: 'award-decision', to: 'nominee', on: desk.today, about: { from: '320600', statement: ruling.id, level: 'merit-2', which: 'nominee' } });
    const [notice] = await desk.registers.db.select().from(notices).where(eq(notices.caseNo, caseNo));
    const said = notice!.content.paragraphs.join('');
    expect(said).toContain('决定追授二等功');
    expect(said).toContain('近亲属或者推荐单位对等级有异议的');
    expect(said).toContain('证书颁发给近亲属');
    expect(said).toContain('是否公开宣传由近亲属决定');
    expect(said).not.toMatch(/决定给予|由本人决定|本人或者推荐单位/);
  });

  test('县级嘉奖权限是参数：打开以后立的案，由县局批准', async () => {
    await desk.registers.db.insert(parameters).values({ id: randomUUID(), name: 'award-approver-citation', value: 1, since: '2026-06-01', basis: '市局通知', draftedBy: 'a', confirmedBy: 'b', confirmedAt: desk.now(), at: desk.now() });
    const [row] = await desk.registers.db.select().from(cases).where(eq(cases.caseNo, await opened()));
    expect(row?.opening).toMatchObject({ approvers: { citation: '320602', 'merit-3': '320600' } });
  });
});
