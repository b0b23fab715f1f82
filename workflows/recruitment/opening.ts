import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Seat } from '../steps/words.ts';

/** The bodies of Arts. 4 to 6 and whoever approves plans, as they stood when the case was opened (procedures §5 no. 3). */
export interface RecruitmentBodies {
  readonly staffing: string;
  readonly finance: string;
  readonly hr: string;
  readonly approver: string;
}

/** `organ` is the police organ that recruits; its dedicated unit does the work (Arts. 8, 9). */
export interface RecruitmentOpening extends Opening {
  readonly bodies: RecruitmentBodies;
}

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });
export const desk = ({ organ }: RecruitmentOpening): Seat => seat('recruitment-officer', organ);
export const leader = ({ organ }: RecruitmentOpening): Seat => seat('unit-leader', organ);

/** A campaign tells the public and each applicant through the register, not by a letter of the case. */
export const toldInPublic = (file: CaseFile): Served => ({ notice: '', result: 'not-owed', on: file.today() });
