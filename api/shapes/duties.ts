import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { DutyActKind } from '../../db/schema/index.ts';
import { clockStates, statuses, units } from '../../workflows/steps/words.ts';
import { codesOf, DayShape, flag, InstantShape, list, maybe, Page, shape, text, whole, word } from './basics.ts';

export const levels = ['green', 'yellow', 'red', 'overdue'] as const;
export const ClockShape = shape('Clock', {
  key: text,
  title: text,
  figure: whole,
  unit: word(codesOf(units)),
  unitTitle: text,
  startsOn: DayShape,
  lastDay: DayShape,
  originalLastDay: DayShape,
  shiftedFrom: maybe(DayShape),
  /** In `unit`; 0 on the last day, negative afterwards. */
  daysLeft: whole,
  /** Days left in words, as a row shows them: 剩 3 个工作日, 今天到期, 已超 2 天. */
  left: text,
  state: word(codesOf(clockStates)),
  provisional: flag,
  /** A target is never red nor overdue. */
  level: word(levels),
  kind: word(['statutory', 'target', 'model']),
  status: word(codesOf(statuses)),
  statusTitle: text,
  article: text,
  source: text,
  startedBy: maybe(text),
  stoppedOn: maybe(DayShape),
  extendable: maybe(Type.Object({ by: text, until: DayShape })),
  pausable: flag,
});
export type ClockShape = Static<typeof ClockShape>;

const dutyActKinds = ['claim', 'release', 'hand-over', 'urge', 'consult', 'delegate', 'opinion', 'copy', 'seen', 'recuse'] as const satisfies readonly DutyActKind[];
export const marks = ['substitute', 'returned', 'opinion', 'urgent', 'new', 'pool'] as const;
export const Duty = shape('Duty', {
  id: text,
  caseNo: text,
  procedure: text,
  procedureTitle: text,
  caseTitle: text,
  key: text,
  message: text,
  title: text,
  /** Verb and object in one phrase; `verb` is the word on the row's button, `object` the rest. */
  asks: text,
  verb: text,
  object: text,
  /** Code of the office (or party) that must act, and its name. */
  who: text,
  whoTitle: text,
  organ: maybe(text),
  organName: maybe(text),
  assignee: maybe(text),
  assigneeName: maybe(text),
  state: word(['open', 'done', 'lapsed', 'dropped']),
  owed: flag,
  openedAt: InstantShape,
  doneAt: maybe(InstantShape),
  doneByName: maybe(text),
  clock: maybe(ClockShape),
  summary: text,
  /** Whole fen, where the duty is about a sum. */
  amount: maybe(whole),
  standing: text,
  /** Who spoke before it came up, when, and in which statement. */
  from: maybe(Type.Object({ name: text, on: DayShape, statement: text })),
  /** As which post I would act, and for whom as a substitute; absent where the duty is not mine. */
  as: maybe(Type.Object({ office: text, post: text, organ: text, organName: text, for: maybe(text) })),
  marks: list(word(marks)),
  /** Who sent me a copy of it, newest first; in the list of copies only. */
  copies: maybe(list(Type.Object({ byName: text, note: maybe(text), on: DayShape, seen: flag }))),
  quick: flag,
  batchable: flag,
  danger: flag,
});
export type Duty = Static<typeof Duty>;

export const DutyList = Page(Duty, {
  today: DayShape,
  /** How many of the whole list (before `level`) stand where; each is counted once: paused first, then targets, then binding clocks by level, then those without a clock. */
  counts: Type.Object({ all: whole, green: whole, yellow: whole, red: whole, overdue: whole, paused: whole, target: whole, none: whole }),
  nextLastDay: maybe(DayShape),
});
export type DutyList = Static<typeof DutyList>;

export const DutyAct = shape('DutyAct', { id: text, duty: text, kind: word(dutyActKinds), kindTitle: text, by: text, byName: text, to: maybe(text), toName: maybe(text), note: maybe(text), number: maybe(text), answers: maybe(text), on: DayShape, at: InstantShape });
export type DutyAct = Static<typeof DutyAct>;
/** The words of a letter that would go out, before its number is drawn. */
export const LetterAhead = shape('LetterAhead', { organ: text, title: text, to: text, paragraphs: list(text), contact: list(text), signedOn: text });
export type LetterAhead = Static<typeof LetterAhead>;
/** A last day that has come or passed, reported upward: which rung of the ladder stands, and who owes what under the clock. */
export const Oversight = shape('Oversight', { caseNo: text, caseTitle: text, procedureTitle: text, clock: ClockShape, rungTitle: text, on: DayShape, number: maybe(text), owed: list(text) });
export type Oversight = Static<typeof Oversight>;
/** A rung of the ladder of reminders as it stands in a file. */
export const Reminder = shape('Reminder', { clock: text, rungTitle: text, on: DayShape, number: maybe(text), toName: maybe(text) });
export type Reminder = Static<typeof Reminder>;
/** A post at which duties lie that nobody may answer. */
export const UnansweredSeat = shape('UnansweredSeat', { organ: text, organName: text, office: text, officeTitle: text, n: whole });
export type UnansweredSeat = Static<typeof UnansweredSeat>;
export const Colleague = shape('Colleague', { id: text, name: text, office: text, officeTitle: text, organ: text, organName: text });
export type Colleague = Static<typeof Colleague>;
/** What handing over all duties of a person moves, in numbers: whoever looks may not know the cases. */
export const HandOver = shape('HandOver', {
  from: text,
  fromName: text,
  to: text,
  toName: text,
  duties: whole,
  drafts: whole,
  /** What stays, and why. */
  staying: list(Type.Object({ why: text, n: whole })),
});
export type HandOver = Static<typeof HandOver>;
