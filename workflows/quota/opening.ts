import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Party, Seat } from '../steps/words.ts';
import { recordService } from './messages.ts';
import type { Category, Notice } from './words.ts';

/** The four bodies of Art. 5 and whoever approves, as they stood when the case was opened (procedures §5 no. 3). */
interface QuotaBodies {
  readonly staffing: string;
  readonly finance: string;
  readonly hr: string;
  readonly approver: string;
}

/** `organ` is the police organ whose headcount it is. */
export interface QuotaOpening extends Opening {
  readonly category: Category;
  readonly bodies: QuotaBodies;
}

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });
export const staffing = ({ bodies }: QuotaOpening): Seat => seat('staffing-officer', bodies.staffing);

/** Who is told of a decision: police, human resources, finance (procedures §3.1). */
const told: readonly Party[] = ['employer', 'hr-department', 'finance-department'];

export async function tellAll(file: CaseFile, opening: QuotaOpening, notice: Notice, statement: string): Promise<Served> {
  const served = await Promise.all(told.map((to) => file.serve(notice, to, { from: opening.bodies.staffing, to: opening.organ, statement, which: to }, { seat: staffing(opening), ask: recordService })));
  return served[0]!;
}
