import { lastCounting, readPublicRows, type PublicRows } from '../../../db/reads/public-file.ts';
import { offices, type Day, type Label } from '../../../workflows/steps/words.ts';
import { notFound } from '../../requests/declined.ts';
import { todayOf, type Deps } from '../../deps.ts';
import { instant, say, type Language } from '../../requests/language.ts';
import { asTitled } from '../../shown/letters-titled.ts';
import { howOf } from '../../shown/shown-how.ts';
import { procedureOf } from '../../cases/procedures.ts';
import type { How, PublicFile, PublicNoticeText } from '../../shapes/public.ts';
import { firmness, letterTitle, nextTitles, openingGrounds, openingSentences, publicSteps, sayDay, sayTime, sentences, speak, statusIn } from '../../shapes/public-words.ts';
import { binds, daysOver, firm, instantDay, isOwn, sinceOf, standOf, stepsOf, wordsOf, type ClockRow } from './file-view.ts';
import { injuryPartOf } from './injury-view.ts';
import type { Holder } from './receipt.ts';
import { organName } from '../../shown/shown-duty.ts';

/** The order in which a complainant looks for them. */
const order = ['supplement', 'askReview', 'askReReview', 'object', 'acceptOutcome', 'withdraw', 'reportRetaliation', 'readOutcome'];

/** Said by filing at the counter, never out of a file. */
const filedAnew = 'claimKinship';

interface Shown {
  readonly rows: PublicRows;
  readonly language: Language;
  readonly today: Day;
}

export async function rowsOf({ registers }: Deps, { caseNo, party }: Pick<Holder, 'caseNo' | 'party'>): Promise<PublicRows> {
  const rows = await readPublicRows(registers.db, caseNo, party);
  if (!rows) throw notFound();
  return rows;
}

/** The page of a case for its complainant: plain words, and nothing about anybody else. */
export async function shownFile(deps: Deps, holder: Holder, language: Language): Promise<PublicFile> {
  const { caseNo, others } = holder;
  const rows = await rowsOf(deps, holder);
  const today = todayOf(deps);
  const shown: Shown = { rows, language, today };
  const stand = standOf(rows);
  const steps = stepsOf(rows, stand);
  const organ = rows.organs.get(stand.organ);
  const { forms } = procedureOf(rows.row.procedure);
  const own = rows.ownDuties.filter(({ message }) => message !== filedAnew);
  const keys = [stand.clock?.key, ...own.map(({ clock }) => clock)].filter((key) => key !== undefined && key !== null);
  const hows = await howsOf(deps, shown, keys);
  const { clock } = stand;
  const isNext = clock !== undefined && clock.state !== 'paused' && hows.has(clock.key);
  const statusTitle = say(language, statusIn(rows.row.procedure, stand.status));
  return {
    caseNo,
    status: stand.status,
    statusTitle,
    ...wordsOf(rows, stand, language, today),
    organ: organName({ language, organs: rows.organs }, stand.organ),
    phone: organ?.phone ?? '',
    standing: { title: statusTitle, since: sinceOf(rows, steps, stand.status) },
    ...(isNext && { next: { title: say(language, nextTitles[stand.title]), by: clock.lastDay, kind: firm(clock), kindTitle: say(language, firmness[isOwn(clock) ? 'statutory' : firm(clock)]), how: hows.get(clock.key)! } }),
    ...overdueOf(shown, clock, stand.organ),
    steps: steps.map(({ step, state, on }) => ({ step, title: say(language, publicSteps[step]), state, ...(on && { on }) })),
    notices: rows.notices.map((notice) => noticeOf(shown, notice)),
    ...(rows.row.procedure === 'work-injury' && (await injuryPartOf(deps, language, rows, today))),
    messages: messagesOf(shown),
    actions: own
      .toSorted((a, b) => order.indexOf(a.message) - order.indexOf(b.message))
      .flatMap(({ key, message, clock: of, lastDay }) => {
        const form = forms[message];
        if (!form) return [];
        const how = of ? hows.get(of) : undefined;
        return [{ message, duty: key, title: say(language, form.title), danger: form.danger ?? false, schema: form.schema as unknown as Record<string, unknown>, ...(lastDay && { until: lastDay }), ...(how && { how }) }];
      }),
    openings: openingsOf(shown),
    others: others.map((each) => ({ caseNo: each, urgent: true })),
    anonymous: rows.anonymous,
    urgent: rows.row.urgent,
    today,
  };
}

