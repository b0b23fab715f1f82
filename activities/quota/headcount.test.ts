import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../db/client.ts';
import { headcounts } from '../../db/reads/headcount.ts';
import { auxiliaries, quotas, reservations } from '../../db/schema/index.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import type { Day } from '../../workflows/steps/words.ts';

const own = ownRegister(12);
let nth = 0;

const today = '2026-06-02';
const freshOrgan = () => `test-${++nth}`;
/** Issues a quota; the one before is superseded. */
async function issue(organ: string, figure: number, fromOn: Day = today, paperNo = '1'): Promise<void> {
  await own.registers.db.update(quotas).set({ supersededOn: fromOn }).where(and(eq(quotas.organ, organ), isNull(quotas.supersededOn)));
  await own.registers.db.insert(quotas).values({ statementId: randomUUID(), caseNo: 'ED-1', organ, category: 'duty', figure, paperNo, fromOn, untilOn: '2029-06-01', at: new Date() });
}
const attempt = (work: PromiseLike<unknown>): Promise<string | undefined> => Promise.resolve(work).then(() => undefined, (error: unknown) => faultOf(error)?.constraint ?? String(error));
const hire = (organ: string, campaign = 'none', position = 'A01', caseNo: string = randomUUID()) =>
  attempt(own.registers.db.insert(auxiliaries).values({ caseNo, number: randomUUID(), organ, unit: organ, category: 'duty', post: '勤务', employment: 'direct', employer: organ, campaign, position, personMark: randomUUID(), startedOn: today }));
const keep = (organ: string, caseNo: string, kept: number, position = 'A01') => attempt(own.registers.db.insert(reservations).values({ caseNo, position, organ, category: 'duty', kept, on: today }));
const standing = async (organ: string) => (await headcounts(own.registers, today, organ))[0]!;

describe('在岗加保留不超出额度，由数据库守住（第五条、第九条第一款）', () => {
  test('没有核定额度的，一个人也不能进', async () => {
    expect(await hire(freshOrgan())).toBe('headcount_within_quota');
  });

  test('两人同时录用最后一个空缺，只有一个成功', async () => {
    const organ = freshOrgan();
    await issue(organ, 3);
    await hire(organ);
    await hire(organ);
    const both = await Promise.all(Array.from({ length: 8 }, () => hire(organ)));
    expect(both.filter((each) => each === undefined)).toHaveLength(1);
    expect(both.filter((each) => each === 'headcount_within_quota')).toHaveLength(7);
    expect(await standing(organ)).toMatchObject({ figure: 3, used: 3, reserved: 0, vacant: 0 });
  });

  test('两个计划同时占最后的空缺，只有一个成功', async () => {
    const organ = freshOrgan();
    await issue(organ, 10);
    const both = await Promise.all(['P-1', 'P-2', 'P-3'].map((caseNo) => keep(organ, `${organ} ${caseNo}`, 6)));
    expect(both.filter((each) => each === undefined)).toHaveLength(1);
    expect(await standing(organ)).toMatchObject({ used: 0, reserved: 6, vacant: 4 });
  });

  test('为计划保留的，录用时不再另占；计划以外的占不了', async () => {
    const organ = freshOrgan();
    await issue(organ, 5);
    const campaign = `${organ} plan`;
    await keep(organ, campaign, 5);
    expect(await hire(organ)).toBe('headcount_within_quota');
    expect(await hire(organ, campaign)).toBeUndefined();
    expect(await standing(organ)).toMatchObject({ used: 1, reserved: 4, vacant: 0 });
  });

  test('额度核减到在岗以下的，冻结进人；有人离职后才能再进，谁也不因此解除', async () => {
    const organ = freshOrgan();
    await issue(organ, 3);
    const leaver = randomUUID();
    await hire(organ, 'none', 'A01', leaver);
    await hire(organ);
    await issue(organ, 1);
    expect(await standing(organ)).toMatchObject({ figure: 1, used: 2, vacant: -1 });
    expect(await hire(organ)).toBe('headcount_within_quota');
    expect(await keep(organ, `${organ} plan`, 1)).toBe('headcount_within_quota');
    await own.registers.db.update(auxiliaries).set({ leftOn: today }).where(eq(auxiliaries.caseNo, leaver));
    expect(await hire(organ)).toBe('headcount_within_quota');
    await issue(organ, 2);
    expect(await hire(organ)).toBeUndefined();
  });

  test('新核定的额度还没有到执行起始日，现在的人数、文号和有效期仍是原来那一份的，新的另外写明', async () => {
    const organ = freshOrgan();
    await issue(organ, 3);
    await issue(organ, 5, '2026-07-01', '2');
    const later = { figure: 5, paperNo: '2', fromOn: '2026-07-01', untilOn: '2029-06-01' };
    expect(await standing(organ)).toEqual({ organ, category: 'duty', figure: 3, used: 0, reserved: 0, vacant: 3, paperNo: '1', fromOn: today, untilOn: '2029-06-01', coming: later });
    expect(await headcounts(own.registers, '2026-07-01', organ)).toEqual([{ organ, category: 'duty', used: 0, reserved: 0, vacant: 5, ...later }]);
    expect(await headcounts(own.registers, '2029-06-02', organ)).toEqual([{ organ, category: 'duty', figure: 0, used: 0, reserved: 0, vacant: 0 }]);
  });

  test('无论怎样进人、离职、占用、退回，任何时候都不超出', async () => {
    const act = fc.oneof({ weight: 4, arbitrary: fc.constant('hire' as const) }, { weight: 2, arbitrary: fc.constant('leave' as const) }, { weight: 2, arbitrary: fc.constant('keep' as const) }, { weight: 1, arbitrary: fc.constant('release' as const) }, { weight: 2, arbitrary: fc.constant('fill' as const) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.array(fc.record({ act, n: fc.integer({ min: 0, max: 3 }) }), { maxLength: 14 }), async (figure, acts) => {
        const organ = freshOrgan();
        await issue(organ, figure);
        const files: string[] = [];
        const plans: string[] = [];
        for (const { act: what, n } of acts) {
          if (what === 'hire' || what === 'fill') {
            const caseNo = randomUUID();
            if ((await hire(organ, what === 'fill' ? (plans[n % Math.max(1, plans.length)] ?? 'none') : 'none', 'A01', caseNo)) === undefined) files.push(caseNo);
          }
          if (what === 'leave' && files.length > 0) await own.registers.db.update(auxiliaries).set({ leftOn: today }).where(eq(auxiliaries.caseNo, files.shift()!));
          if (what === 'keep') {
            const plan = `${organ} plan ${plans.length} ${randomUUID()}`;
            if ((await keep(organ, plan, n)) === undefined) plans.push(plan);
          }
          if (what === 'release' && plans.length > 0) await own.registers.db.update(reservations).set({ released: true }).where(eq(reservations.caseNo, plans.pop()!));
          const { used, reserved } = await standing(organ);
          expect(used + reserved).toBeLessThanOrEqual(figure);
        }
      }),
      { numRuns: 25 },
    );
  });
});
