import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Seat } from '../steps/words.ts';
import type { Category } from '../quota/words.ts';
import type { Employment } from '../work-injury/words.ts';
import { recordService } from './messages.ts';
import type { Notice } from './words.ts';

/** `applicant` is the number of the application's row: who it is stands in the register alone. */
export interface EmploymentOpening extends Opening {
  readonly campaign: string;
  readonly applicant: string;
  readonly position: string;
  readonly unit: string;
  readonly category: Category;
  readonly employment: Employment;
  /** The organ that is the employer: the dispatch firm, or the police organ itself (LCL 57, 58). */
  readonly employer: string;
}

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });
export const desk = ({ organ }: EmploymentOpening): Seat => seat('recruitment-officer', organ);
export const employer = (opening: EmploymentOpening): Seat => (opening.employment === 'dispatch' ? seat('dispatch-officer', opening.employer) : desk(opening));

/** Tells the person in writing; an officer brings it where machines fail. */
export const tell = (file: CaseFile, opening: EmploymentOpening, notice: Notice, statement?: string): Promise<Served> =>
  file.serve(notice, 'candidate', { from: opening.organ, ...(statement && { statement }) }, { seat: desk(opening), ask: recordService });
