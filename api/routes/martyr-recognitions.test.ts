import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf } from '../../db/client.ts';
import { cases, duties, fileCustody, identities, notices, statements } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { Office, Statement } from '../../workflows/steps/words.ts';
import type { CaseFile, Honours, Problem, Track } from '../shapes.ts';
import { caseRoutes } from './cases.ts';
import { messageRoutes } from './messages.ts';
import { martyrRoutes } from './martyr-recognitions.ts';
import { receiptRoutes } from './receipts.ts';
import { workInjuryRoutes } from './work-injuries.ts';

let desk: Desk;
let handler: Official;
beforeAll(async () => {
  desk = await Desk.open(martyrRoutes, workInjuryRoutes, caseRoutes, messageRoutes, receiptRoutes);
  handler = desk.as('handler');
});
afterAll(() => desk.close());

const county = '320602-veterans';
const request = { applicant: 'employer', family: { name: '孙母' }, diedOn: '2026-05-01', ground: 'offences', facts: '处置警情时牺牲', county };
let nth = 0;
const deceased = () => ({ deceased: { name: `牺牲者${++nth}`, idNumber: `3206021991010${String(nth).padStart(5, '0')}` } });
const start = (body: Record<string, unknown>, by = handler, key: string = randomUUID()) => by.call('POST', '/martyr-recognitions', { body: { ...request, ...body }, key });
const opened = async (body: Record<string, unknown> = {}): Promise<string> => (await start({ ...deceased(), ...body })).json<{ caseNo: string }>().caseNo;
const rowOf = async (caseNo: string) => (await desk.registers.db.select().from(cases).where(eq(cases.caseNo, caseNo)))[0];

/** What the case would do: opens a duty, and hears the statement that answers it. */
async function answered(caseNo: string, duty: string, as: Office, organ: string, body: Record<string, unknown> = {}, told: Record<string, unknown> = {}): Promise<void> {
  const message = duty.split(/[/:]/)[0]!;
  const by = desk.as(as, { organ }).id;
  const id = randomUUID();
  if ((await desk.registers.db.$count(duties, eq(duties.id, `${caseNo}.${duty}`))) === 0) await desk.enter(caseNo, { type: 'duty-opened', key: duty, message, who: { office: as, organ }, owed: true });
  await desk.registers.db.insert(statements).values({ id, caseNo, message, duty, sender: by, as, organ, receivedAt: desk.now(), receivedOn: desk.today, body, bodyHash: '', told, state: 'received' });
  await desk.enter(caseNo, { type: 'answered', key: duty, statement: { id, duty, by, as, organ, on: desk.today, ...told } as Statement });
}
const honours = async (caseNo: string, who = handler) => (await who.call('GET', `/martyr-recognitions/${caseNo}/honours`, { headers: { 'x-read-reason': encodeURIComponent('核对') } })).json<Honours>();

