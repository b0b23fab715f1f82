import { Type, type Static } from 'typebox';
import { units } from '../../workflows/steps/words.ts';
import { codesOf, DayShape, flag, freeObject, InstantShape, list, maybe, shape, text, whole, word } from './basics.ts';
import { ClockShape } from './duties.ts';

export const EventShape = shape('Event', {
  seq: whole,
  at: InstantShape,
  type: text,
  key: text,
  title: text,
  detail: maybe(text),
  result: maybe(text),
  by: maybe(text),
  byName: maybe(text),
  as: maybe(text),
  standsForName: maybe(text),
  statement: maybe(text),
  /** For the tabs: what the line is about. */
  group: word(['decision', 'service', 'document', 'clock', 'system']),
  hash: text,
});
export type EventShape = Static<typeof EventShape>;

export const Delivery = shape('Delivery', { nth: whole, channel: text, channelTitle: text, state: text, stateTitle: text, plannedAt: InstantShape, attemptedAt: maybe(InstantShape), settledAt: maybe(InstantShape), proof: maybe(text) });
export type Delivery = Static<typeof Delivery>;
const NoticeText = Type.Object({ title: text, organ: text, paragraphs: list(text), table: maybe(list(Type.Object({ item: text, finding: text, handling: text }))), contact: list(text) });
export const Notice = shape('Notice', {
  id: text,
  key: text,
  kind: text,
  title: text,
  number: text,
  to: text,
  toTitle: text,
  organ: text,
  organName: text,
  issuedOn: DayShape,
  service: text,
  serviceTitle: text,
  servedOn: maybe(DayShape),
  firstReadAt: maybe(InstantShape),
  documentId: maybe(text),
  content: NoticeText,
  deliveries: list(Delivery),
});
export type Notice = Static<typeof Notice>;

export const Document = shape('Document', { documentId: text, name: text, mediaType: text, size: whole, sha256: text, state: word(['received', 'clean', 'refused']), refusal: maybe(text), receivedAt: InstantShape, byName: text });
export type Document = Static<typeof Document>;
/** A document that was handed in and found clean; the sum is of what is given out, which for a picture is the one drawn anew. */
export const Uploaded = shape('Uploaded', { documentId: text, sha256: text, size: whole, mediaType: text });
export type Uploaded = Static<typeof Uploaded>;
export const Read = shape('Read', { userId: text, name: text, part: text, partTitle: text, ground: word(['duty', 'charge', 'reason', 'identity']), reason: maybe(text), at: InstantShape });
export type Read = Static<typeof Read>;

export const StatementShape = shape('Statement', {
  id: text,
  caseNo: text,
  message: text,
  title: text,
  by: maybe(text),
  byName: text,
  as: text,
  asTitle: text,
  organName: maybe(text),
  receivedAt: InstantShape,
  state: word(['received', 'answered', 'refused']),
  answeredAt: maybe(InstantShape),
  ground: maybe(text),
  detail: maybe(text),
  article: maybe(text),
  /** What was written, with the titles of the form; only for those who may read the file. */
  fields: list(Type.Object({ field: text, label: text, value: text })),
  body: maybe(freeObject),
});
export type StatementShape = Static<typeof StatementShape>;

export const CountedDayShape = Type.Object({ day: DayShape, counted: flag, why: text, whyTitle: text, n: maybe(whole), kind: maybe(text), name: maybe(text) });
export const ClockExplanation = shape('ClockExplanation', {
  clock: ClockShape,
  from: DayShape,
  figure: whole,
  unit: word(codesOf(units)),
  lastDay: DayShape,
  originalLastDay: DayShape,
  shiftedFrom: maybe(DayShape),
  days: list(CountedDayShape),
  pauses: list(Type.Object({ from: DayShape, to: maybe(DayShape) })),
  extensions: list(Type.Object({ figure: whole, unit: text, on: DayShape })),
  article: text,
  source: text,
  calendarVersion: whole,
  provisional: flag,
  /** Each counting as it was made, oldest first: the first, then after an extension, a pause, a new calendar. */
  history: list(Type.Object({ seq: whole, lastDay: DayShape, calendarVersion: whole, provisional: flag })),
  /** Plain sentences: from when, until when, extension, pause. */
  sentences: list(text),
});
export type ClockExplanation = Static<typeof ClockExplanation>;
