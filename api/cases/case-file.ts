import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { hasLetter } from '../../activities/letters/preview.ts';
import { isMaterial } from '../../db/reads/documents.ts';
import { actingFor } from '../../db/reads/duty-holders.ts';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { unansweredIn } from '../../db/reads/nobody.ts';
import { partIn, type Sight } from '../../db/reads/seats.ts';
import { saidIn } from '../../db/reads/said.ts';
import { readWorklist } from '../../db/reads/worklist/page.ts';
import { caseEvents, caseKeys, cases, clocks, documents, duties, identities, notices, reads, receipts, reminders, statements, walls } from '../../db/schema/index.ts';
import { imposeMeasure } from '../../workflows/complaint/messages.ts';
import { tracks } from '../../workflows/complaint/words.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Message, Refusal } from '../../workflows/steps/message.ts';
import { rungs, type Day, type Party, type Statement } from '../../workflows/steps/words.ts';
import { advanceShown, lastBudgetLine } from '../work-injury/advance-shown.ts';
import { caseForm, officeWord, shownForm } from './case-forms.ts';
import { earlierIn, owesAt, seatFor, type CaseRow, type DutyRow } from './case-open.ts';
import { receiptsOwedIn } from './case-receipts.ts';
import { allegationsOf, findingLines, foundOf } from './findings.ts';
import { aboutOf, clockTitled, listedDuty, titledAbout } from '../shown/duty-about.ts';
import { actsIn, shownAct } from '../duties/duty-acts.ts';
import { seatToOpen } from './identity.ts';
import { measuresOf } from './measures.ts';
import { isService, outlineOf } from './outline.ts';
import { asTitled, lettersIn } from '../shown/letters-titled.ts';
import { almanacOf, shownClock } from '../shown/shown-clock.ts';
import { fill, instant, say, type Language } from '../requests/language.ts';
import { citations, formOf, groundOf, procedureOf } from './procedures.ts';
import type { Me } from '../plugins/session.ts';
import { supervisionIn } from './supervision.ts';
import { organName, peopleIn, personName, type Naming } from '../shown/shown-duty.ts';
import { sayDay } from '../shapes/public-words.ts';
import { shownWords } from '../words/shown.ts';
import type { CaseFile } from '../shapes.ts';
import type { Deps } from '../deps.ts';

export const stateOf = ({ state, endedOn }: Pick<CaseRow, 'state' | 'endedOn'>): 'open' | 'closed' | 'ended' => (endedOn ? 'ended' : state);

