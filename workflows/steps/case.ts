import { condition, continueAsNew, defineQuery, defineSignal, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { Background } from './background.ts';
import type { RunningClock } from './clock.ts';
import { dayOf } from './day.ts';
import { Duties } from './duties.ts';
import type { Message } from './message.ts';
import { CaseRecord } from './record.ts';
import { verbs, type CaseFile } from './verbs.ts';
import type { Day, Statement } from './words.ts';

export type { Served } from './service.ts';
export type { CaseFile } from './verbs.ts';

export interface Opening {
  readonly caseNo: string;
  readonly organ: string;
  readonly receivedOn: Day;
  /** The register alone says where the case stands. */
  readonly takenUp?: boolean;
  /** A history longer than this continues as new; without it the server's own suggestion counts. */
  readonly historyLimit?: number;
}

/** A newer calendar was published: running clocks are counted again, with the old and the new day on record. */
export const calendarPublished = defineSignal<[version: number]>('calendarPublished');

/** What the case waits for and which last days it watches: what the register shows, seen from the other side. */
export const standing = defineQuery<{ duties: string[]; clocks: Record<string, Day> }>('standing');

/**
 * Opens the file of one case and runs its procedure, written in verbs.
 *
 * Every input (a statement, a last day that passed, a day of service) is an event, so a case that is taken up runs its procedure
 * from the first line, is answered from the register, and stands where it stood.
 */
export async function openCase(opening: Opening, messages: readonly Message<Statement>[], procedure: (file: CaseFile) => Promise<void>): Promise<void> {
  const record = new CaseRecord(opening.caseNo);
  const clocks = new Map<string, RunningClock>();
  const duties = new Duties(record, { opening: opening as unknown as Record<string, unknown>, lastDay: (key) => clocks.get(key)?.lastDay });
  duties.uncertain = opening.takenUp === true;
  duties.hear(messages);
  setHandler(calendarPublished, (version) => {
    for (const [clock, { running }] of clocks) if (running) record.record({ type: 'clock-recounted', key: `${clock}@${version}`, clock, calendar: version });
    record.enterSoon();
  });
  setHandler(standing, () => ({ duties: [...duties.open.keys()], clocks: Object.fromEntries([...clocks].flatMap(([key, { lastDay }]) => (lastDay ? [[key, lastDay]] : []))) }));
  record.onCounted((lastDays) => {
    for (const [key, clock] of clocks) clock.endsOn(lastDays[key]);
  });
  if (opening.takenUp) {
    await record.takeUp();
    record.settled().then(() => (duties.uncertain = false), () => undefined);
  }

  record.record({ type: 'opened', key: 'case', procedure: workflowInfo().workflowType, organ: opening.organ, on: opening.receivedOn });
  const background = new Background();
  const run = procedure(verbs(record, duties, clocks, background)).then(async () => {
    await background.done();
    for (const clock of clocks.values()) clock.stop();
    record.record({ type: 'ended', key: 'case', on: dayOf(Date.now()) });
    duties.ended = true;
    await record.enterAll();
  });
  await Promise.race([run, record.settled().then(() => run), background.failed, grownTooLong(opening, record, background).then(() => run)]);
}

/** A long history continues as new, by taking the case up from its register like any other. */
async function grownTooLong(opening: Opening, record: CaseRecord, background: Background): Promise<void> {
  const info = workflowInfo;
  const limit = opening.historyLimit ?? Infinity;
  const quiet = () => (info().continueAsNewSuggested || info().historyLength > limit) && record.grown && record.atRest && background.effects === 0;
  // Who was just answered must hear it from this run: the next one does not know of it.
  do {
    await condition(quiet);
    await sleep('100 milliseconds');
  } while (!quiet());
  await continueAsNew({ ...opening, takenUp: true });
}
