import { count, countingOf } from '../../db/calendar/count.ts';
import { currentCalendar, periodOn } from '../../db/reads/calendar.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { law } from '../../workflows/work-injury/law.ts';
import type { Employment, Harm } from '../../workflows/work-injury/words.ts';
import { parties, type Day, type Label, type Period } from '../../workflows/steps/words.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fill, say, type Language } from '../requests/language.ts';
import type { LastDays } from '../shapes/money.ts';
import { howOf } from '../shown/shown-how.ts';
import { organName } from '../shown/shown-duty.ts';

interface Asked {
  readonly occurredOn: Day;
  readonly harm?: Harm | undefined;
  readonly employment?: Employment | undefined;
  readonly dispatchFirm?: string | undefined;
  /** The organ that takes the incident down. */
  readonly organ: string;
}

/** Who must or may act by a last day, and what its passing means. */
const told = {
  organ: ['本单位', 'this unit'],
  employer: parties.employer,
  firm: ['劳务派遣单位申请；公安机关催办、协助', 'the dispatch firm applies; the police organ urges and helps'],
  person: ['本人、近亲属或者工会，不需要单位同意', 'the person, a relative or the union; no consent needed'],
  'organ-passed': ['已过，仍应马上确认并说明迟报原因', 'passed; confirm at once and say why it is late'],
  'employer-passed': ['已过。登记后当日告知本人和工会可以自行申请；从事发到受理的费用由用人单位承担', 'passed. On filing, person and union are told that they may apply; cost from accident to acceptance is the employer’s'],
  'person-passed': ['已过。不可抗力等非自身原因耽误的时间不计入，请人社部门认定', 'passed. Time lost without own fault is not counted; the department decides'],
} as const satisfies Record<string, Label>;

/** The last days that an incident's dates give, before it is filed: the same periods and the same counting as in the case. */
export async function lastDaysOf(deps: Deps, language: Language, { occurredOn, harm, employment, dispatchFirm, organ }: Asked): Promise<LastDays> {
  const { db } = deps.registers;
  const today = todayOf(deps);
  const [calendar, organs] = await Promise.all([currentCalendar(db), organsByCode(db)]);
  // A code that is no organ's names nobody.
  const nameOf = (code: string | undefined) => (code && organs.has(code) ? organName({ language, organs }, code) : undefined);
  const ofFirm = employment === 'dispatch';
  const employer = nameOf(ofFirm ? dispatchFirm : organ);
  const who = (label: Label, name?: string) => (name ? fill(say(language, ['{who}（{name}）', '{who} ({name})']), { who: say(language, label), name }) : say(language, label));
  const asked: { period: Period; from: Day; by: string; passed?: Label }[] = [
    { period: law.incidentReport, from: today, by: who(told.organ, nameOf(organ)), passed: told['organ-passed'] },
    { period: law.employerApplication, from: occurredOn, by: who(ofFirm ? told.firm : told.employer, employer), passed: told['employer-passed'] },
    { period: law.personApplication, from: occurredOn, by: who(told.person), passed: told['person-passed'] },
    ...(harm === 'missing' ? [{ period: law.missingPay, from: occurredOn, by: who(ofFirm ? parties.employer : told.employer, employer) }] : []),
  ];
  const items = await Promise.all(
    asked.map(async ({ period: written, from, by, passed }) => {
      const period = await periodOn(db, written, from);
      const counting = countingOf(period, from);
      const counted = count(counting, calendar);
      const isPassed = counted.lastDay < today;
      return { id: period.id, by, lastDay: counted.lastDay, passed: isPassed, ...(isPassed && passed && { meaning: say(language, passed) }), how: howOf(language, period, counting, counted) };
    }),
  );
  return { today, items };
}
