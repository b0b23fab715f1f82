import type { CaseFile } from '../steps/case.ts';
import type { Message } from '../steps/message.ts';
import { clockFor } from '../steps/timed.ts';
import type { Day, Decision, Seat, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { acknowledge, decideCity, decideCounty, decideNational, decideProvince, enquire, investigate, publishNotice, recordNoticeObjection, supplyEvidence, transmit } from './messages.ts';
import { bodyAt, byBody, keeper, same, type MartyrOpening } from './opening.ts';
import type { Level } from './words.ts';

export interface Decided {
  readonly result: 'recognised' | 'refused';
  readonly level: Level;
  readonly statement: Statement;
  /** Who has the file when it was decided. */
  readonly holder: Seat;
  /** What the county last found. */
  readonly report: Statement | undefined;
}

const order = ['county', 'county-government', 'city-government', 'provincial-government', 'national'] as const satisfies readonly Level[];
const governing = { 'county-government': decideCounty, 'city-government': decideCity, 'provincial-government': decideProvince, national: decideNational } as const;

/** MR 9: county, county government, city, province, national re-check or decision. What a level sends back goes one level down. */
export async function climb(file: CaseFile, opening: MartyrOpening, begin: { from: Level; holder: Seat; report?: Statement | undefined }): Promise<Decided> {
  let { holder, report } = begin;
  for (let at: number = order.indexOf(begin.from); ; ) {
    const level = order[at]!;
    const body = bodyAt(opening, level);
    if (!same(holder, body)) await handedOn(file, opening, holder, level);
    holder = body;
    const said: Decision<string> = await quietly(file, opening, level, file.today(), (): Promise<Decision<string>> => (level === 'county' ? found(file, opening) : byBody(file, opening, body, governing[level] as unknown as Message<Decision<string>>, level)));
    if (level === 'county') report = said;
    if (said.result === 'refused' || said.result === 'not-a-case' || said.result === 'not-passed') return { result: 'refused', level, statement: said, holder, report };
    if (level === 'national' && said.result !== 'returned') return { result: 'recognised', level, statement: said, holder, report };
    at += said.result === 'returned' ? -1 : 1;
  }
}

/** Custody is never in doubt: sent with number and day, acknowledged with a receipt and the day it should be back. */
async function handedOn(file: CaseFile, opening: MartyrOpening, holder: Seat, level: Level): Promise<void> {
  const within = clockFor(file, law.transmission, file.today(), `${transmit.name}/${level}`, level);
  const sent = await byBody(file, opening, holder, transmit, level, within);
  within?.stop();
  await quietly(file, opening, `${level}-receipt`, sent.on, () => byBody(file, opening, bodyAt(opening, level), acknowledge, level));
}

/** No level has a last day: quiet days make the keeper ask, and what was answered is on record. */
async function quietly<R>(file: CaseFile, opening: MartyrOpening, about: string, from: Day, work: () => Promise<R>): Promise<R> {
  const asking = async (): Promise<never> => {
    for (let since = from; ; ) {
      const quiet = file.startClock(law.quiet, since, about);
      try {
        const early = await file.requestFrom(keeper(opening), enquire, quiet, about);
        const asked = early ?? (await file.decisionBy(keeper(opening), enquire, undefined, `${about}-due`));
        since = asked.expectedOn ?? asked.on;
      } finally {
        quiet.stop();
      }
    }
  };
  return file.meanwhile([asking], work);
}

/** The county department finds the facts and the ground (MR 8, 9), asks for what is missing, and posts a notice before it reports up. */
async function found(file: CaseFile, opening: MartyrOpening): Promise<Decision<string>> {
  const body = bodyAt(opening, 'county');
  for (;;) {
    const report = await byBody(file, opening, body, investigate, 'county');
    if (report.result === 'supplement') await supplied(file, opening);
    else if (report.result === 'not-a-case' || !(await objectedTo(file, opening, body))) return report;
  }
}

async function supplied(file: CaseFile, opening: MartyrOpening): Promise<void> {
  await file.unless(
    () => file.decisionBy(keeper(opening), supplyEvidence),
    () => file.mayBy('family', supplyEvidence),
  );
}

/** Whether somebody objected to the public notice: then the county looks into it once more. */
async function objectedTo(file: CaseFile, opening: MartyrOpening, body: Seat): Promise<boolean> {
  if (!opening.publicNotice) return false;
  const posted = await file.decisionBy(body, publishNotice);
  const clock = file.startClock(law.publicNotice, posted.on);
  const objection = await file.requestFrom(body, recordNoticeObjection, clock);
  clock.stop();
  return objection !== undefined;
}
