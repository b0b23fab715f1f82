import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase, type ClonedDatabase } from '../test/setup/database.ts';
import type { Day } from '../workflows/steps/words.ts';
import { law } from '../workflows/complaint/law.ts';
import { connect, type Registers } from './client.ts';
import { countWorklist, readElsewhere, type Counted } from './reads/worklist/count.ts';
import { readWorklist } from './reads/worklist/page.ts';
import type { MySeat, Wanted } from './reads/worklist/wanted.ts';
import { cases, clocks, declaredKin, duties, dutyActs, posts, substitutes, users, walls } from './schema/index.ts';

const on = '2026-06-10';
const at = new Date('2026-06-01T09:00:00+08:00');
const organ = '320602-s1';
const period = law.completionOfReport;
const [me, colleague, absent] = ['u-counted-me', 'u-counted-colleague', 'u-counted-absent'];
const seats: readonly MySeat[] = [{ office: 'handler', organ, standsFor: null }, { office: 'unit-leader', organ, standsFor: absent }];

let database: ClonedDatabase;
let registers: Registers;
let run = 0;
beforeAll(async () => {
  database = await cloneDatabase();
  registers = connect(database.url, { max: 4 });
  const { db } = registers;
  await db.insert(users).values([me, colleague, absent].map((id) => ({ id, username: id, name: '新人', pinyin: '', passwordHash: '' })));
  await db.insert(posts).values([me, colleague].map((userId) => ({ userId, office: 'handler' as const, organ, fromOn: '2026-06-01', untilOn: null })));
  const [post] = await db.insert(posts).values({ userId: absent, office: 'unit-leader', organ, fromOn: '2026-06-01', untilOn: null }).returning({ id: posts.id });
  await db.insert(substitutes).values({ postId: post!.id, userId: me, fromOn: '2026-06-01', untilOn: '2026-06-30' });
  await db.insert(declaredKin).values({ userId: colleague, kinUserId: me, name: '', relation: 'spouse' });
});
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const people = fc.constantFrom<string[] | null>(null, null, [me], [colleague], [absent], [colleague, absent]);
const aDuty = fc.record({
  nth: fc.nat(5),
  office: fc.constantFrom('handler' as const, 'unit-leader' as const, 'intake-officer' as const),
  organ: fc.constantFrom(organ, organ, organ, '320602'),
  only: people,
  except: people,
  owed: fc.constantFrom(true, true, true, false),
  state: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'answered' as const),
  assignee: fc.constantFrom(null, null, me, colleague, absent),
  lastDay: fc.constantFrom(null, '2026-06-12', '2026-06-20'),
  act: fc.constantFrom(null, null, null, 'consult' as const, 'delegate' as const, 'copy' as const),
});
const aCase = fc.record({ isPaused: fc.boolean(), walled: fc.constantFrom(null, null, null, me, colleague, absent) });
const registerOf = fc.record({ theCases: fc.array(aCase, { minLength: 6, maxLength: 6 }), theDuties: fc.array(aDuty, { minLength: 1, maxLength: 40 }), few: fc.nat(20) });
type Duty = typeof aDuty extends fc.Arbitrary<infer D> ? D & { id: string } : never;
type Case = typeof aCase extends fc.Arbitrary<infer C> ? C : never;

async function fill(theCases: readonly Case[], theDuties: readonly Duty[]): Promise<void> {
  const { db } = registers;
  await db.update(duties).set({ state: 'dropped' });
  run += 1;
  const caseNos = theCases.map((each, nth) => ({ ...each, caseNo: `TS-2026-7${String(run).padStart(4, '0')}-${nth}` }));
  await db.insert(cases).values(caseNos.map(({ caseNo }) => ({ caseNo, procedure: 'complaint', organ, openedOn: '2026-06-01', state: 'open' as const, urgent: false, opening: {}, ruleVersion: '1', lastSeq: 0, lastHash: '' })));
  await db.insert(clocks).values(caseNos.map(({ caseNo, isPaused }) => ({ caseNo, key: period.id, period, counting: { from: '2026-06-01' as Day, figure: 1, unit: 'day' as const, extensions: [], pauses: [] }, startedOn: '2026-06-01' as Day, lastDay: '2026-06-12' as Day, originalLastDay: '2026-06-12' as Day, state: isPaused ? ('paused' as const) : ('running' as const), provisional: false, calendarVersion: 1 })));
  const walled = caseNos.flatMap(({ caseNo, walled: userId }) => (userId ? [{ caseNo, userId, ground: 'recused', since: at }] : []));
  if (walled.length > 0) await db.insert(walls).values(walled);
  await db.insert(duties).values(theDuties.map(({ nth, ...duty }) => ({ id: duty.id, office: duty.office, organ: duty.organ, only: duty.only, except: duty.except, owed: duty.owed, state: duty.state, assignee: duty.assignee, lastDay: duty.lastDay, caseNo: caseNos[nth]!.caseNo, key: 'report', message: 'report', clock: duty.lastDay && period.id, openedAt: at, openedSeq: 1 })));
  const acts = theDuties.flatMap(({ id, nth, act }) => (act ? [{ id: randomUUID(), dutyId: id, caseNo: caseNos[nth]!.caseNo, kind: act, by: colleague, to: me, at, on: '2026-06-01' as Day, bodyHash: '' }] : []));
  if (acts.length > 0) await db.insert(dutyActs).values(acts);
}

