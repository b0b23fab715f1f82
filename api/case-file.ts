import { and, count, eq, isNull } from 'drizzle-orm';
import { isMaterial } from '../db/reads/documents.ts';
import { namesOf, organsByCode } from '../db/reads/names.ts';
import { readWorklist } from '../db/reads/worklist.ts';
import { caseEvents, caseKeys, cases, clocks, documents, duties, identities, notices, reads, statements, walls } from '../db/schema/index.ts';
import type { Finding } from '../workflows/complaint/words.ts';
import { findings as findingWords, tracks } from '../workflows/complaint/words.ts';
import { dayOf } from '../workflows/steps/day.ts';
import type { Day } from '../workflows/steps/words.ts';
import { allegationsOf, caseForm, officeWord, shownForm } from './case-forms.ts';
import { earlierIn, seatFor, type CaseRow } from './case-open.ts';
import { aboutOf } from './duty-about.ts';
import { actsIn, shownAct } from './duty-acts.ts';
import { seatToOpen } from './identity.ts';
import { almanacOf, shownClock } from './shown-clock.ts';
import { fill, instant, say, type Language } from './language.ts';
import { formOf, groundOf, procedureOf } from './procedures.ts';
import type { Me } from './plugins/session.ts';
import { organName, peopleIn, personName, shownDuty, type Naming } from './shown-duty.ts';
import { sayDay } from './shapes/public-words.ts';
import { shownWords } from './shown-words.ts';
import type { CaseFile } from './shapes.ts';
import type { Deps } from './deps.ts';

export const stateOf = ({ state, endedOn }: CaseRow): 'open' | 'closed' | 'ended' => (endedOn ? 'ended' : state);

