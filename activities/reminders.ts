import { and, eq, isNull, lte, notInArray, sql } from 'drizzle-orm';
import { scrubbed, type Transaction } from '../db/client.ts';
import { daysLeft } from '../db/calendar/count.ts';
import { nextNumber } from '../db/numbers.ts';
import { figuresOn } from '../db/reads/calendar.ts';
import { cases, clocks, organs, reminders } from '../db/schema/index.ts';
import { dayOf, daysAfter } from '../workflows/steps/day.ts';
import type { Activities } from '../workflows/steps/activities.ts';
import { ownTime } from '../workflows/work-injury/law.ts';
import { rungsDue } from './ladder.ts';
import { currentCalendar } from './register/clocks.ts';
import type { Deps } from './deps.ts';

/** How far ahead the round looks for clocks that may need a word. */
const horizonDays = 30;

/** What a party may do until a day is no office's to be pressed for, and neither is what was done. Where nobody is asked under a clock, its last day is the office's all the same. */
const isWaitedFor = sql`(not exists (select from duties d where d.case_no = ${clocks.caseNo} and d.clock = ${clocks.key}) or exists (select from duties d where d.case_no = ${clocks.caseNo} and d.clock = ${clocks.key} and d.owed and d.state = 'open'))`;

/** The daily round: reads every running clock near or past its last day and enters each rung of the ladder at most once for a last day: one that was moved has its own. */
export function createReminders(deps: Deps): Pick<Activities, 'remind'> {
  const { registers, now } = deps;
  return {
    async remind() {
      return scrubbed(async () => {
        const today = dayOf(now().getTime());
        const calendar = await currentCalendar(registers.db);
        const inForce = await figuresOn(registers.db, today);
        const near = await registers.db
          .select({ clock: clocks, organ: cases.organ })
          .from(clocks)
          .innerJoin(cases, eq(cases.caseNo, clocks.caseNo))
          .where(and(eq(clocks.state, 'running'), isNull(cases.endedOn), lte(clocks.lastDay, daysAfter(today, horizonDays)), notInArray(sql`split_part(${clocks.key}, ':', 1)`, [...ownTime]), isWaitedFor));
        let entered = 0;
        for (const { clock, organ } of near) {
          const left = daysLeft(today, clock.lastDay, 'working-day', calendar);
          for (const rung of rungsDue(clock, today, left, inForce)) {
            entered += await registers.db.transaction((tx) => enterRung(tx, clock, organ, rung, today, now()));
          }
        }
        return entered;
      });
    },
  };
}

async function enterRung(tx: Transaction, clock: typeof clocks.$inferSelect, organ: string, rung: ReturnType<typeof rungsDue>[number], today: ReturnType<typeof dayOf>, at: Date): Promise<number> {
  const { caseNo, key, lastDay } = clock;
  const fresh = await tx.insert(reminders).values({ caseNo, clock: key, rung, lastDay, on: today, at }).onConflictDoNothing().returning({ rung: reminders.rung });
  if (fresh.length === 0) return 0;
  // The numbered 催办通知书 exists from the third rung on; its number is drawn only by the round that enters the rung.
  const [row] = await tx.select({ sign: organs.sign }).from(organs).where(eq(organs.code, organ));
  const year = Number(today.slice(0, 4));
  const number = rung === 'pressed' ? `${row!.sign}催〔${year}〕${await nextNumber(tx, organ, `${row!.sign}催`, year)}号` : null;
  const reportedTo = rung === 'approaching' ? null : await firstSuperiorOutsideTheWall(tx, caseNo, organ, today);
  await tx.update(reminders).set({ number, reportedTo }).where(and(eq(reminders.caseNo, caseNo), eq(reminders.clock, key), eq(reminders.rung, rung), eq(reminders.lastDay, lastDay)));
  return 1;
}

/** Upward from the organ's own leader; whoever stands behind the wall is passed over. */
async function firstSuperiorOutsideTheWall(tx: Transaction, caseNo: string, organ: string, today: string): Promise<string | null> {
  const rows = await tx.execute<{ user_id: string }>(sql`
    with recursive up(code, height) as (
      select code, 0 from organs where code = ${organ}
      union all select o.superior, up.height + 1 from up join organs o on o.code = up.code where o.superior is not null and up.height < 5
    )
    select p.user_id from up join posts p on p.organ = up.code
     where p.office = 'organ-leader' and p.from_on <= ${today}::date and (p.until_on is null or p.until_on >= ${today}::date)
       and not walled(p.user_id, ${caseNo}, ${today}::date)
     order by up.height, p.id limit 1`);
  return rows[0]?.user_id ?? null;
}