/** What the list holds, said without the register. */
function expected(theCases: readonly Case[], theDuties: readonly Duty[], scope: Wanted['scope']): Duty[] {
  const atMySeat = ({ office, only, except, ...duty }: Duty): boolean => duty.organ === organ && office !== 'intake-officer' && (!only || only.includes(me) || (office === 'unit-leader' && only.includes(absent))) && !except?.includes(me);
  // Who has declared me as kin has the same wall as I.
  const isBarred = ({ nth }: Duty): boolean => [me, colleague].includes(theCases[nth]!.walled ?? '');
  const isMine = (duty: Duty): boolean => atMySeat(duty) && (!duty.assignee || duty.assignee === me || (duty.office === 'unit-leader' && duty.assignee === absent));
  const isIn = (duty: Duty): boolean => {
    const hasPart = theDuties.some((other) => other.nth === duty.nth && atMySeat(other));
    if (scope === 'mine') return ((duty.act === 'consult' || duty.act === 'delegate') && hasPart) || isMine(duty);
    return atMySeat(duty) || (scope === 'organ' && duty.organ === organ && hasPart);
  };
  return theDuties.filter((duty) => duty.owed && duty.state === 'open' && !isBarred(duty) && isIn(duty));
}

const tallied = (rows: readonly { lastDay: string | null; isPaused: boolean }[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { lastDay, isPaused } of rows) counts.set(`${lastDay}${isPaused ? ' paused' : ''}`, (counts.get(`${lastDay}${isPaused ? ' paused' : ''}`) ?? 0) + 1);
  return counts;
};
const spread = (groups: readonly Counted[]) => groups.flatMap(({ lastDay, n, paused }) => Array.from({ length: n }, (_, i) => ({ lastDay, isPaused: i < paused })));

describe('the worklist', () => {
  test.each(['mine', 'office', 'organ'] as const)('%s: what is listed is what is counted, and is what lies at my seats, was sent to me or lies beside them, whatever is reserved, claimed, walled off or standing still', async (scope) => {
    await fc.assert(
      fc.asyncProperty(registerOf, async ({ theCases, theDuties: drawn, few }) => {
        const theDuties = drawn.map((duty) => ({ ...duty, id: randomUUID() }));
        await fill(theCases, theDuties);
        const wanted: Wanted = { me, on, scope, state: 'open', sort: 'lastDay', limit: 100, offset: 0 };
        // From the few that are mine, from the few others, and over all of them.
        const ways = scope === 'organ' ? await Promise.all([100, few, 0].map((most) => readElsewhere(registers.db, wanted, seats, most))) : [{ ids: [], counted: [] }];
        const elsewhere = ways[0]!;
        for (const way of ways) expect([way.ids, tallied(spread(way.counted))]).toEqual([elsewhere.ids, tallied(spread(elsewhere.counted))]);
        const listed = await readWorklist(registers.db, wanted, elsewhere.ids);
        const counted = [...(await countWorklist(registers.db, wanted)), ...elsewhere.counted];
        const right = expected(theCases, theDuties, scope);
        expect(listed.map(({ id }) => id).toSorted()).toEqual(right.map(({ id }) => id).toSorted());
        expect(tallied(spread(counted))).toEqual(tallied(right.map(({ nth, lastDay }) => ({ lastDay, isPaused: lastDay !== null && theCases[nth]!.isPaused }))));
      }),
      { numRuns: 60 },
    );
  });
});
