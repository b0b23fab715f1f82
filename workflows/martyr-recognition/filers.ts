import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Day, Party } from '../steps/words.ts';
import { tell, type MartyrOpening } from './opening.ts';
import type { Notice } from './words.ts';

interface Outcome {
  readonly on: Day;
  readonly notice: Notice;
  readonly about: Readonly<Record<string, string>>;
}

/** Who filed beside the family (MR 9): the employer, anybody of the place, a further survivor. They are told every outcome in writing. */
export class Filers {
  #joinedOn: Day | undefined;
  #outcome: (Outcome & { isJoinedTold: boolean }) | undefined;

  constructor(
    readonly file: CaseFile,
    readonly opening: MartyrOpening,
  ) {}

  /** Somebody joined at the counter. Whoever comes after a recognition is told of it all the same; whoever comes on a day after a refusal reads it there, since its letter promises a period that is running out already. */
  join(on: Day): void {
    this.#joinedOn ??= on;
    const outcome = this.#outcome;
    if (outcome && !outcome.isJoinedTold && this.#concerns(outcome)) this.#tell('applicant', outcome);
  }

  /** A case that is taken up hears of everybody first: who is told may hang on days and on what they are told, never on who was heard before whom. */
  #concerns({ notice, on }: Outcome): boolean {
    // Up to 0.1.0 whoever came after a recognition was not told either.
    return this.#joinedOn !== undefined && (this.#joinedOn <= on || (notice === 'applicant-notice' && patched('told-after-recognition')));
  }

  told(notice: Notice, on: Day, about: Readonly<Record<string, string>>): void {
    this.#outcome = { notice, on, about, isJoinedTold: false };
    if (this.opening.applicant === 'employer') this.#tell('employer', this.#outcome);
    if (this.opening.applicant === 'anyone' || this.#concerns(this.#outcome)) this.#tell('applicant', this.#outcome);
  }

  #tell(to: Party, { notice, about }: Outcome): void {
    if (to === 'applicant') this.#outcome!.isJoinedTold = true;
    void tell(this.file, this.opening, notice, { ...about, which: to }, to);
  }
}
