import type { Label } from '../../workflows/steps/words.ts';
import { fill, say, type Language } from './language.ts';
import type { Problem } from '../shapes.ts';
import { fieldFaults, problemTitles, sentences, type FieldFault, type ProblemType, type Sentence } from '../words/sentences.ts';

export interface FieldError {
  readonly pointer: string;
  readonly detail: Label;
}

interface More {
  readonly ground?: string;
  readonly article?: string;
  readonly errors?: readonly FieldError[];
  readonly values?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the door does not do, and why, in both languages; the error handler turns it into problem+json. */
export class Declined extends Error {
  constructor(
    readonly status: number,
    readonly type: ProblemType,
    readonly sentence: Sentence | Label,
    readonly more: More = {},
  ) {
    super(type);
    this.name = 'Declined';
  }

  in(language: Language): Problem {
    const { ground, article, errors, values = {} } = this.more;
    const label: Label = typeof this.sentence === 'string' ? sentences[this.sentence] : this.sentence;
    return {
      type: `urn:fujing:${this.type}`,
      title: say(language, problemTitles[this.type]),
      status: this.status,
      detail: fill(say(language, label), values),
      ...(ground && { ground }),
      ...(article && { article }),
      ...(errors && { errors: errors.map(({ pointer, detail }) => ({ pointer, detail: say(language, detail) })) }),
    };
  }
}

export const notFound = (sentence: Sentence = 'no-such'): Declined => new Declined(404, 'not-found', sentence);
/** What is wrong with one field that a schema alone does not see. */
export const fieldFault = (pointer: string, title: Label, which: FieldFault, limit?: string | number): FieldError => ({ pointer, detail: [fill(fieldFaults[which][0], { title: title[0], limit }), fill(fieldFaults[which][1], { title: title[1], limit })] });
export const formFaults = (errors: readonly FieldError[]): Declined => new Declined(422, 'form', 'form', { errors });
export const forbidden = (sentence: Sentence | Label, more: More = {}): Declined => new Declined(403, 'forbidden', sentence, more);
/** The register, or another store, is away: nothing was changed. */
export const unavailable = (sentence: Sentence = 'store-away'): Declined => new Declined(503, 'unavailable', sentence, { headers: { 'retry-after': '5' } });
