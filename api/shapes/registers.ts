import { Type, type Static } from 'typebox';
import { DayShape, InstantShape } from './basics.ts';

// What the door answers of the registers beside the cases: organs, posts, calendar, parameters, audit, drafts.

const text = Type.String();
const whole = Type.Integer();
const flag = Type.Boolean();

export const Started = Type.Object({ caseNo: text, url: text, receipt: text, statementId: text }, { title: 'Started' });
export type Started = Static<typeof Started>;
/** A statement that stands in the register; every list shows it. */
export const Stands = Type.Object({ statementId: text, caseNo: text, state: Type.Literal('answered') }, { title: 'Stands' });
export type Stands = Static<typeof Stands>;
/** Kept, not yet heard: it will be heard without being sent again. */
export const Kept = Type.Object({ statementId: text, caseNo: text, state: Type.Literal('received'), detail: text }, { title: 'Kept' });
export type Kept = Static<typeof Kept>;

export const Identity = Type.Object(
  {
    openingId: text,
    expiresAt: InstantShape,
    anonymous: flag,
    name: Type.Optional(text),
    idNumber: Type.Optional(text),
    phone: Type.Optional(text),
    address: Type.Optional(text),
    answerBy: Type.Optional(Type.Object({ email: Type.Optional(text), phone: Type.Optional(text), post: Type.Optional(text) })),
  },
  { title: 'Identity' },
);
export type Identity = Static<typeof Identity>;

export const Organ = Type.Object(
  { code: text, name: text, nameEn: text, sign: text, kind: text, superior: Type.Optional(text), phone: text, address: text, hours: text, offices: Type.Array(Type.Object({ office: text, title: text, holders: whole })), vacantWithDuties: whole },
  { title: 'Organ' },
);
export type Organ = Static<typeof Organ>;

export const Substitute = Type.Object({ id: whole, userId: text, name: text, fromOn: DayShape, untilOn: DayShape });
export const Holding = Type.Object(
  { id: whole, userId: text, username: text, name: text, office: text, officeTitle: text, organ: text, organName: text, fromOn: DayShape, untilOn: Type.Optional(DayShape), substitutes: Type.Array(Substitute) },
  { title: 'Holding', description: 'Who holds which office in which organ, from when until when.' },
);
export type Holding = Static<typeof Holding>;
export const User = Type.Object({ id: text, username: text, name: text, badge: Type.Optional(text), disabledAt: Type.Optional(InstantShape), posts: whole }, { title: 'User' });
export type User = Static<typeof User>;

export const CalendarDayShape = Type.Object({ day: DayShape, kind: Type.Enum(['holiday', 'make-up'], { type: 'string' }), name: text });
export const CalendarYear = Type.Object(
  { year: whole, version: whole, announced: flag, source: text, days: Type.Array(Type.Object({ day: DayShape, kind: Type.Enum(['workday', 'weekend', 'holiday', 'make-up'], { type: 'string' }), name: Type.Optional(text) })) },
  { title: 'CalendarYear' },
);
export type CalendarYear = Static<typeof CalendarYear>;
export const Moved = Type.Object({ title: text, from: DayShape, to: DayShape, cases: whole });
export const CalendarDraft = Type.Object(
  { version: whole, year: whole, source: text, draftedBy: text, draftedByName: text, draftedAt: InstantShape, publishedBy: Type.Optional(text), publishedAt: Type.Optional(InstantShape), days: Type.Array(CalendarDayShape), affected: whole, moved: Type.Array(Moved), provisionalBefore: whole, provisionalAfter: whole, outdated: flag, untold: Type.Optional(whole) },
  { title: 'CalendarDraft' },
);
export type CalendarDraft = Static<typeof CalendarDraft>;
export const Calendar = Type.Object(
  { version: whole, announced: Type.Array(whole), missing: Type.Array(whole), publishedAt: Type.Optional(InstantShape), drafts: Type.Array(CalendarDraft), years: Type.Array(Type.Object({ year: whole, announced: flag, holidays: whole, makeUps: whole })) },
  { title: 'Calendar' },
);
export type Calendar = Static<typeof Calendar>;