describe('登记烈士评定（烈士褒扬条例第九条）', () => {
  test('单位登记：逐级机关按县区取定，姓名封存，家属得回执', async () => {
    const key = randomUUID();
    const body = deceased();
    const first = await start(body, handler, key);
    expect(first.statusCode).toBe(201);
    const filed = first.json<{ caseNo: string; receipt: string }>();
    expect(filed.caseNo).toMatch(/^LS-2026-\d{5}$/);
    expect((await start(body, handler, key)).json()).toEqual(filed);
    const row = await rowOf(filed.caseNo);
    expect(row).toMatchObject({ procedure: 'martyr-recognition', organ: '320602', urgent: true, opening: { household: county, publicNotice: true, bodies: { county, 'county-government': '320602-government', 'city-government': '320600-government', 'provincial-government': '320000-government', national: '100000-veterans' } } });
    expect(JSON.stringify(row)).not.toContain('孙母');
    expect((await desk.registers.db.select().from(identities).where(eq(identities.caseNo, filed.caseNo))).map(({ party }) => party).sort()).toEqual(['deceased', 'employer', 'family']);
    const { token } = (await desk.send('POST', '/api/public/receipts', { body: { receipt: filed.receipt } })).json<{ token: string }>();
    const file = (await desk.send('GET', '/api/public/file', { headers: { authorization: `Bearer ${token}` } })).json<{ caseNo: string; status: string; sentence: string; steps: { title: string }[] }>();
    expect(file).toMatchObject({ caseNo: filed.caseNo, status: 'investigating' });
    expect(file.steps.map(({ title }) => title)).toEqual(['收到', '县级调查', '逐级审核', '复核或者评定', '颁授证书']);
  });

  test('没有找到遗属的，单位也能提出，不发回执；找到以后由承办岗登记联系人、发回执', async () => {
    const filed = await start({ ...deceased(), family: undefined });
    expect(filed.statusCode).toBe(201);
    const { caseNo, receipt } = filed.json<{ caseNo: string; receipt?: string }>();
    expect(receipt).toBeUndefined();
    const because = { 'x-read-reason': encodeURIComponent('发放回执') };
    const family = async () => (await handler.call('GET', `/cases/${caseNo}`, { headers: because })).json<CaseFile>().parties.find(({ party }) => party === 'family');
    expect(await family()).toMatchObject({ sealed: false, receipt: false });
    const handed = await handler.call('POST', `/cases/${caseNo}/receipts`, { body: { party: 'family', contact: { name: '孙母' } }, headers: because });
    expect(handed.statusCode).toBe(201);
    expect(await family()).toMatchObject({ sealed: true, receipt: true });
    expect((await desk.send('POST', '/api/public/receipts', { body: { receipt: handed.json<{ receipt: string }>().receipt } })).statusCode).toBe(200);
  });

  test('遗属和群众提出的，只能由受理的县级部门登记，案件就在那里', async () => {
    expect((await start({ ...deceased(), applicant: 'family' })).statusCode).toBe(403);
    const officer = desk.as('veterans-officer', { organ: county });
    const beside = { ...deceased(), applicant: 'anyone', family: undefined, filer: { name: '邻居郑', answerBy: { phone: '13800000003' } } };
    const filed = await start(beside, officer);
    expect(filed.statusCode).toBe(201);
    expect((await desk.registers.db.select().from(identities).where(eq(identities.caseNo, filed.json<{ caseNo: string }>().caseNo))).map(({ party }) => party).sort()).toEqual(['applicant', 'deceased']);
    for (const [body, pointer] of [[{ ...beside, filer: undefined }, '/filer'], [{ ...beside, family: { name: '孙母' } }, '/family'], [{ ...deceased(), applicant: 'family', family: undefined }, '/family'], [{ ...deceased(), applicant: 'family', filer: { name: '郑' } }, '/filer']] as const) {
      const sent = await start(body, officer);
      expect([sent.statusCode, sent.json<Problem>().errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
    expect((await rowOf(filed.json<{ caseNo: string }>().caseNo))?.organ).toBe(county);
    expect((await start({ ...deceased(), applicant: 'family', county: '320681-veterans' }, officer)).statusCode).toBe(403);
  });

  test('同一人已在评定的、没有的县级部门、没有的工伤案号，指明拒绝', async () => {
    const body = deceased();
    await start(body);
    expect((await start(body)).json<Problem>().ground).toBe('already-open');
    expect((await start({ ...deceased(), county: '320602-hr' })).json<Problem>().errors?.[0]?.pointer).toBe('/county');
    expect((await start({ ...deceased(), workInjury: 'GS-2026-99999' })).json<Problem>().errors?.[0]?.pointer).toBe('/workInjury');
    expect((await start({ ...deceased(), diedOn: '2026-06-03' })).statusCode).toBe(422);
  });
});

describe('工伤死亡案与烈士评定并行，互相关联（第四条）', () => {
  const incident = { occurredOn: '2026-05-01', place: '人民路', task: '处置警情', cause: '被撞', harm: 'death', family: { name: '孙父' }, employment: 'direct', insurance: 'insured', thirdParty: false };

  test('提请烈士评定另立案件：关联、封存、一张回执看两件；重做不再立', async () => {
    const { caseNo, receipt } = (await handler.call('POST', '/work-injuries', { body: { ...incident, injured: { name: '孙喆', idNumber: '320602199001019999' } } })).json<{ caseNo: string; receipt: string }>();
    await answered(caseNo, 'proposeMartyr', 'unit-leader', '320602', { ground: 'rescue', deed: '舍身救人' });
    const [said] = await desk.registers.db.select().from(statements).where(eq(statements.message, 'proposeMartyr'));
    await desk.enter(caseNo, { type: 'linked', key: 'martyr-recognition', kind: 'martyr-recognition', organ: '320600', statement: said!.id, on: desk.today });
    const linked = await desk.registers.db.select().from(statements).where(eq(statements.message, 'requestRecognition'));
    const own = linked.filter(({ body }) => body.linkedFrom === caseNo);
    expect(own).toHaveLength(1);
    expect(own[0]?.told).toMatchObject({ organ: '320600', diedOn: '2026-05-01', applicant: 'employer', ground: 'rescue', household: county });
    expect(JSON.stringify(own[0]?.told)).not.toContain('孙');
    const linkedNo = own[0]!.caseNo;
    await desk.begin({ caseNo: linkedNo, organ: '320600' }, 'martyr-recognition');
    expect(await rowOf(linkedNo)).toMatchObject({ linkedFrom: caseNo });
    const { token } = (await desk.send('POST', '/api/public/receipts', { body: { receipt } })).json<{ token: string }>();
    const file = (await desk.send('GET', '/api/public/file', { headers: { authorization: `Bearer ${token}` } })).json<{ caseNo: string; others: { caseNo: string }[] }>();
    expect([file.caseNo, ...file.others.map((each) => each.caseNo)]).toEqual([caseNo, linkedNo]);
  });

  test('伤者自己的回执不当作家属的；家属的回执和联系方式后来才发的，两件案件都能打开；在那以前告知书由人送达', async () => {
    const because = { 'x-read-reason': encodeURIComponent('当面核对') };
    const tokenOf = async (receipt: string) => ({ authorization: `Bearer ${(await desk.send('POST', '/api/public/receipts', { body: { receipt } })).json<{ token: string }>().token}` });
    const casesOf = async (receipt: string) => {
      const file = (await desk.send('GET', '/api/public/file', { headers: await tokenOf(receipt) })).json<{ caseNo: string; others: { caseNo: string }[] }>();
      return [file.caseNo, ...file.others.map((each) => each.caseNo)];
    };
    const own = (await handler.call('POST', '/work-injuries', { body: { ...incident, harm: 'injury', family: undefined, injured: { name: '周勇', idNumber: '320602199001017777' } } })).json<{ caseNo: string; receipt: string }>();
    const { caseNo } = own;
    await answered(caseNo, 'recordDeath', 'handler', '320602', { on: '2026-05-20', cause: '伤重', paperNo: '死证1' });
    await answered(caseNo, 'proposeMartyr', 'unit-leader', '320602', { ground: 'rescue', deed: '舍身救人' });
    const [said] = await desk.registers.db.select().from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'proposeMartyr')));
    await desk.enter(caseNo, { type: 'linked', key: 'martyr-recognition', kind: 'martyr-recognition', organ: '320600', statement: said!.id, on: desk.today });
    const linkedNo = (await desk.registers.db.select().from(statements).where(eq(statements.message, 'requestRecognition'))).find(({ body }) => body.linkedFrom === caseNo)!.caseNo;
    await desk.begin({ caseNo: linkedNo, organ: '320600' }, 'martyr-recognition');
    const refusal = (key: string) => desk.enter(linkedNo, { type: 'notice-issued', key, notice: 'refusal-notice', to: 'family', on: desk.today, about: { from: '320600', statement: said!.id } });

    expect(await casesOf(own.receipt)).toEqual([caseNo]);
    await refusal('refusal-notice');
    // What lies at the counter reaches nobody there, so it must not start the time for an objection.
    expect(await desk.deliver(linkedNo, 'refusal-notice')).toMatchObject({ result: 'by-hand', channel: 'hand' });

    const handed = await handler.call('POST', `/cases/${caseNo}/receipts`, { body: { party: 'family', contact: { name: '周母' } }, headers: because });
    expect(handed.statusCode).toBe(201);
    expect(await casesOf(handed.json<{ receipt: string }>().receipt)).toEqual([caseNo, linkedNo]);
    expect(await desk.deps.seal.openIdentity(desk.registers.db, linkedNo, 'family')).toMatchObject({ name: '周母' });
    await refusal('refusal-notice:2');
    expect(await desk.deliver(linkedNo, 'refusal-notice:2')).toMatchObject({ result: 'accepted', channel: 'portal' });
  });

  test('先有工伤案的，登记评定时自动关联到同一人', async () => {
    const injured = { name: '李四', idNumber: '320602199202029999' };
    const { caseNo } = (await handler.call('POST', '/work-injuries', { body: { ...incident, injured } })).json<{ caseNo: string }>();
    const filed = (await start({ deceased: injured })).json<{ caseNo: string }>();
    expect(await rowOf(filed.caseNo)).toMatchObject({ linkedFrom: caseNo });
  });
});

