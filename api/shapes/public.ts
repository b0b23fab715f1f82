import { Type, type Static } from 'typebox';
import { units, statuses } from '../../workflows/steps/words.ts';
import { statementStates } from '../../db/schema/cases.ts';
import { codesOf, DayShape, flag, InstantShape, JsonSchemaShape, list, maybe, shape, text, whole, word } from './basics.ts';
import { firmness, publicStatuses, publicSteps } from './public-words.ts';

// What a complainant reads. Nothing in it is about anybody else.

export const DayCounted = shape('DayCounted', { day: DayShape, counted: flag, why: text, whyTitle: text, n: maybe(whole), name: maybe(text) });

export const Deadline = shape('Deadline', {
  from: DayShape,
  figure: whole,
  unit: word(codesOf(units)),
  lastDay: DayShape,
  shiftedFrom: maybe(DayShape),
  provisional: flag,
  calendarVersion: whole,
  days: list(DayCounted),
});
export type Deadline = Static<typeof Deadline>;

export const NamedDeadline = shape('NamedDeadline', {
  id: text,
  title: text,
  figure: whole,
  unit: word(codesOf(units)),
  unitTitle: text,
  /** From which event it runs, in plain words. */
  from: text,
  sentence: text,
  /** A state, not a deadline. */
  lasting: flag,
  kind: word(codesOf(firmness)),
  kindTitle: text,
  statusTitle: text,
  article: text,
  source: text,
  status: word(codesOf(statuses)),
});
export type NamedDeadline = Static<typeof NamedDeadline>;

export const Filed = shape('Filed', {
  caseNo: text,
  /** Sixteen digits, kept nowhere; only the same key with the same body gives them again. */
  receipt: text,
  next: Type.Object({ title: text, by: DayShape }),
  /** A net name or a signature without a contact counts as anonymous. */
  realName: flag,
});
export type Filed = Static<typeof Filed>;

export const Token = shape('Token', { token: text, expiresAt: InstantShape });
export type Token = Static<typeof Token>;

export const How = Type.Object({ ...Deadline.properties, title: text, kind: word(codesOf(firmness)), kindTitle: text, article: text, source: text });
export type How = Static<typeof How>;

export const PublicNotice = shape('PublicNotice', { id: text, kind: text, title: text, number: text, issuedOn: DayShape, organ: text, firstReadAt: maybe(InstantShape) });
export const PublicNoticeText = shape('PublicNoticeText', {
  ...PublicNotice.properties,
  paragraphs: list(text),
  table: maybe(list(Type.Object({ item: text, finding: text, handling: text }))),
  contact: list(text),
});
export type PublicNoticeText = Static<typeof PublicNoticeText>;

export const PublicAction = shape('PublicAction', { message: text, duty: text, title: text, danger: flag, schema: JsonSchemaShape, until: maybe(DayShape), how: maybe(How) });
export type PublicAction = Static<typeof PublicAction>;

const PublicMoney = Type.Object({
  currency: text,
  /** Whole fen: paid in advance by the police organ, and by the fund. */
  advanced: whole,
  fundAdvanced: whole,
  items: list(Type.Object({ title: text, amount: whole, on: DayShape, paid: flag, payerTitle: maybe(text) })),
  benefits: list(Type.Object({ on: DayShape, title: text, amount: maybe(whole), per: word(['once', 'month', 'step']), payer: maybe(text), how: text, article: text, source: text })),
});
export const PublicFile = shape('PublicFile', {
  caseNo: text,
  status: word(codesOf(publicStatuses)),
  statusTitle: text,
  sentence: text,
  /** Extension, suspension, a provisional day: lines under the status, never a status. */
  lines: list(text),
  organ: text,
  phone: text,
  standing: Type.Object({ title: text, since: DayShape }),
  next: maybe(Type.Object({ title: text, by: DayShape, kind: word(codesOf(firmness)), kindTitle: text, how: How })),
  overdue: maybe(Type.Object({ day: DayShape, days: whole, sentence: text, superior: Type.Object({ name: text, phone: text }) })),
  steps: list(Type.Object({ step: word(codesOf(publicSteps)), title: text, state: word(['done', 'current', 'ahead']), on: maybe(DayShape) })),
  notices: list(PublicNotice),
  /** What a work injury has cost and brings so far, for the injured and those left behind. */
  money: maybe(PublicMoney),
  /** Days of one's own: last days of rights and remedies, and from when an appraisal may be asked for again. */
  days: maybe(list(Type.Object({ title: text, day: DayShape, kind: word(['last', 'earliest']), how: How }))),
  messages: list(Type.Object({ id: text, name: text, title: text, at: InstantShape, on: DayShape, text: maybe(text), state: word(statementStates), documents: whole })),
  actions: list(PublicAction),
  openings: list(Type.Object({ at: InstantShape, ground: text, minutes: whole, sentence: text })),
  others: list(Type.Object({ caseNo: text, urgent: flag })),
  anonymous: flag,
  urgent: flag,
  today: DayShape,
});
export type PublicFile = Static<typeof PublicFile>;

export const Sent = shape('Sent', { statementId: text, state: word(statementStates), on: DayShape });
export const PublicDocument = shape('PublicDocument', { documentId: text, sha256: text, size: whole, mediaType: text });
export const PublicOrgan = shape('PublicOrgan', {
  code: text,
  name: text,
  phone: text,
  address: text,
  hours: text,
  /** Takes complaints. */
  accepts: flag,
  /** Whose name stands at the head of the counter. */
  ownsCounter: flag,
});
export type PublicOrgan = Static<typeof PublicOrgan>;

/** One line of a calculation of benefits; amounts in whole fen, absent where a figure is missing. */
export const BenefitLine = shape('BenefitLine', { code: text, title: text, amount: maybe(whole), per: word(['once', 'month', 'step']), payer: maybe(text), how: text, article: text, source: text, status: text });
export const BenefitLines = shape('BenefitLines', { currency: word(['CNY']), items: list(BenefitLine), total: whole });
export type BenefitLines = Static<typeof BenefitLines>;

export const PublicCertificate = shape('PublicCertificate', { number: text, inForce: flag, sentence: text, organName: text, categoryTitle: text });
export type PublicCertificate = Static<typeof PublicCertificate>;