/** The file of a case as one official sees it now: where it stands, what may be done, by when. */
export async function caseFile(deps: Deps, language: Language, me: Me, row: CaseRow, readAs: 'duty' | 'part'): Promise<CaseFile> {
  const { db } = deps.registers;
  const { caseNo } = row;
  const procedure = procedureOf(row.procedure);
  const almanac = await almanacOf(deps);
  const [openDuties, clockRows, said, organs, linked, identity, walled, awaited, counts, allegations, acts] = await Promise.all([
    db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'))).orderBy(duties.openedSeq),
    db.select().from(clocks).where(eq(clocks.caseNo, caseNo)).orderBy(clocks.startedOn, clocks.key),
    db.select().from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.state, 'answered'))).orderBy(statements.answeredAt),
    organsByCode(db),
    db.select({ caseNo: cases.caseNo, title: cases.title }).from(cases).where(eq(cases.linkedFrom, caseNo)),
    db.select().from(identities).where(eq(identities.caseNo, caseNo)),
    db.select().from(walls).where(eq(walls.caseNo, caseNo)),
    readWorklist(db, { me: me.id, on: almanac.today, scope: 'case', state: 'open', caseNo, sort: 'lastDay', limit: 50, offset: 0 }),
    countsOf(deps, caseNo),
    allegationsOf(deps, caseNo),
    actsIn(deps, caseNo),
  ]);
  const people = said.filter(({ sender, as }) => sender !== as);
  const naming: Naming = { language, organs, names: await namesOf(db, [...peopleIn(awaited, me.id), ...people.map(({ sender }) => sender), ...openDuties.flatMap(({ only }) => only ?? []), ...acts.flatMap(({ by, to }) => [by, to])]) };
  const shownClocks = clockRows.map((clock) => shownClock(language, clock, almanac));
  const owed = openDuties.filter((duty) => duty.owed);
  const first = owed[0];
  const title = (message: string) => say(language, formOf(procedure, message)?.title ?? [message, message]);
  const begins = Object.keys(procedure.steps)[0]!;
  const stepOf = (message: string) => formOf(procedure, message)?.step ?? begins;
  const stepTitle = (step: string) => say(language, procedure.steps[step] ?? [step, step]);
  const waiting = owed.map((duty) => ({
    who: duty.office ?? duty.party ?? '',
    whoTitle: officeWord(language, duty.office ?? duty.party ?? ''),
    ...(duty.organ && { organ: duty.organ, organName: organName(naming, duty.organ) }),
    ...((duty.assignee || duty.only?.length) && { name: (duty.assignee ? [duty.assignee] : duty.only!).map((id) => personName(naming, id)).join('、') }),
    for: say(language, formOf(procedure, duty.message)?.asks ?? [duty.message, duty.message]),
    since: instant(duty.openedAt),
  }));
  const clock = first?.clock ? shownClocks.find(({ key }) => key === first.clock) : undefined;
  const step = first ? stepOf(first.message) : row.endedOn || row.state === 'closed' ? 'remedy' : begins;
  const article = first ? (formOf(procedure, first.message)?.articles.join('、') ?? '') : '';
  const resultTitle = row.result ? say(language, procedure.results[row.result] ?? [row.result, row.result]) : undefined;
  const onExpiry = say(language, shownWords[!first ? 'nothing' : !clock ? 'no-last-day' : !first.office ? 'party-lapses' : clock.kind === 'statutory' ? 'office-goes-on' : 'target-goes-on']);
  const inWords = (day: Day) => sayDay(day, language, almanac.today);
  const sentence = first
    ? fill(say(language, shownWords.sentence), {
        step: stepTitle(step),
        article,
        who: waiting.map(({ organName: organ, whoTitle, name }) => `${organ ?? ''}${whoTitle}${name ? `（${name}）` : ''}`).join('、'),
        since: inWords(dayOf(first.openedAt.getTime())),
        clock: clock ? fill(say(language, shownWords['sentence-clock']), { left: clock.left, day: inWords(clock.lastDay as Day) }) : '',
        onExpiry,
      })
    : row.state === 'closed'
      ? fill(say(language, shownWords['sentence-closed']), { result: resultTitle ?? '', on: row.closedOn ? inWords(row.closedOn as Day) : '' })
      : say(language, shownWords['sentence-none']);

  const mayOpen = seatToOpen(me, openDuties) !== undefined;
  const [key] = await db.select({ erased: isNull(caseKeys.wrapped).mapWith(Boolean) }).from(caseKeys).where(eq(caseKeys.caseNo, caseNo));
  const erased = key?.erased ?? false;
  const earlier = await earlierIn(deps, row);
  const actions: CaseFile['actions'] = [];
  const refusals: CaseFile['refusals'] = [];
  for (const duty of openDuties) {
    const form = formOf(procedure, duty.message);
    const ask = procedure.messages[duty.message];
    if (!form || !ask || !duty.office) continue;
    const seat = seatFor(me.seats, me.id, duty);
    const refuse = (refusal: Parameters<typeof groundOf>[1]) => {
      const { ground, article: law, sentence: why } = groundOf(procedure, refusal);
      refusals.push({ message: duty.message, duty: duty.key, title: title(duty.message), ground, detail: say(language, why), ...(law && { article: law }) });
    };
    if (!seat) {
      if (duty.owed) refuse(duty.only && me.seats.some((each) => each.office === duty.office && each.organ === duty.organ) ? { ground: 'not-assigned' } : { ground: 'wrong-office', office: duty.office });
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
        as: { office: seat.office, post: officeWord(language, seat.office), organ: seat.organ, organName: organName(naming, seat.organ), ...(seat.standsForName && { for: seat.standsForName }) },
        ...(under && { clock: under }),
        ...shownForm(language, form, filled.schema),
      });
    }
  }

  const reported = said.filter(({ message }) => message === 'report').at(-1)?.told.findings as Finding[] | undefined;
  const doneOn = new Map(said.map((statement) => [stepOf(statement.message), statement.receivedOn]));
  const order = Object.keys(procedure.steps);
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
    allegations: allegations.map((text, i) => ({ text, ...(reported?.[i] && { finding: reported[i], findingTitle: say(language, findingWords[reported[i]]) }) })),
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
    outline: order.map((each) => ({
      step: each,
      title: stepTitle(each),
      article: Object.values(procedure.forms).find((form) => form.step === each)?.articles[0] ?? '',
      state: each === step && !row.endedOn ? ('current' as const) : doneOn.has(each) ? ('done' as const) : order.indexOf(each) < order.indexOf(step) ? ('skipped' as const) : ('ahead' as const),
      ...(doneOn.get(each) && { on: doneOn.get(each)! }),
    })),
    duties: awaited.map((duty) => shownDuty(naming, duty, me.id, almanac)),
    acts: acts.map((act) => shownAct(naming, act)),
    clocks: shownClocks,
    actions: actions.sort((a, b) => Number(b.owed) - Number(a.owed)),
    refusals,
    parties: identity.map((each) => ({ party: each.party, title: officeWord(language, each.party), anonymous: each.anonymous, sealed: true, erased, channels: each.channels, mayOpen: mayOpen && !erased && !each.anonymous })),
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

async function countsOf(deps: Deps, caseNo: string): Promise<CaseFile['counts']> {
  const of = async (table: typeof caseEvents | typeof notices | typeof statements | typeof reads) => (await deps.registers.db.select({ n: count() }).from(table).where(eq(table.caseNo, caseNo)))[0]?.n ?? 0;
  const [events, noticeCount, documentCount, statementCount, readCount] = await Promise.all([of(caseEvents), of(notices), deps.registers.db.$count(documents, isMaterial(caseNo)), of(statements), of(reads)]);
  return { events, notices: noticeCount, documents: documentCount, statements: statementCount, reads: readCount };
}

