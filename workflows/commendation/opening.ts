import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Day, Party, Seat } from '../steps/words.ts';
import { recordService } from './messages.ts';
import type { Level, Notice } from './words.ts';

/** An award the person holds already, as it stood when the case was opened: no name, only its level and days. */
export interface Held {
  readonly level: Level;
  readonly on: Day;
  readonly deedOn: Day;
}

export interface CommendationOpening extends Opening {
  readonly nominatedBy: string;
  readonly level: Level;
  readonly deedOn: Day;
  /** Secret deeds are exempt from public notice and never published. */
  readonly secret: boolean;
  /** The organs from the nominating one upward. */
  readonly ladder: readonly string[];
  /** Which organ of the ladder approves which level. */
  readonly approvers: Readonly<Record<Level, string>>;
  readonly held: readonly Held[];
}

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });
export const personnel = (organ: string): Seat => seat('personnel-officer', organ);
export const leader = (organ: string): Seat => seat('organ-leader', organ);
/** The organ above; the highest files with nobody. */
export const above = ({ ladder }: CommendationOpening, organ: string): string | undefined => ladder[ladder.indexOf(organ) + 1];

/** Tells the nominee or the nominating unit; the political-work department brings it where machines fail. */
export const tell = (file: CaseFile, from: string, notice: Notice, to: Party, about: Readonly<Record<string, string>> = {}): Promise<Served> =>
  file.serve(notice, to, { from, ...about, which: to }, { seat: personnel(from), ask: recordService });
