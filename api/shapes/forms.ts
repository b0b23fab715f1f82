import { Type, type Static } from 'typebox';
import { statuses } from '../../workflows/steps/words.ts';
import { codesOf, DayShape, flag, JsonSchemaShape, list, maybe, shape, text, word } from './basics.ts';
import { ClockShape } from './duties.ts';

export const ResultShape = shape('Result', {
  value: text,
  title: text,
  adverse: flag,
  ends: flag,
});
export type ResultShape = Static<typeof ResultShape>;

/** What follows at once from a statement: who is asked next, which clocks start or move and to which day, which notices go to whom. */
export const Effects = shape('Effects', { next: list(text), clocks: list(Type.Object({ title: text, lastDay: DayShape })), notices: list(text), ends: flag });
export type Effects = Static<typeof Effects>;

const formFields = {
  title: text,
  asks: text,
  articles: list(text),
  source: text,
  status: word(codesOf(statuses)),
  statusTitle: text,
  schema: JsonSchemaShape,
  verb: text,
  quick: flag,
  batchable: flag,
  danger: flag,
  opinion: word(['always', 'adverse', 'never']),
  results: list(ResultShape),
};
export const MessageForm = shape('MessageForm', { name: text, by: list(text), byTitles: list(text), step: text, told: list(text), ...formFields });
export type MessageForm = Static<typeof MessageForm>;
export const Procedure = shape('Procedure', { name: text, title: text, articles: list(text), startedBy: list(text), /** Who takes part at all: for every other office there is never anything in it. */ offices: list(text), startForm: JsonSchemaShape, startPath: text, steps: list(Type.Object({ step: text, title: text })) });
export type Procedure = Static<typeof Procedure>;

export const Action = shape('Action', {
  message: text,
  duty: text,
  /** What the duty is about where there are several of one message (a referral, a notice). */
  about: maybe(text),
  owed: flag,
  as: Type.Object({ office: text, post: text, organ: text, organName: text, for: maybe(text) }),
  clock: maybe(ClockShape),
  /** A letter follows from it, and may be read as a draft while it is written. */
  hasLetter: maybe(flag),
  /** What the form is about, line by line; where it asks for one answer an item, in that order, with the answers that the rules propose. */
  items: maybe(list(text)),
  notes: maybe(text),
  proposed: maybe(JsonSchemaShape),
  ...formFields,
});
export type Action = Static<typeof Action>;
export const RefusalShape = shape('Refusal', { message: text, duty: text, title: text, ground: text, detail: text, article: maybe(text) });
export type RefusalShape = Static<typeof RefusalShape>;
