import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Party, Seat } from '../steps/words.ts';
import { recordService } from './messages.ts';
import type { Notice, Origin } from './words.ts';

export interface ComplaintOpening extends Opening {
  readonly realName: boolean;
  readonly ongoing: boolean;
  readonly origin: Origin;
  /** The organ above each police organ, as it stood when the case was opened. */
  readonly superiors: Readonly<Record<string, string>>;
  /** PET 35 and 36 attach to a claim; whether a report has review too is a switch (procedures §5 no. 23). */
  readonly reviewOfReports: boolean;
}

/** The next higher organ; the highest rules on itself. */
export const above = (superiors: ComplaintOpening['superiors'], organ: string): string => superiors[organ] ?? organ;

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });

/** Tells the complainant, or another party; a person of the organ brings it where machines fail. */
export const tell = (file: CaseFile, organ: string, notice: Notice, about: Readonly<Record<string, string>> = {}, to: Party = 'complainant'): Promise<Served> =>
  file.serve(notice, to, { ...about, from: organ }, { seat: seat('intake-officer', organ), ask: recordService });