describe('案卷去向、褒扬金和抚恤', () => {
  test('送出、签收、询问各记一行，随时知道案卷在哪里；记下的不能改', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'transmit/county', 'handler', '320602', { paperNo: '崇公〔2026〕3号', on: '2026-06-01' });
    expect((await honours(caseNo)).holder).toMatchObject({ organ: county, underway: true });
    await answered(caseNo, 'acknowledge/county', 'veterans-officer', county, { receiptNo: 'R-1', on: '2026-06-02', expectedOn: '2026-07-01' });
    await answered(caseNo, 'enquire/county-due', 'handler', '320602', { asked: '还在核实' });
    const shown = await honours(caseNo);
    expect(shown.holder).toMatchObject({ organ: county, underway: false, expectedOn: '2026-07-01' });
    // A paper that is entered later stands with its own day.
    expect(shown.custody.map(({ kind, number, on }) => [kind, number, on])).toEqual([['sent', '崇公〔2026〕3号', '2026-06-01'], ['received', 'R-1', '2026-06-02'], ['asked', undefined, '2026-06-02']]);
    const change = desk.registers.db.update(fileCustody).set({ organ: 'x' }).where(eq(fileCustody.caseNo, caseNo));
    expect(await change.then(() => undefined, (error: unknown) => faultOf(error) !== undefined)).toBe(true);
  });

  test('逐级写明何时收到、如何决定、文号、附件，本机关登录还是代录来文；退回的回到下一级（screens 3.10）', async () => {
    const caseNo = await opened();
    const track = async (language = 'zh') => (await handler.call('GET', `/martyr-recognitions/${caseNo}/track`, { headers: { 'x-read-reason': encodeURIComponent('核对'), 'accept-language': language } })).json<Track>();
    const states = async () => (await track()).levels.map(({ state }) => state);
    expect(await states()).toEqual(['ahead', 'ahead', 'ahead', 'ahead', 'ahead']);
    await answered(caseNo, 'decideFiling', 'organ-leader', '320602', {}, { result: 'filed' });
    await answered(caseNo, 'transmit/county', 'handler', '320602', { paperNo: '崇公〔2026〕3号' });
    await answered(caseNo, 'acknowledge/county', 'veterans-officer', county, { receiptNo: 'R-1' });
    await answered(caseNo, 'investigate/county', 'veterans-officer', county, { opinion: '属实', paperNo: '崇退〔2026〕7号' }, { result: 'report', ground: 'offences' });
    await answered(caseNo, 'decideCounty/county-government', 'handler', '320602', { opinion: '同意', paperNo: '崇政〔2026〕9号', documents: [randomUUID()] }, { result: 'agreed' });
    const { levels } = await track();
    expect(levels.map(({ state }) => state)).toEqual(['done', 'done', 'current', 'ahead', 'ahead']);
    expect(levels[0]).toMatchObject({ organName: '崇川区退役军人事务局', receivedOn: '2026-06-02', decidedOn: '2026-06-02', days: 0, resultTitle: '符合，报县级人民政府', number: '崇退〔2026〕7号', entered: 'own', enteredTitle: '本机关登录', scans: 0 });
    expect(levels[1]).toMatchObject({ number: '崇政〔2026〕9号', entered: 'received', enteredTitle: '代录来文', scans: 1 });
    expect((await track('en')).levels[1]).toMatchObject({ enteredTitle: 'entered from its paper', resultTitle: 'agreed' });
    await answered(caseNo, 'decideCity/city-government', 'government-officer', '320600-government', { opinion: '材料不足' }, { result: 'returned' });
    expect(await states()).toEqual(['done', 'current', 'ahead', 'ahead', 'ahead']);
    await answered(caseNo, 'decideCounty/county-government:3', 'government-officer', '320602-government', { opinion: '不同意' }, { result: 'refused' });
    expect(await states()).toEqual(['done', 'refused', 'ahead', 'ahead', 'ahead']);
  });

  test('代录其他机关的来文须附扫描件；本机关自己登录的不必', async () => {
    const caseNo = await opened();
    await desk.enter(caseNo, { type: 'duty-opened', key: 'decideCounty/county-government', message: 'decideCounty', who: { office: 'handler', organ: '320602' }, owed: false }, { type: 'duty-opened', key: 'decideCounty/county-government:2', message: 'decideCounty', who: { office: 'government-officer', organ: '320602-government' }, owed: true });
    const agree = (who: Official, language = 'zh', documents?: string[]) => who.call('POST', `/cases/${caseNo}/messages/decideCounty`, { body: { result: 'agreed', opinion: '同意', paperNo: '崇政〔2026〕9号', on: desk.today, ...(documents && { documents }) }, headers: { 'accept-language': language } });
    const refused = await agree(handler);
    expect([refused.statusCode, refused.json<Problem>().errors]).toEqual([422, [{ pointer: '/documents', detail: '请填写“附件”。' }]]);
    expect((await agree(handler, 'en')).json<Problem>().errors).toEqual([{ pointer: '/documents', detail: '“documents” is missing.' }]);
    expect((await agree(handler, 'zh', [])).json<Problem>().errors?.[0]?.detail).toBe('“附件”至少 1 项。');
    const form = (await handler.call('GET', `/cases/${caseNo}`, { headers: { 'x-read-reason': encodeURIComponent('核对') } })).json<CaseFile>().actions.find(({ message }) => message === 'decideCounty')!.schema as { required: string[]; properties: { documents: { description: string } } };
    expect(form.required).toContain('documents');
    expect(form.properties.documents.description).toContain('来文扫描后附在这里');
    expect((await agree(desk.as('government-officer', { organ: '320602-government' }))).statusCode).toBe(200);
  });

  test('褒扬金按牺牲前一年的指数，特别补助金四十个月，逐行写明；缺数据的写明缺什么', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'decideMoney', 'veterans-officer', county, { income: 5_400_000, recipients: '父母各半' });
    await answered(caseNo, 'applyPension', 'veterans-officer', county, { relation: 'parent' });
    await answered(caseNo, 'confirmPension/1', 'veterans-officer', county, { monthly: 300_000 }, { result: 'granted' });
    await answered(caseNo, 'reviewPension/1', 'veterans-officer', county, { to: '320681-veterans' }, { result: 'moved', to: '320681-veterans' });
    await answered(caseNo, 'reviewPension/1:2', 'veterans-officer', '320681-veterans', { diedOn: '2026-06-01' }, { result: 'deceased', diedOn: '2026-06-01' });
    await answered(caseNo, 'payAfterDeath/1', 'veterans-officer', '320681-veterans', { amount: 1_800_000 });
    const shown = await honours(caseNo, desk.as('veterans-officer', { organ: county }));
    expect(shown.lines.map(({ code, amount, how }) => [code, amount, how])).toEqual([['honour', 162_000_000, '2025 年 54,000.00 的 30 倍'], ['grant', undefined, '没有基本工资，不能计算']]);
    expect(shown.pensions).toEqual([{ nth: 1, relation: 'parent', relationTitle: '父母或者抚养人', monthly: 300_000, fromOn: '2026-06-01', organ: '320681-veterans', organName: '启东市退役军人事务局', movesOn: '2027-01-01', confirmedOn: '2026-06-02', diedOn: '2026-06-01', endedOn: '2026-06-02', afterDeath: 1_800_000 }]);
  });

  test('颁授以后案卷停在定期抚恤，不停在异议', async () => {
    const caseNo = await opened();
    await desk.enter(caseNo, { type: 'closed', key: 'closed/case', result: 'honoured', notice: 'martyr-notice', on: desk.today });
    const { outline } = (await handler.call('GET', `/cases/${caseNo}`, { headers: { 'x-read-reason': encodeURIComponent('核对') } })).json<CaseFile>();
    expect(outline.filter(({ state }) => state === 'current').map(({ step }) => step)).toEqual(['pension']);
  });

  test('不予评定告知书写明理由、异议途径和工亡待遇不受影响', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'decideProvince/provincial-government', 'government-officer', '320000-government', { opinion: '不属于第八条情形', paperNo: '苏政〔2026〕1号' }, { result: 'refused' });
    const [ruling] = (await desk.registers.db.select().from(statements).where(eq(statements.caseNo, caseNo))).filter(({ message }) => message === 'decideProvince');
    await desk.enter(caseNo, { type: 'notice-issued', key: 'refusal-notice', notice: 'refusal-notice', to: 'family', on: desk.today, about: { from: '320000-government', statement: ruling!.id } });
    const [notice] = await desk.registers.db.select().from(notices).where(eq(notices.caseNo, caseNo));
    const text = notice!.content.paragraphs.join('');
    for (const part of ['不属于第八条情形', '60天内提出异议', '不予评定不影响工亡待遇']) expect(text).toContain(part);
  });
});