/** The file of a case as one official sees it now: where it stands, what may be done, by when. */
export async function caseFile(deps: Deps, language: Language, me: Me, row: CaseRow, readAs: Sight): Promise<CaseFile> {
  const { db } = deps.registers;
  const { caseNo } = row;
  const procedure = asTitled(procedureOf(row.procedure), await lettersIn(deps, caseNo));
  const almanac = await almanacOf(deps);
  const [openDuties, clockRows, said, organs, linked, identity, handed, walled, awaited, counts, allegations, acts, unanswered, reminded] = await Promise.all([
    db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'))).orderBy(duties.openedSeq),
    db.select().from(clocks).where(eq(clocks.caseNo, caseNo)).orderBy(clocks.startedOn, clocks.key),
    saidIn(db, caseNo),
    organsByCode(db),
    db.select({ caseNo: cases.caseNo, title: cases.title }).from(cases).where(and(eq(cases.linkedFrom, caseNo), isNotNull(partIn(me.id, cases.caseNo, almanac.today)))).orderBy(cases.caseNo),
    db.select().from(identities).where(eq(identities.caseNo, caseNo)),
    db.selectDistinct({ party: receipts.party }).from(receipts).where(eq(receipts.caseNo, caseNo)),
    db.select().from(walls).where(eq(walls.caseNo, caseNo)),
    readWorklist(db, { me: me.id, on: almanac.today, scope: 'case', state: 'open', caseNo, sort: 'lastDay', limit: 50, offset: 0 }),
    countsOf(deps, caseNo),
    allegationsOf(deps, caseNo),
    actsIn(deps, caseNo),
    unansweredIn(db, caseNo, almanac.today),
    db.select().from(reminders).where(eq(reminders.caseNo, caseNo)).orderBy(reminders.at, reminders.rung),
  ]);
  const people = said.filter(({ sender, as }) => sender !== as);
  const [names, acting] = await Promise.all([namesOf(db, [...peopleIn(awaited, me.id), ...people.map(({ sender }) => sender), ...openDuties.flatMap(({ only }) => only ?? []), ...acts.flatMap(({ by, to }) => [by, to]), ...reminded.map(({ reportedTo }) => reportedTo)]), actingFor(db, openDuties.flatMap(({ owed: isOwed, assignee, only }) => (isOwed ? (assignee ? [assignee] : (only ?? [])) : [])), almanac.today)]);
  const naming: Naming = { language, organs, names };
  const shownClocks = clockRows.map((clock) => shownClock(language, clock, almanac));
  // Tracks run side by side: what has the soonest last day is said first.
  const lastDayOf = ({ clock }: DutyRow) => clockRows.find(({ key, state }) => key === clock && state === 'running')?.lastDay ?? '9999';
  const owed = openDuties.filter((duty) => duty.owed).sort((a, b) => lastDayOf(a).localeCompare(lastDayOf(b)));
  const first = owed[0];
  const title = (message: string) => say(language, formOf(procedure, message)?.title ?? [message, message]);
  const stepTitle = (step: string) => say(language, procedure.steps[step] ?? [step, step]);
  const waiting = owed.map((duty) => ({
    who: duty.office ?? duty.party ?? '',
    whoTitle: officeWord(language, duty.office ?? duty.party ?? ''),
    ...(duty.organ && { organ: duty.organ, organName: organName(naming, duty.organ) }),
    ...((duty.assignee || duty.only?.length) && { name: (duty.assignee ? [duty.assignee] : duty.only!).map((id) => acted(naming, id, acting.get(id))).join(language === 'en' ? ', ' : '、') }),
    for: say(language, formOf(procedure, duty.message)?.asks ?? [duty.message, duty.message]),
    since: instant(duty.openedAt),
  }));
  const clock = first?.clock ? shownClocks.find(({ key, state }) => key === first.clock && state !== 'stopped') : undefined;
  const { step, outline, registeringUntil } = await outlineOf(deps, language, row, procedure, { owed, said });
  const asked = first && formOf(procedure, first.message);
  const article = asked ? citations(asked).join('、') : '';
  const resultTitle = row.result ? say(language, procedure.results[row.result] ?? [row.result, row.result]) : undefined;
  const onExpiry = say(language, shownWords[!first ? 'nothing' : !clock ? 'no-last-day' : formOf(procedure, first.message)?.after ? 'only-after' : !first.office ? 'party-lapses' : clock.kind === 'statutory' ? 'office-goes-on' : 'target-goes-on']);
  const inWords = (day: Day) => sayDay(day, language, almanac.today);
  const sentence = first
    ? fill(say(language, shownWords.sentence), {
        step: isService(first) ? titledAbout(language, title(first.message), aboutOf(naming, procedure, first.key)) : stepTitle(step),
        article,
        who: waitedFor(language, waiting),
        since: inWords(dayOf(first.openedAt.getTime())),
        clock: clock ? fill(say(language, shownWords['sentence-clock']), { left: clock.left, day: inWords(clock.lastDay as Day) }) : '',
        onExpiry,
      }) + (unanswered.size > 0 ? say(language, shownWords['nobody-may']) : '')
    : row.state === 'closed'
      ? fill(say(language, shownWords['sentence-closed']), { result: resultTitle ?? '', on: row.closedOn ? inWords(row.closedOn as Day) : '' })
      : registeringUntil
        ? fill(say(language, shownWords['sentence-registering']), { at: `${inWords(dayOf(registeringUntil.getTime()))} ${instant(registeringUntil).slice(11, 16)}` })
        : say(language, shownWords['sentence-none']);

  const mayOpen = seatToOpen(me, openDuties) !== undefined;
  const [key] = await db.select({ erased: isNull(caseKeys.wrapped).mapWith(Boolean) }).from(caseKeys).where(eq(caseKeys.caseNo, caseNo));
  const erased = key?.erased ?? false;
  const earlier = await earlierIn(deps, row);
  const found = foundOf(language, allegations, said);
  const actions: CaseFile['actions'] = [];
  const refusals: CaseFile['refusals'] = [];
  for (const duty of openDuties) {
    const form = formOf(procedure, duty.message);
    const ask = procedure.messages[duty.message];
    if (!form || !ask || !duty.office) continue;
    const seat = seatFor(me.seats, me.id, duty);
    const refuse = (refusal: Parameters<typeof groundOf>[1]) => {
      const { ground, article: law, sentence: why } = groundOf(procedure, refusal);
      refusals.push({ message: duty.message, duty: duty.key, title: titledAbout(language, title(duty.message), aboutOf(naming, procedure, duty.key, duty.organ ?? undefined)), ground, detail: say(language, why), ...(law && { article: law }) });
    };
    if (!seat) {
      if (duty.owed) refuse(whyNotMine(me, duty, ask) ?? { ground: 'wrong-office', office: duty.office });
      continue;
    }
    const filled = await caseForm(deps, language, form, ask, row, duty, me.id, seat, earlier);
    if ('refusal' in filled) refuse(filled.refusal);
    else {
      const about = aboutOf(naming, procedure, duty.key, seat.organ);
      const under = duty.clock ? shownClocks.find(({ key }) => key === duty.clock) : undefined;
      actions.push({
        message: duty.message,
        duty: duty.key,
        ...(about && { about }),
        owed: duty.owed,
        ...(row.procedure === 'complaint' && hasLetter(duty.message) && { hasLetter: true }),
        as: { office: seat.office, post: officeWord(language, seat.office), organ: seat.organ, organName: organName(naming, seat.organ), ...(seat.standsForName && { for: seat.standsForName }) },
        ...(under && { clock: under }),
        ...(findingLines(language, duty.message, found) ?? (await itemsOf(deps, language, duty))),
        ...shownForm(language, form, filled.schema),
      });
    }
  }

  const track = said.filter(({ message }) => message === 'triage').at(-1)?.told.track as keyof typeof tracks | undefined;
  return {
    caseNo,
    procedure: row.procedure,
    procedureTitle: say(language, procedure.title),
    title: row.title || say(language, shownWords['new-matter']),
    organ: row.organ,
    organName: organName(naming, row.organ),
    openedOn: row.openedOn,
    state: stateOf(row),
    ...(row.result && { result: row.result, resultTitle: resultTitle ?? '' }),
    ...(row.closedOn && { closedOn: row.closedOn }),
    ...(row.endedOn && { endedOn: row.endedOn }),
    urgent: row.urgent,
    ...(row.linkedFrom && { linkedFrom: row.linkedFrom }),
    linked,
    incident: row.incident,
    ruleVersion: row.ruleVersion,
    seq: row.lastSeq,
    readAs,
    summary: [
      { label: say(language, shownWords['received-on']), value: row.openedOn },
      ...('realName' in row.opening ? [{ label: say(language, shownWords.signed), value: say(language, shownWords[row.opening.realName ? 'real-name' : 'anonymous']) }] : []),
      ...(track ? [{ label: say(language, shownWords['rule-track']), value: say(language, tracks[track]) }] : []),
    ],
    ...found,
    ...(await supervisionIn(deps, language, row, said)),
    measures: await measuresOf(deps, language, almanac, said, (course) => aboutOf(naming, procedure, `${imposeMeasure.name}/${course}`)),
    standing: {
      title: first ? title(first.message) : (resultTitle ?? say(language, shownWords['sentence-none'])),
      step,
      since: first ? instant(first.openedAt) : instant(deps.now()),
      article,
      waitingFor: waiting,
      ...(clock && { clock }),
      onExpiry,
      sentence,
    },
    outline,
    duties: awaited.map((duty) => listedDuty(naming, duty, me.id, almanac)),
    acts: acts.map((act) => shownAct(naming, act)),
    clocks: shownClocks.map((each) => ({ ...each, title: clockTitled(naming, procedure, each) })),
    reminders: reminded.map(({ clock, rung, on, number, reportedTo }) => ({ clock, rungTitle: say(language, rungs[rung]), on, ...(number && { number }), ...(reportedTo && { toName: personName(naming, reportedTo) }) })),
    actions: actions.sort((a, b) => Number(b.owed) - Number(a.owed)),
    refusals,
    parties: partiesOf(language, identity, { owed: receiptsOwedIn(row, said), handed: handed.map(({ party }) => party), mayHand: me.seats.some(({ office, organ }) => office === 'handler' && organ === row.organ) && (readAs === 'part' || owesAt('handler', me, row, openDuties)), mayOpen: mayOpen && !erased, erased }),
    officials: [...new Map(people.map((statement) => [statement.sender, statement])).values()].map(({ sender, as, organ }) => ({
      id: sender,
      name: personName(naming, sender),
      role: officeWord(language, as),
      organ: organ ?? '',
      organName: organName(naming, organ),
      recused: walled.some(({ userId, ground }) => userId === sender && ground === 'recused'),
    })),
    counts,
  };
}

