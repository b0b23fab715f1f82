import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { headcounts } from '../../db/reads/headcount.ts';
import { cases, quotas, statements } from '../../db/schema/index.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { projectStatement } from './effects.ts';

const own = ownRegister(4);
let nth = 0;

/** The case of a quota of one organ; each decision in it is issued in its turn. */
async function opened(): Promise<{ organ: string; issue: (figure: number, from: Day, years?: number) => Promise<void> }> {
  const organ = `organ-${++nth}`;
  const caseNo = `ED-2026-9${nth}`;
  await own.registers.db.insert(cases).values({ caseNo, procedure: 'quota', title: '', organ, openedOn: '2026-06-01', state: 'open', urgent: false, opening: { organ, category: 'duty' }, ruleVersion: '2026-06', lastSeq: 0, lastHash: '' });
  const said = async (message: string, body: Record<string, unknown>) => {
    const id = randomUUID();
    const at = new Date(Date.UTC(2026, 5, 1, 0, 0, ++nth));
    await own.registers.db.insert(statements).values({ id, caseNo, message, duty: message, sender: 'u-1', as: 'staffing-officer', organ, receivedAt: at, receivedOn: '2026-06-01', body, bodyHash: '', told: {}, state: 'answered', answeredAt: at });
    return id;
  };
  return {
    organ,
    issue: async (figure, from, years = 3) => {
      await said('settleProposal', { figure });
      const id = await said('issueQuota', { paperNo: `文 ${figure}`, from, years });
      await own.registers.db.transaction((tx) => projectStatement(tx, caseNo, { id, duty: 'issueQuota', by: 'u-1', as: 'staffing-officer', on: '2026-06-01' }, new Date()));
    },
  };
}

describe('额度核定以后', () => {
  test('还没有执行的又被提前执行的代替，任何一天只有一份在执行', async () => {
    const { organ, issue } = await opened();
    await issue(10, '2026-06-01');
    await issue(20, '2027-01-01');
    await issue(15, '2026-10-01');
    const on = async (day: Day) => (await headcounts(own.registers, day, organ)).map(({ figure }) => figure);
    expect([await on('2026-09-30'), await on('2026-10-01'), await on('2027-01-01')]).toEqual([[10], [15], [15]]);
  });

  test('从二月二十九日起执行一年的，执行到次年二月末，与期限算出的最后一天一致', async () => {
    const { organ, issue } = await opened();
    await issue(10, '2028-02-29', 1);
    expect(await own.registers.db.select({ untilOn: quotas.untilOn }).from(quotas).where(eq(quotas.organ, organ))).toEqual([{ untilOn: '2029-02-28' }]);
    await issue(12, '2029-03-01', 2);
    expect((await headcounts(own.registers, '2031-02-28', organ))[0]).toMatchObject({ figure: 12, untilOn: '2031-02-28' });
  });
});