export const ParameterDraft = Type.Object({ id: text, value: Type.Unknown(), valueTitle: Type.Optional(text), since: DayShape, basis: text, draftedBy: text, draftedByName: text, confirmedBy: Type.Optional(text), confirmedByName: Type.Optional(text), confirmedAt: Type.Optional(InstantShape), at: InstantShape });
export const Parameter = Type.Object(
  { name: text, title: text, value: Type.Unknown(), valueTitle: Type.Optional(text), default: Type.Unknown(), minimum: Type.Optional(whole), maximum: Type.Optional(whole), unit: Type.Optional(text), unitTitle: Type.Optional(text), article: text, source: text, status: text, statusTitle: text, since: DayShape, changeable: flag, running: whole, drafts: Type.Array(ParameterDraft) },
  { title: 'Parameter' },
);
export type Parameter = Static<typeof Parameter>;

export const AuditedRead = Type.Object({ id: text, caseNo: text, userId: text, name: text, part: text, partTitle: text, ground: text, groundTitle: text, reason: Type.Optional(text), at: InstantShape }, { title: 'AuditedRead' });
export type AuditedRead = Static<typeof AuditedRead>;
export const AuditedOpening = Type.Object({ id: text, caseNo: text, userId: text, name: text, office: text, officeTitle: text, organ: text, organName: text, ground: text, reason: text, at: InstantShape, expiresAt: InstantShape, seenByCustodianAt: Type.Optional(InstantShape) }, { title: 'AuditedOpening' });
export type AuditedOpening = Static<typeof AuditedOpening>;
export const Erasure = Type.Object({ caseNo: text, ground: text, groundTitle: text, reason: text, state: Type.Enum(['proposed', 'done'], { type: 'string' }), proposedBy: text, proposedAt: InstantShape, confirmedBy: Type.Optional(text), confirmedAt: Type.Optional(InstantShape) }, { title: 'Erasure' });
export type Erasure = Static<typeof Erasure>;
/** One act of somebody, in a case, about a duty, or to a register beside the cases. */
export const AuditedAct = Type.Object({ id: text, source: Type.Enum(['case', 'duty', 'register'], { type: 'string' }), kind: text, title: text, about: text, aboutTitle: Type.Optional(text), userId: text, name: text, caseNo: Type.Optional(text), as: Type.Optional(text), asTitle: Type.Optional(text), at: InstantShape }, { title: 'AuditedAct' });
export type AuditedAct = Static<typeof AuditedAct>;
export const Verification = Type.Object({ whole: flag, events: whole, cases: whole, at: InstantShape, breaks: Type.Array(Type.Object({ caseNo: text, seq: whole, what: text, title: text })) }, { title: 'Verification' });
export type Verification = Static<typeof Verification>;

export const Draft = Type.Object({ caseNo: text, message: text, body: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }), savedAt: InstantShape }, { title: 'Draft' });
export type Draft = Static<typeof Draft>;

/** A draft of mine in the list of all. Where I may no longer see the case, only that there is one, and since when. */
export const DraftRow = Type.Object({ id: text, savedAt: InstantShape, keptUntil: DayShape, caseNo: Type.Optional(text), caseTitle: Type.Optional(text), message: Type.Optional(text), title: Type.Optional(text), /** Whether I could send it now. */ awaited: flag }, { title: 'DraftRow' });
export type DraftRow = Static<typeof DraftRow>;

export const Part = Type.Enum(['up', 'down'], { type: 'string' });
export const Ready = Type.Object({ postgres: Part, temporal: Part, worker: Part, mail: Part }, { title: 'Ready' });
export type Ready = Static<typeof Ready>;
