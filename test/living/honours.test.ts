import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awards, duties, fileCustody, notices } from '../../db/schema/index.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { SignedIn } from '../setup/whole-desk.ts';
import { LivingDesk, type Sent } from './living-desk.ts';

let living: LivingDesk;
beforeAll(async () => {
  living = await LivingDesk.open();
}, 180_000);
afterAll(() => living.close());

interface Shown {
  readonly caseNo: string;
  readonly status: string;
  readonly notices: readonly { readonly title: string }[];
  readonly actions: readonly { readonly message: string }[];
}
interface Started {
  readonly caseNo: string;
  readonly receipt: string;
}
const long = 900_000;
const passedOn = (decide: string) => ['transmit', 'acknowledge', decide];
/** Everything that is said on the straight way up, but for the certificate. */
const martyrSteps = ['prepareFile', 'decideFiling', ...passedOn('investigate'), 'publishNotice', ...passedOn('decideCounty'), ...passedOn('decideCity'), ...passedOn('decideProvince'), ...passedOn('decideNational'), 'recordMartyrNotice', 'tellInPerson', 'settleHolder', 'decideMoney'];

describe('不懂程序的人照着待办逐项填写，从发起办到证书', () => {
  test('表彰：推荐、两级公示、批准、宣布、备案、入档，本人凭回执看到决定书（第十六条）', async () => {
    const handler = await living.as('handler', '320602');
    const { body, status } = await handler.post<Started>('/commendations', { nominee: { name: '孙喆', idNumber: '320602199001011234' }, unit: '320602-s1', deedOn: '2026-01-05', deed: '救起落水群众', level: 'citation', secret: false });
    expect(status).toBe(201);
    const sent: Sent[] = [];
    for (let wait = 0; wait < 8 && (await living.result(body.caseNo)) === null; wait += 1) {
      sent.push(...(await living.workOff(body.caseNo)));
      if ((await living.result(body.caseNo)) === null) await living.pass(14);
    }
    expect(sent.filter((each) => each.status >= 400)).toEqual([]);
    expect(await living.result(body.caseNo)).toBe('awarded');
    expect(sent.map(({ message }) => message)).toEqual(['recordReview', 'proposeAward', 'vet', 'vet', 'publishNotice', 'approve', 'publishNotice', 'approve', 'announce', 'recordFiling', 'enterInFile']);
    const [award] = await living.desk.registers.db.select().from(awards).where(eq(awards.caseNo, body.caseNo));
    expect(award).toMatchObject({ level: 'citation', organ: '320600', revokedOn: null, inFileOn: living.desk.today });
    const shown = await living.atCounter<Shown>(body.receipt);
    expect(shown.notices.map(({ title }) => title)).toEqual(['奖励决定书']);
    expect(shown.actions.map(({ message }) => message).toSorted()).toEqual(['consentToPublicity', 'objectToLevel']);
  }, long);

  test('烈士评定：单位申报、逐级审核、复核、告知、颁授、核定；家属凭回执看到告知书（烈士褒扬条例第八条至第十六条）', async () => {
    const handler = await living.as('handler', '320602');
    const { body, status } = await handler.post<Started>('/martyr-recognitions', { applicant: 'employer', deceased: { name: '李四', idNumber: '320602199202021234' }, family: { name: '李母' }, diedOn: '2026-01-05', ground: 'offences', facts: '处置警情时牺牲', county: '320602-veterans' });
    expect(status).toBe(201);
    const sent = await living.workUntil(body.caseNo, ['handOverCertificate'], 20);
    const government = await living.as('government-officer', '320602-government');
    const handOver = (year: number) => government.post<{ errors?: { pointer: string }[] }>(`/cases/${body.caseNo}/messages/handOverCertificate`, { year, certificateNo: '苏烈 0001', place: '烈士陵园', record: '当场颁授' });
    const year = Number(living.desk.today.slice(0, 4)) + (living.desk.today <= `${living.desk.today.slice(0, 4)}-09-30` ? 0 : 1);
    expect((await handOver(year - 1)).body.errors?.[0]?.pointer).toBe('/year');
    expect((await handOver(year)).body.errors?.[0]?.pointer).toBe('/year');
    await living.passUntil(`${year}-09-30` as Day);
    const again = await living.as('government-officer', '320602-government');
    expect((await again.post(`/cases/${body.caseNo}/messages/handOverCertificate`, { year, certificateNo: '苏烈 0001', place: '烈士陵园', record: '当场颁授' })).status).toBe(200);
    sent.push(...(await living.workOff(body.caseNo)));
    expect(sent.filter((each) => each.status >= 400)).toEqual([]);
    expect(await living.result(body.caseNo)).toBe('honoured');
    expect(sent.map(({ message }) => message)).toEqual(martyrSteps);
    const [letter] = await living.desk.registers.db.select().from(notices).where(and(eq(notices.caseNo, body.caseNo), eq(notices.party, 'employer')));
    expect(letter).toMatchObject({ kind: 'applicant-notice', organ: '320602-veterans', service: 'served' });
    const custody = await living.desk.registers.db.select().from(fileCustody).where(eq(fileCustody.caseNo, body.caseNo)).orderBy(fileCustody.nth);
    expect(custody.filter(({ kind }) => kind === 'received').map(({ organ }) => organ)).toEqual(['320602-veterans', '320602-government', '320600-government', '320000-government', '100000-veterans']);
    const shown = await living.atCounter<Shown>(body.receipt);
    expect(shown.notices.map(({ title }) => title)).toEqual(['烈士评定告知书', '烈士褒扬金和补助金核定书']);
    expect(shown.actions.map(({ message }) => message).sort()).toEqual(['applyPension', 'supplement']);
  }, long);

  test('遗属在办事大厅提出，另一遗属再提出：并入一案，各看各的；县级登记商定以前不颁授、不核定（烈士褒扬条例第九条、第十五条第二款）', async () => {
    const filing = { applicant: 'family', deceased: { name: '王五', idNumber: '320602199303031234' }, diedOn: '2026-01-05', ground: 'rescue', facts: '抢险时牺牲', filer: { name: '王妻', relation: '配偶', answerBy: { phone: '13800000001' } }, county: '320602-veterans' };
    const file = async (body: object, key = randomUUID()) => living.desk.app.inject({ method: 'POST', url: '/api/public/martyr-recognitions', headers: { 'idempotency-key': key }, payload: body });
    const first = await file(filing);
    expect(first.statusCode).toBe(201);
    const { caseNo, receipt } = first.json<Started>();
    const second = await file({ ...filing, filer: { name: '王父', relation: '父亲', answerBy: { phone: '13800000002' } }, facts: '我是他父亲，请一并考虑' });
    expect([second.statusCode, second.json<Started>().caseNo]).toEqual([201, caseNo]);
    expect((await file({ ...filing, filer: { name: '王弟' } })).json()).toMatchObject({ ground: 'already-open' });

    const veterans = await living.as('veterans-officer', '320602-veterans');
    const settle = (duty: string, result: string) => veterans.post(`/cases/${caseNo}/messages/settleHolder`, { duty, result, on: living.desk.today, record: '共同商议' });
    expect(await kinBy(veterans, caseNo)).toEqual({ others: 1, disputed: true });
    expect((await settle('settleHolder/claim', 'disputed')).status).toBe(200);
    for (let turn = 0; turn < 12 && !(await openKeys(caseNo)).includes('settleHolder'); turn += 1) {
      expect((await living.workOff(caseNo, {}, ['settleHolder'])).filter((each) => each.status >= 400)).toEqual([]);
      if (!(await openKeys(caseNo)).includes('settleHolder')) await living.pass(20);
    }
    const now = await living.as('veterans-officer', '320602-veterans');
    const said = (duty: string) => now.post<{ ground?: string }>(`/cases/${caseNo}/messages/settleHolder`, { duty, result: 'agreed', on: living.desk.today, record: '已商定' });
    expect((await said('settleHolder')).status).toBe(200);
    const money = (figures = {}) => now.post<{ ground?: string }>(`/cases/${caseNo}/messages/decideMoney`, { ...figures, recipients: '父母、配偶各半', paperNo: '1号', on: living.desk.today });
    expect((await money()).body.ground).toBe('kin-disputed');
    expect((await said('settleHolder/claim:2')).status).toBe(200);
    expect(await kinBy(now, caseNo)).toEqual({ others: 1, disputed: false });
    expect((await money()).status).toBe(422);
    expect((await money({ income: 5_400_000, basicWage: 500_000 })).status).toBe(200);

    const shown = await living.atCounter<Shown>(receipt);
    expect(shown.notices.map(({ title }) => title)).toContain('烈士评定告知书');
    const other = await living.atCounter<Shown & { messages: readonly { text?: string }[] }>(second.json<Started>().receipt);
    // Told what was settled about the own filing, and the outcome; nothing of what the family wrote or is paid.
    expect(other.caseNo).toBe(caseNo);
    expect(other.notices.map(({ title }) => title).toSorted()).toEqual(['烈士评定结果告知书', '遗属商定情况告知书']);
    expect(other.messages.map(({ text }) => text)).toEqual(['我是他父亲，请一并考虑']);
    expect(other.actions.map(({ message }) => message)).toEqual(['supplement']);
    expect(JSON.stringify(other)).not.toContain('王');
  }, long);
});

const kinBy = async (who: SignedIn, caseNo: string) => (await who.get<{ kin: object }>(`/martyr-recognitions/${caseNo}/honours`)).body.kin;
const openKeys = async (caseNo: string): Promise<string[]> => (await living.desk.registers.db.select({ key: duties.key }).from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true)))).map(({ key }) => key);
