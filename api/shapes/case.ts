import { Type, type Static } from 'typebox';
import { supervision } from '../../workflows/complaint/words.ts';
import { codesOf, DayShape, flag, InstantShape, list, maybe, shape, text, whole, word } from './basics.ts';
import { ClockShape, Duty, DutyAct, Reminder } from './duties.ts';
import { Action, RefusalShape } from './forms.ts';
import { measureStates } from './measure-words.ts';

export const WaitingFor = Type.Object({ who: text, whoTitle: text, organ: maybe(text), organName: maybe(text), name: maybe(text), for: text, since: InstantShape });
export const Standing = shape('Standing', {
  title: text,
  step: text,
  since: InstantShape,
  article: text,
  waitingFor: list(WaitingFor),
  clock: maybe(ClockShape),
  /** What follows when the last day passes: an office's duty goes on, a party's right lapses. */
  onExpiry: text,
  /** The header of the file in one sentence. */
  sentence: text,
});
export type Standing = Static<typeof Standing>;

export const CaseRow = shape('CaseRow', {
  caseNo: text,
  procedure: text,
  procedureTitle: text,
  title: text,
  organ: text,
  organName: text,
  openedOn: DayShape,
  state: word(['open', 'closed', 'ended']),
  result: maybe(text),
  resultTitle: maybe(text),
  closedOn: maybe(DayShape),
  endedOn: maybe(DayShape),
  urgent: flag,
  standing: Type.Object({ title: text, step: text }),
  lastDay: maybe(DayShape),
  clock: maybe(ClockShape),
});
export type CaseRow = Static<typeof CaseRow>;

/** A case that I started, and whom it waits for. */
export const StartedCase = shape('StartedCase', { caseNo: text, procedure: text, procedureTitle: text, title: text, openedOn: DayShape, state: word(['open', 'closed', 'ended']), resultTitle: maybe(text), urgent: flag, owed: list(text), clock: maybe(ClockShape) });
export type StartedCase = Static<typeof StartedCase>;

const Party = Type.Object({ party: text, title: text, anonymous: flag, sealed: flag, erased: flag, channels: list(text), mayOpen: flag, /** Whether a receipt was handed over, and whether I may hand one now. */ receipt: flag, mayHand: flag });
const Official = Type.Object({ id: text, name: text, role: text, organ: text, organName: text, recused: flag });
export const CaseFile = shape('CaseFile', {
  caseNo: text,
  procedure: text,
  procedureTitle: text,
  title: text,
  organ: text,
  organName: text,
  openedOn: DayShape,
  state: word(['open', 'closed', 'ended']),
  result: maybe(text),
  resultTitle: maybe(text),
  closedOn: maybe(DayShape),
  endedOn: maybe(DayShape),
  urgent: flag,
  linkedFrom: maybe(text),
  linked: list(Type.Object({ caseNo: text, title: text })),
  incident: flag,
  ruleVersion: text,
  seq: whole,
  /** By which part I read the file: an open duty of mine, or a part with a reason given. */
  readAs: word(['duty', 'charge', 'part']),
  summary: list(Type.Object({ label: text, value: text })),
  allegations: list(Type.Object({ text: text, finding: maybe(text), findingTitle: maybe(text), suspected: maybe(flag) })),
  /** A report of an earlier version suspected a false accusation without saying of which allegation. */
  suspectedUndivided: maybe(text),
  /** What was imposed on whoever was complained of, how long it lasts and what it bars meanwhile. */
  measures: list(Type.Object({ levelTitle: text, imposedOn: DayShape, state: word(codesOf(measureStates)), stateTitle: text, overOn: maybe(DayShape), lastDay: maybe(DayShape), bars: list(Type.Object({ title: text, lastDay: DayShape })) })),
  /** Whether the supervision law applies to whoever was complained of: open until the discipline office determines it. Absent where it is not asked. */
  supervision: maybe(Type.Object({ state: word(['open', ...codesOf(supervision)]), stateTitle: text, on: maybe(DayShape), ground: maybe(text) })),
  standing: Standing,
  outline: list(Type.Object({ step: text, title: text, article: text, state: word(['done', 'current', 'ahead', 'skipped']), on: maybe(DayShape) })),
  /** All that is owed by an office now; `as` is there where it is mine. */
  duties: list(Duty),
  /** What was done about duties beside the procedure, newest first. */
  acts: list(DutyAct),
  clocks: list(ClockShape),
  /** What was reminded of and reported upward, oldest first. */
  reminders: list(Reminder),
  actions: list(Action),
  refusals: list(RefusalShape),
  parties: list(Party),
  officials: list(Official),
  counts: Type.Object({ events: whole, notices: whole, documents: whole, statements: whole, reads: whole }),
});
export type CaseFile = Static<typeof CaseFile>;