/** Why a duty at a seat of mine is not mine all the same. */
function whyNotMine(me: Me, duty: DutyRow, ask: Message<Statement>): Refusal | undefined {
  if (!me.seats.some((each) => each.office === duty.office && each.organ === duty.organ)) return undefined;
  return ask.except && duty.except?.includes(me.id) ? { ground: ask.except.ground } : { ground: 'not-assigned' };
}

/** What an advance is about, before the eyes of whoever acts on it. */
async function itemsOf(deps: Deps, language: Language, duty: DutyRow): Promise<Pick<CaseFile['actions'][number], 'items' | 'notes' | 'proposed'>> {
  const shown = await advanceShown(deps, language, duty);
  const budgetLine = duty.message === 'confirmAdvance' ? await lastBudgetLine(deps, duty.organ ?? '') : undefined;
  return shown ? { items: [...shown.items], ...(shown.reason && { notes: shown.reason }), ...(shown.classes && { proposed: { classes: shown.classes } }), ...(budgetLine && { proposed: { budgetLine } }) } : {};
}

interface Hand {
  readonly owed: readonly Party[];
  readonly handed: readonly Party[];
  readonly mayHand: boolean;
  readonly mayOpen: boolean;
  readonly erased: boolean;
}
/** The parties whose identity is kept, and those who are owed a receipt though nobody is named yet. */
function partiesOf(language: Language, sealed: readonly (typeof identities.$inferSelect)[], { owed, handed, mayHand, mayOpen, erased }: Hand): CaseFile['parties'] {
  const unnamed = owed.filter((party) => !sealed.some((each) => each.party === party));
  return [...sealed, ...unnamed.map((party) => ({ party, anonymous: false, channels: [] as string[] }))].map(({ party, anonymous, channels }) => ({
    party, title: officeWord(language, party), anonymous, sealed: !unnamed.includes(party), erased, channels,
    mayOpen: mayOpen && !anonymous && !unnamed.includes(party), receipt: handed.includes(party), mayHand: mayHand && owed.includes(party) && !handed.includes(party),
  }));
}

