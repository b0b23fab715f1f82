import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Message } from '../steps/message.ts';
import type { Day, Party, Seat, Statement } from '../steps/words.ts';
import { recordService } from './messages.ts';
import type { Applicant, DeathGround, Level, Notice } from './words.ts';

/** The body of each level, and the county veterans department of the survivors' household, as they stood when the case was opened. */
export type Bodies = Readonly<Record<Level, string>>;

export interface MartyrOpening extends Opening {
  readonly applicant: Applicant;
  readonly diedOn: Day;
  readonly ground: DeathGround;
  readonly bodies: Bodies;
  readonly household: string;
  /** Whether the county posts a public notice before it reports up: a parameter, no law asks for it. */
  readonly publicNotice: boolean;
}

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });
export const veterans = (organ: string): Seat => seat('veterans-officer', organ);
const government = (organ: string): Seat => seat('government-officer', organ);
/** The county government beside a county's veterans department: it hands the certificate over (MR 13). */
export const governmentOf = (department: string): Seat => government(department.replace(/-veterans$/, '-government'));

/** Who speaks for each level. */
export const bodyAt = ({ bodies }: MartyrOpening, level: Level): Seat => (level === 'county' || level === 'national' ? veterans : government)(bodies[level]);

/** Who keeps the case and enters the papers received: the employer's case officer, or the county department where others asked (MR 9). */
export const keeper = ({ applicant, organ }: MartyrOpening): Seat => (applicant === 'employer' ? seat('handler', organ) : veterans(organ));

export const same = (one: Seat, other: Seat): boolean => one.office === other.office && one.organ === other.organ;

/** Tells the family in writing; the keeper brings it where machines fail. `about.which` tells apart notices of courses side by side. */
export const tell = (file: CaseFile, opening: MartyrOpening, notice: Notice, about: Readonly<Record<string, string>> = {}, to: Party = 'family'): Promise<Served> =>
  file.serve(notice, to, { from: opening.organ, ...about }, { seat: keeper(opening), ask: recordService });

/** A body's act: said by its own officer, or entered by the keeper as a paper received from it. The record says which. */
export function byBody<S extends Statement>(file: CaseFile, opening: MartyrOpening, body: Seat, ask: Message<S>, about: string, clock?: Clock): Promise<S> {
  const own = () => file.decisionBy(body, ask, clock, about);
  return same(body, keeper(opening)) ? own() : file.unless(own, () => file.mayBy(keeper(opening), ask, about));
}
