import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awards, fileCustody } from '../../db/schema/index.ts';
import type { Day } from '../../workflows/steps/words.ts';
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
    expect(shown.actions.map(({ message }) => message)).toEqual(['consentToPublicity']);
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
    const custody = await living.desk.registers.db.select().from(fileCustody).where(eq(fileCustody.caseNo, body.caseNo)).orderBy(fileCustody.nth);
    expect(custody.filter(({ kind }) => kind === 'received').map(({ organ }) => organ)).toEqual(['320602-veterans', '320602-government', '320600-government', '320000-government', '100000-veterans']);
    const shown = await living.atCounter<Shown>(body.receipt);
    expect(shown.notices.map(({ title }) => title)).toEqual(['烈士评定告知书', '烈士褒扬金和补助金核定书']);
    expect(shown.actions.map(({ message }) => message).sort()).toEqual(['applyPension', 'supplement']);
  }, long);
});