async function howsOf({ registers }: Deps, { rows, language }: Shown, keys: readonly string[]): Promise<Map<string, How>> {
  const counted = await lastCounting(registers.db, rows.row.caseNo, keys);
  return new Map(
    [...counted].flatMap(([key, { counting, counted: result }]) => {
      const clock = rows.clocks.find((each) => each.key === key);
      if (!clock) return [];
      return [[key, howOf(language, clock.period, counting, result)] as const];
    }),
  );
}

/** A missed day is admitted. Only a day that binds in law is called overdue; a missed target is a line under the status. */
function overdueOf({ rows, language, today }: Shown, clock: ClockRow | undefined, organ: string): Pick<PublicFile, 'overdue'> {
  const days = daysOver(clock, today);
  if (!clock || days === 0 || !binds(clock) || isOwn(clock)) return {};
  const superior = rows.organs.get(rows.organs.get(organ)?.superior ?? organ);
  const sentence = speak(language)(sentences['overdue-statutory'], { day: sayDay(clock.lastDay, language, today), n: days });
  return { overdue: { day: clock.lastDay, days, sentence, superior: { name: organName({ language, organs: rows.organs }, superior?.code), phone: superior?.phone ?? '' } } };
}

export function noticeOf({ rows, language }: Pick<Shown, 'rows' | 'language'>, notice: PublicRows['notices'][number]): PublicFile['notices'][number] {
  const title = asTitled(procedureOf(rows.row.procedure), [{ kind: notice.kind, title: notice.content.title }]).notices[notice.kind];
  return {
    id: notice.id,
    kind: notice.kind,
    title: language === 'en' && title ? title[1] : notice.content.title,
    number: notice.number,
    issuedOn: notice.issuedOn,
    organ: rows.organs.has(notice.organ) ? organName({ language, organs: rows.organs }, notice.organ) : notice.content.organ,
    ...(notice.firstReadAt && { firstReadAt: instant(notice.firstReadAt) }),
  };
}

/** The letter as it was issued; it stays in the language in which it was issued. */
export function noticeText(rows: PublicRows, notice: PublicRows['notices'][number]): PublicNoticeText {
  const { paragraphs, table, contact } = notice.content;
  return { ...noticeOf({ rows, language: 'zh' }, notice), paragraphs, ...(table && { table }), contact };
}

/** The complainant's own words. Opening a notice says nothing, and is left out. */
function messagesOf({ rows, language }: Shown): PublicFile['messages'] {
  return rows.said
    .filter(({ message }) => message !== 'readOutcome')
    .map(({ id, message, receivedAt, receivedOn, body, state }) => {
      const text = [body.matter, body.text, body.reason, body.note].find((each) => typeof each === 'string');
      const title = procedureOf(rows.row.procedure).forms[message]?.title ?? letterTitle;
      return { id, name: message, title: say(language, title), at: instant(receivedAt), on: receivedOn, ...(typeof text === 'string' && { text }), state, documents: Array.isArray(body.documents) ? body.documents.length : 0 };
    });
}

/** Message 8: the post, the time and the ground; never the officer, never what was typed as a reason. */
function openingsOf({ rows, language, today }: Shown): PublicFile['openings'] {
  const tell = speak(language);
  return rows.openings.map(({ at, office, ground, expiresAt }) => {
    const label = (openingGrounds as Readonly<Record<string, Label>>)[ground] ?? openingGrounds.other;
    const post = (offices as Readonly<Record<string, Label>>)[office];
    const minutes = Math.max(0, Math.round((expiresAt.getTime() - at.getTime()) / 60_000));
    const when = `${sayDay(instantDay(at), language, today)} ${sayTime(at)}`;
    const sentence = post ? tell(openingSentences.person, { at: when, office: say(language, post), ground: say(language, label), n: minutes }) : tell(openingSentences.machine, { at: when });
    return { at: instant(at), ground: say(language, label), minutes, sentence };
  });
}
