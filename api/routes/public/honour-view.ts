import type { PublicRows } from '../../../db/reads/public-file.ts';
import { law as awardLaw } from '../../../workflows/commendation/law.ts';
import type { Day } from '../../../workflows/steps/words.ts';
import type { Stand, StepShown } from './file-view.ts';

const running = ({ clocks }: PublicRows, ...ids: string[]) => clocks.findLast(({ key, state }) => state !== 'stopped' && ids.includes(key.split(':')[0]!));
const paperOf = ({ notices }: PublicRows, ...kinds: string[]): Day | undefined => notices.findLast(({ kind }) => kinds.includes(kind))?.issuedOn;
/** The day on which the case was last told something by one of these messages. */
const saidOn = ({ events }: PublicRows, ...messages: string[]): Day | undefined =>
  events.flatMap((event) => (event.type === 'answered' && messages.includes(event.key.split(/[/:]/)[0]!) ? [event.statement.on] : [])).at(-1);

/** Where a martyr recognition stands for the family, and for whoever else filed: no level has a last day, so none is shown. */
export function martyrStandOf(rows: PublicRows): Stand {
  const { row } = rows;
  const stand = (status: Stand['status'], sentence: Stand['sentence']): Stand => ({ status, sentence, title: 'completion', clock: undefined, organ: row.organ });
  if (row.endedOn) return stand('completed', 'completed');
  const told = rows.notices.length > 0 ? 'decided' : 'told-family';
  if (rows.events.some((event) => event.type === 'notice-issued' && event.notice === 'martyr-notice')) return stand('decided', told);
  // Until when the family may object stands beside that act.
  if (row.state === 'closed') return stand('decided', told);
  return stand('investigating', 'climbing');
}

export function martyrStepsOf(rows: PublicRows): StepShown[] {
  const { row } = rows;
  return inTurn(rows, [
    ['received', row.openedOn as Day],
    ['county', saidOn(rows, 'investigate')],
    ['governments', saidOn(rows, 'decideProvince')],
    ['national', saidOn(rows, 'decideNational')],
    ['certificate', saidOn(rows, 'handOverCertificate')],
  ]);
}

/** Where a commendation stands for the person: nothing is told before the award is announced. */
export function awardStandOf(rows: PublicRows): Stand {
  const { row } = rows;
  const stand = (status: Stand['status'], sentence: Stand['sentence']): Stand => ({ status, sentence, title: 'completion', clock: undefined, organ: row.organ });
  if (row.endedOn) return stand('completed', 'completed');
  return paperOf(rows, 'award-decision', 'award-revocation') ? stand('decided', paperOf(rows, 'award-revocation') ? 'decided' : 'awarded') : { ...stand('received', 'undated'), clock: running(rows, awardLaw.decisionNotice.id) };
}

export const awardStepsOf = (rows: PublicRows): StepShown[] => inTurn(rows, [['received', rows.row.openedOn as Day], ['awarded', paperOf(rows, 'award-decision')]]);

function inTurn({ row }: PublicRows, steps: readonly [StepShown['step'], Day | undefined][]): StepShown[] {
  const current = row.state === 'closed' ? -1 : steps.findIndex(([, on]) => !on);
  return steps.filter(([, on]) => on ?? row.state !== 'closed').map(([step, on], i) => (on ? { step, state: 'done', on } : { step, state: i === current ? 'current' : 'ahead' }));
}
