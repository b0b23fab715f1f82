import { eq } from 'drizzle-orm';
import { count, countingOf, type Counting } from '../../../db/calendar/count.ts';
import { currentCalendar, periodOn } from '../../../db/reads/calendar.ts';
import type { PublicRows } from '../../../db/reads/public-file.ts';
import { cases } from '../../../db/schema/index.ts';
import { law, limits } from '../../../workflows/work-injury/law.ts';
import { dayOfConclusion } from '../../../workflows/work-injury/messages.ts';
import { notices as noticeTitles, reviewAppraisal, type Notice } from '../../../workflows/work-injury/words.ts';
import type { Day, Period } from '../../../workflows/steps/words.ts';
import type { Deps } from '../../deps.ts';
import { say, type Language } from '../../requests/language.ts';
import { moneyOf } from '../../work-injury/money.ts';
import type { PublicFile } from '../../shapes/public.ts';
import { howOf } from '../../shown/shown-how.ts';
import type { ClockRow, Stand, StepShown } from './file-view.ts';

/** Clocks that say to the injured or the family what comes next, the soonest to matter first. */
const telling: readonly string[] = [law.decision.id, law.decisionWhenClear.id, law.materialsReview.id, law.appraisalConclusion.id, law.employerApplication.id];

/** Where a work injury stands for the injured or the family. */
export function injuryStandOf({ row, clocks, notices }: PublicRows): Stand {
  const clock = telling.map((id) => clocks.findLast(({ key, state }) => state !== 'stopped' && key.split(':')[0] === id)).find((each): each is ClockRow => each !== undefined);
  const stand = (status: Stand['status'], sentence: Stand['sentence']): Stand => ({ status, sentence, title: 'completion', clock, organ: row.organ });
  if (row.state === 'closed') return { ...stand('completed', 'completed'), clock: undefined };
  return notices.some(({ kind }) => kind === 'recognition-decision') && !clock ? stand('decided', 'decided') : stand('investigating', 'investigating');
}

/** From the report to the last notice in five steps; each is done on the day of its paper. */
export function injuryStepsOf({ row, notices, events }: PublicRows): StepShown[] {
  const paper = (...kinds: Notice[]): Day | undefined => notices.findLast(({ kind }) => (kinds as string[]).includes(kind))?.issuedOn;
  // The paper of acceptance goes to whoever applied, which may be the employer.
  const accepted = events.findLast((event) => event.type === 'answered' && event.key.split(':')[0] === 'reviewMaterials' && (event.statement as { result?: string }).result !== 'supplement');
  const steps: [StepShown['step'], Day | undefined][] = [
    ['received', row.openedOn as Day],
    ['accepted', accepted?.type === 'answered' ? accepted.statement.on : undefined],
    ['recognition', paper('recognition-decision')],
    ['appraisal', paper('appraisal-conclusion')],
    ['benefits', paper('benefit-decision')],
  ];
  const current = row.state === 'closed' ? -1 : steps.findIndex(([, on]) => !on);
  return steps.filter(([, on]) => on ?? row.state !== 'closed').map(([step, on], i) => (on ? { step, state: 'done', on } : { step, state: i === current ? 'current' : 'ahead' }));
}

/** Clocks of the person's own rights, and states that end for them on a day. */
const own: readonly string[] = [law.employerApplication.id, law.personApplication.id, law.lateApplication.id, law.paidLeave.id, law.missingPay.id, law.reappraisal.id, law.suitAfterReview.id];
/** Papers against which review and suit are open (WIR 55), each from the day of its service. */
const contestable: readonly Notice[] = ['non-acceptance-decision', 'recognition-decision', 'benefit-decision', 'fund-decision'];

/** Money and days of their own for the injured and those left behind: what was paid, remedies with their last days, the next appraisal. */
export async function injuryPartOf(deps: Pick<Deps, 'registers'>, language: Language, { row, clocks, notices, events }: PublicRows, today: Day): Promise<Required<Pick<PublicFile, 'money' | 'days'>>> {
  const { db } = deps.registers;
  const calendar = await currentCalendar(db);
  type Shown = NonNullable<PublicFile['days']>[number];
  const shownDay = (title: string, kind: Shown['kind'], period: Period, counting: Counting): Shown => {
    const counted = count(counting, calendar);
    return { title, kind, day: counted.lastDay, how: howOf(language, period, counting, counted) };
  };
  const running = clocks.filter(({ key, state }) => state === 'running' && own.includes(key.split(':')[0]!)).map(({ period, counting }) => shownDay(say(language, period.title), 'last', period, counting));

  // Of several papers of one kind the last one counts. What an employer that did not insure decides is no act of an authority (WIR 54, 62).
  const [opened] = await db.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, row.caseNo));
  const papers = contestable.filter((kind) => kind !== 'benefit-decision' || opened?.opening.insurance !== 'uninsured').flatMap((kind) => notices.findLast((notice) => notice.kind === kind && notice.servedOn) ?? []);
  const remedies = await Promise.all(
    papers.flatMap(({ kind, servedOn }) =>
      [law.adminReview, law.adminSuit].map(async (written) => {
        const period = await periodOn(db, written, servedOn!);
        return shownDay(`${say(language, noticeTitles[kind as Notice])} · ${say(language, period.title)}`, 'last', period, countingOf(period, servedOn!));
      }),
    ),
  );

  // WIR 26: from receipt. A case that came to its benefits under 0.2.0 has no clock of its own for it until it is closed.
  const conclusion = notices.findLast(({ kind, servedOn }) => kind === 'appraisal-conclusion' && servedOn);
  const isCounted = clocks.some(({ key }) => key.split(':')[0] === law.reappraisal.id);
  const anew = conclusion && !isCounted ? [shownDay(`${say(language, noticeTitles['appraisal-conclusion'])} · ${say(language, law.reappraisal.title)}`, 'last', law.reappraisal, countingOf(law.reappraisal, conclusion.servedOn!))] : [];

  const concluded = events.findLast((event) => event.type === 'answered' && (event.statement as { result?: string }).result === 'concluded');
  const again: Period = { ...law.reappraisal, title: reviewAppraisal, figure: limits.yearsToReview, unit: 'year', article: '第二十八条' };
  const earliest = concluded?.type === 'answered' ? [shownDay(say(language, reviewAppraisal), 'earliest', again, { ...countingOf(again, dayOfConclusion(concluded.statement)), earliest: true })] : [];

  const money = await moneyOf(deps, language, row);
  return {
    money: {
      currency: money.currency,
      advanced: money.advance.paid,
      fundAdvanced: money.fundAdvance.paid,
      items: money.items.map(({ categoryTitle, amount, incurredOn, paid, payerTitle }) => ({ title: categoryTitle, amount, on: incurredOn, paid, ...(payerTitle && { payerTitle }) })),
      benefits: money.benefits.map(({ on, title, amount, per, payer, how, article, source }) => ({ on, title, ...(amount !== undefined && { amount }), per: per as 'once', ...(payer && { payer }), how, article, source })),
    },
    // A right that is over is not offered; the notice that opened it stays readable.
    days: [...running, ...[...remedies, ...anew].filter(({ day }) => day >= today), ...earliest].toSorted((a, b) => a.day.localeCompare(b.day)),
  };
}
