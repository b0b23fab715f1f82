import { asc, ne, sql } from 'drizzle-orm';
import { figures, type Figures } from '../../db/reads/calendar.ts';
import { namesOf } from '../../db/reads/names.ts';
import { clocks, organs, parameters } from '../../db/schema/index.ts';
import { yearlyParameters } from '../../workflows/benefits/law.ts';
import { approvers, bonuses } from '../../workflows/commendation/law.ts';
import { limits, measureApprover } from '../../workflows/complaint/law.ts';
import { bodies as recruitmentBodies } from '../../workflows/recruitment/law.ts';
import { advanceCap, bodies as injuryBodies } from '../../workflows/work-injury/law.ts';
import { noticeBeforeReporting } from '../../workflows/martyr-recognition/law.ts';
import { statuses, units, type Day, type Label, type Status, type Unit } from '../../workflows/steps/words.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { binds } from '../shown/levels.ts';
import { officeTitle, procedures } from '../cases/procedures.ts';
import { figureWords, limitWords, officeUnit, organUnit, ownDefault, times, yearlyUnits } from '../words/registers.ts';
import type { Parameter } from '../shapes.ts';

/** A figure of the law or the product: what holds until a confirmed value replaces it, and within which bounds one may. */
export interface Known {
  readonly name: string;
  readonly title: Label;
  readonly value: number | string;
  readonly unit: string;
  readonly unitTitle: Label;
  readonly article: string;
  readonly source: Label;
  readonly status: Status;
  readonly since: Day;
  /** Absent where the law, or this release, fixes the figure; a body may be any organ that stands in the register. */
  readonly bounds?: { readonly minimum: number; readonly maximum: number } | 'organ';
}

/** As far as the counting of days reaches. */
const longest: Readonly<Record<Unit, number>> = { day: 3_650, 'working-day': 2_500, month: 120, year: 10 };
const firstDay: Day = '2026-01-01';

const periods: readonly Known[] = Object.values(procedures).flatMap(({ law }) =>
  Object.values(law).map(({ id, title, figure, unit, article, source, status, since }) => ({
    name: id, title, value: figure, unit, unitTitle: units[unit], article, source: [source, source] as const, status, since, ...(!binds(status) && { bounds: { minimum: 1, maximum: longest[unit] } }),
  })),
);
// The daily round looks 30 days ahead: a longer warning would not be given in time.
const figureBounds = { 'yellow-share': [0, 100], 'yellow-working-days': [0, 60], 'approaching-working-days': [1, 15], 'reported-working-days': [1, 60] } as const satisfies Record<keyof Figures, readonly [number, number]>;
const own = { article: '', source: ownDefault, status: 'D', since: firstDay } as const;
const productFigures: readonly Known[] = Object.entries(figures).map(([name, value]) => {
  const { title, unit } = figureWords[name as keyof Figures];
  const [minimum, maximum] = figureBounds[name as keyof Figures];
  return { name, title, value, unit: name === 'yellow-share' ? 'percent' : 'working-day', unitTitle: unit, ...own, bounds: { minimum, maximum } };
});
const fixed: readonly Known[] = Object.entries(limits).map(([name, value]) => ({ name: `complaint-${name}`, title: limitWords[name as keyof typeof limits], value, unit: 'times', unitTitle: times, ...own }));

const yearly: readonly Known[] = [...Object.values(yearlyParameters), ...Object.values(approvers), ...Object.values(bonuses), noticeBeforeReporting, advanceCap].map(({ name, title, unit, value, minimum, maximum }) => ({ name, title, value, unit, unitTitle: yearlyUnits[unit], ...own, bounds: { minimum, maximum } }));

const namedBodies: readonly Known[] = [...Object.values(injuryBodies), ...Object.values(recruitmentBodies)].map(({ name, title, value, unit }) => ({ name, title, value, unit, unitTitle: organUnit, ...own, bounds: unit }));

const approver: Known = { ...measureApprover, unit: 'office', unitTitle: officeUnit, ...own };

/** Every figure, by name: what no source settles may be changed, what the law fixes is only shown. */
export const knownParameters: ReadonlyMap<string, Known> = new Map([...periods, ...productFigures, ...yearly, ...namedBodies, ...fixed, approver].map((known) => [known.name, known]));

/** Every figure with the value in force today, what it was and will be, and who drafted and confirmed it. */
export async function shownParameters(deps: Deps, language: Language): Promise<Parameter[]> {
  const { db } = deps.registers;
  const today = todayOf(deps);
  const [rows, organNames, running] = await Promise.all([
    db.select().from(parameters).orderBy(asc(parameters.since), asc(parameters.at)),
    db.select({ code: organs.code, name: organs.name, nameEn: organs.nameEn }).from(organs),
    db.select({ name: sql<string>`split_part(${clocks.key}, ':', 1)`, n: sql<number>`count(*)::int` }).from(clocks).where(ne(clocks.state, 'stopped')).groupBy(sql`1`),
  ]);
  const names = await namesOf(db, rows.flatMap(({ draftedBy, confirmedBy }) => [draftedBy, confirmedBy]));
  const called = new Map(organNames.map(({ code, name, nameEn }) => [code, say(language, [name, nameEn])]));
  const valueOf = (unit: string, value: unknown) => (unit === 'office' ? { value, valueTitle: say(language, officeTitle(String(value))) } : unit === 'organ' ? { value: String(value), valueTitle: called.get(String(value)) ?? String(value) } : { value });
  return [...knownParameters.values()].map(({ name, title, value, unit, unitTitle, article, source, status, since, bounds }) => {
    const own = rows.filter((row) => row.name === name);
    const inForce = own.filter((row) => row.confirmedBy && row.since <= today).at(-1);
    return {
      name,
      title: say(language, title),
      ...valueOf(unit, inForce?.value ?? value),
      default: value,
      unit,
      unitTitle: say(language, unitTitle),
      article,
      source: inForce?.basis ?? say(language, source),
      status,
      statusTitle: say(language, statuses[status]),
      since: inForce?.since ?? since,
      changeable: bounds !== undefined,
      ...(typeof bounds === 'object' && bounds),
      running: running.find((each) => each.name === name)?.n ?? 0,
      drafts: own.map((row) => ({
        id: row.id,
        ...valueOf(unit, row.value),
        since: row.since,
        basis: row.basis,
        draftedBy: row.draftedBy,
        draftedByName: names.get(row.draftedBy) ?? row.draftedBy,
        ...(row.confirmedBy && { confirmedBy: row.confirmedBy, confirmedByName: names.get(row.confirmedBy) ?? row.confirmedBy }),
        ...(row.confirmedAt && { confirmedAt: instant(row.confirmedAt) }),
        at: instant(row.at),
      })),
    };
  });
}