/** Several duties of one holder name him once. */
/** Someone a duty is reserved to, with who stands in or has taken over. */
const acted = (naming: Naming, id: string, by: readonly string[] = []): string => (by.length > 0 ? fill(say(naming.language, shownWords.acted), { name: personName(naming, id), by: by.join(naming.language === 'en' ? ', ' : '、') }) : personName(naming, id));

function waitedFor(language: Language, waiting: readonly { organName?: string; whoTitle: string; name?: string }[]): string {
  const holders = waiting.map(({ organName: organ, whoTitle, name }) => (language === 'en' ? `${organ ? `${organ}, ` : ''}${whoTitle}${name ? ` (${name})` : ''}` : `${organ ?? ''}${whoTitle}${name ? `（${name}）` : ''}`));
  return [...new Set(holders)].join(language === 'en' ? '; ' : '、');
}

async function countsOf(deps: Deps, caseNo: string): Promise<CaseFile['counts']> {
  const of = async (table: typeof caseEvents | typeof notices | typeof statements | typeof reads) => (await deps.registers.db.select({ n: count() }).from(table).where(eq(table.caseNo, caseNo)))[0]?.n ?? 0;
  const [events, noticeCount, documentCount, statementCount, readCount] = await Promise.all([of(caseEvents), of(notices), deps.registers.db.$count(documents, isMaterial(caseNo)), of(statements), of(reads)]);
  return { events, notices: noticeCount, documents: documentCount, statements: statementCount, reads: readCount };
}

