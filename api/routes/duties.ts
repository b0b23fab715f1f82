import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type, type Static } from 'typebox';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { copiesTo } from '../../db/reads/worklist/copies.ts';
import { countWorklist, readElsewhere, type Counted } from '../../db/reads/worklist/count.ts';
import { readWorklist } from '../../db/reads/worklist/page.ts';
import type { Wanted } from '../../db/reads/worklist/wanted.ts';
import { advancesShown, advanceSummary, type AdvanceShown } from '../work-injury/advance-shown.ts';
import { answers, offsetOf, paging, placeAfter } from '../requests/answers.ts';
import type { Deps } from '../deps.ts';
import type { Me } from '../plugins/session.ts';
import { binds, daysAt, levelOf } from '../shown/levels.ts';
import { procedures } from '../cases/procedures.ts';
import { DutyList, levels } from '../shapes.ts';
import { almanacOf, type Almanac } from '../shown/shown-clock.ts';
import { listedDuty } from '../shown/duty-about.ts';
import { peopleIn, personName } from '../shown/shown-duty.ts';
import type { Day, Period } from '../../workflows/steps/words.ts';

const query = Type.Object(
  {
    scope: Type.Optional(Type.Enum(['mine', 'office', 'organ', 'copied'], { type: 'string', default: 'mine' })),
    state: Type.Optional(Type.Enum(['open', 'done'], { type: 'string', default: 'open' })),
    procedure: Type.Optional(Type.Enum(Object.keys(procedures), { type: 'string' })),
    level: Type.Optional(Type.Enum([...levels, 'target', 'paused', 'none'], { type: 'string' })),
    caseNo: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    sort: Type.Optional(Type.Enum(['lastDay', 'openedAt', '-openedAt'], { type: 'string', default: 'lastDay' })),
    ...paging,
  },
  { additionalProperties: false },
);

const periods: ReadonlyMap<string, Period> = new Map(Object.values(procedures).flatMap(({ law }) => Object.values(law).map((period) => [period.id, period])));

/** The level filter as days and clocks, so that the register finds the rows by itself. */
function narrowed(level: string | undefined, { today, calendar, figures }: Almanac): Pick<Wanted, 'within' | 'only'> {
  if (level === undefined) return {};
  if (level === 'paused' || level === 'none') return { only: level };
  return { within: daysAt(level as 'green', [...periods.values()], today, calendar, figures) };
}

/** Each duty counted once, where a reader looks for it. */
function tally(groups: readonly Counted[], { today, calendar, figures }: Almanac): DutyList['counts'] {
  const counts = { all: 0, green: 0, yellow: 0, red: 0, overdue: 0, paused: 0, target: 0, none: 0 };
  const add = (clock: string | null, lastDay: string | null, n: number) => {
    const period = clock ? periods.get(clock) : undefined;
    if (!period || !lastDay) counts.none += n;
    else if (!binds(period.status)) counts.target += n;
    else counts[levelOf(period, lastDay as Day, today, calendar, figures)] += n;
  };
  for (const { clock, lastDay, n, paused } of groups) {
    add(clock, lastDay, n - paused);
    counts.paused += paused;
    counts.all += n;
  }
  return counts;
}

const amountOf = (language: 'zh' | 'en', shown: AdvanceShown | undefined) => shown && { amount: shown.amount, summary: advanceSummary(language, shown) };

/** One page of the worklist with its counts. */
export async function listDuties(deps: Deps, { id: me, seats }: Pick<Me, 'id' | 'seats'>, language: 'zh' | 'en', asked: Static<typeof query>): Promise<DutyList> {
  const { db } = deps.registers;
  const almanac = await almanacOf(deps);
  const { scope = 'mine', state = 'open', level, procedure, caseNo, q, sort = 'lastDay', limit = 50, after } = asked;
  const wanted: Wanted = { me, on: almanac.today, scope, state, sort, limit, offset: offsetOf(after), ...(procedure && { procedure }), ...(q && { q: q.trim() }), ...(caseNo && { caseNo }), ...narrowed(level, almanac) };
  // Each on a connection of its own: what lies elsewhere takes as long to read as what is mine.
  const elsewhere = scope === 'organ' ? readElsewhere(db, wanted, seats) : undefined;
  const [rows, atMine, there, organs] = await Promise.all([elsewhere ? elsewhere.then(({ ids }) => readWorklist(db, wanted, ids)) : readWorklist(db, wanted), countWorklist(db, wanted), elsewhere, organsByCode(db)]);
  const counted = [...atMine, ...(there?.counted ?? [])];
  const copies = scope === 'copied' ? await copiesTo(db, me, rows.map(({ id }) => id)) : [];
  const naming = { language, organs, names: await namesOf(db, [...peopleIn(rows, me), ...copies.map(({ by }) => by)]) };
  const counts = tally(counted, almanac);
  const total = level === undefined ? counts.all : counts[level];
  const coming = counted.flatMap(({ lastDay }) => (lastDay !== null && lastDay >= almanac.today ? [lastDay] : []));
  const nextLastDay = coming.reduce<string | undefined>((soonest, day) => (soonest !== undefined && soonest < day ? soonest : day), undefined);
  const end = wanted.offset + rows.length;
  // Payee, sums and reason are of the file: without a duty of one's own it is opened with a reason, and not in passing.
  const mine = rows.filter((row) => row.isMine && row.state === 'open');
  const shown = await advancesShown(deps, language, mine);
  const sums = new Map(mine.flatMap((row, i) => (shown[i] ? [[row.id, shown[i]] as const] : [])));
  return {
    items: rows.map((row) => ({
      ...listedDuty(naming, row, me, almanac),
      ...amountOf(language, sums.get(row.id)),
      ...(scope === 'copied' && { copies: copies.filter(({ dutyId }) => dutyId === row.id).map(({ by, note, on, seen }) => ({ byName: personName(naming, by), ...(note && { note }), on, seen })) }),
    })),
    ...(rows.length === limit && end < total && { next: placeAfter(end) }),
    total,
    today: almanac.today,
    counts,
    ...(nextLastDay && { nextLastDay }),
  };
}

export const dutyRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/duties', { schema: { tags: ['duties'], summary: '待办、已办', querystring: query, response: answers({ 200: DutyList }, 401) } }, async (request) => listDuties(deps, request.me, request.language, request.query));
};
