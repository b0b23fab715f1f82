import { Type, type Static } from 'typebox';
import { DayShape, flag, InstantShape, list, maybe, shape, text, whole } from './basics.ts';

export const HeadcountShape = shape('Headcount', { organ: text, organName: text, category: text, categoryTitle: text, figure: whole, used: whole, reserved: whole, vacant: whole, frozen: flag, paperNo: maybe(text), fromOn: maybe(DayShape), untilOn: maybe(DayShape), coming: maybe(Type.Object({ figure: whole, paperNo: text, fromOn: DayShape, untilOn: DayShape })) });
export type HeadcountShape = Static<typeof HeadcountShape>;
export const StaffingRequest = shape('StaffingRequest', { number: text, unit: text, unitName: text, post: text, category: text, categoryTitle: text, headcount: whole, reason: text, filedOn: DayShape, withdrawnOn: maybe(DayShape) });
export type StaffingRequest = Static<typeof StaffingRequest>;

/** A post of a campaign with how many stand where. */
const BoardPosition = Type.Object({ code: text, title: text, unitName: text, categoryTitle: text, employmentTitle: text, planned: whole, headcount: whole, applied: whole, admitted: whole, ratio: text, belowRatio: flag, toHire: whole, offered: whole, reserve: whole, onPost: whole });
export const Board = shape('Board', {
  caseNo: text, title: text, standing: text, headcounts: list(HeadcountShape), opensAt: maybe(InstantShape), closesAt: maybe(InstantShape), fixed: maybe(Type.Object({ at: InstantShape, received: whole, fingerprint: text })),
  stages: list(Type.Object({ stage: text, title: text, state: text, called: whole, entered: whole, passed: whole, failed: whole, publishedOn: maybe(DayShape), recheckUntil: maybe(DayShape) })),
  positions: list(BoardPosition), heldByObjection: whole, openReviews: whole, mails: Type.Object({ planned: whole, accepted: whole, refused: whole, uncertain: whole }),
});
export type Board = Static<typeof Board>;

/** What an applicant was asked for besides, until when, and when it came. */
const Supplement = Type.Object({ what: text, until: DayShape, askedOn: DayShape, handedInOn: maybe(DayShape) });
export const ApplicantRow = shape('ApplicantRow', { applicationNo: text, ticket: maybe(text), position: text, name: text, idNumber: text, bornOn: DayShape, sexTitle: text, educationTitle: text, targeted: flag, relaxed: flag, supplement: maybe(Supplement), state: text, stateTitle: text, rank: maybe(whole), heldBy: maybe(text), outcome: maybe(Type.Object({ passed: flag, reasons: list(text), publishedOn: maybe(DayShape) })) });
export type ApplicantRow = Static<typeof ApplicantRow>;

export const CandidatePaper = shape('CandidatePaper', { documentId: text, name: text, mediaType: text, size: whole, receivedAt: InstantShape });
export type CandidatePaper = Static<typeof CandidatePaper>;

/** A re-check or an objection of a campaign: about whom, by ticket, and where it stands. */
export const CampaignReview = shape('CampaignReview', { caseNo: text, kind: text, kindTitle: text, stageTitle: text, position: text, ticket: text, filedOn: DayShape, lastDay: maybe(DayShape), open: flag, resultTitle: maybe(text), holds: flag });
export type CampaignReview = Static<typeof CampaignReview>;

/** The public list, name and ticket masked as in public; the number of the application is for the desk alone. */
export const Publicity = shape('Publicity', { published: flag, on: maybe(DayShape), until: maybe(DayShape), open: maybe(flag), items: list(Type.Object({ applicationNo: text, name: text, position: text, ticket: text, held: flag })) });
export type Publicity = Static<typeof Publicity>;

export const RankingShape = shape('Ranking', {
  fingerprint: text, kept: maybe(text), same: flag, formula: text, ties: list(text),
  items: list(Type.Object({ position: text, rank: whole, applicationNo: text, ticket: maybe(text), points: Type.Record(text, Type.Number()), total: Type.Number(), tie: maybe(text) })), total: whole,
});
export const CalledTo = Type.Object({ tickets: list(text) });
export const ScoreCheck = shape('ScoreCheck', { rows: whole, importable: whole, changed: list(Type.Object({ ticket: text, was: text, becomes: text })), errors: list(Type.Object({ row: whole, column: text, value: text, reason: text })), fingerprint: text, importedAt: maybe(InstantShape) });
export const ScoreImported = shape('ScoreImported', { imported: whole, changed: whole, unchanged: whole, fingerprint: text, repeated: flag });

const PublicPosition = Type.Object({ code: text, title: text, unitName: text, categoryTitle: text, employmentTitle: text, headcount: whole, bornFrom: DayShape, bornUntil: DayShape, educationTitle: text, sexTitle: text, relaxedFor: maybe(text), relaxedBecause: maybe(text), relaxedBornFrom: maybe(DayShape), relaxedEducationTitle: maybe(text), duties: text });
export const PublicCampaign = shape('PublicCampaign', {
  caseNo: text, title: text, organName: text, announcedOn: DayShape, opensAt: InstantShape, closesAt: InstantShape, open: flag, standing: text, pay: text, contact: text, more: maybe(text), corrections: list(Type.Object({ on: DayShape, text })),
  positions: list(PublicPosition), stages: list(text), weights: text, ties: list(text), passMark: whole, openingRatio: whole, bars: list(Type.Object({ code: text, title: text })),
  cancelled: maybe(Type.Object({ on: DayShape, reason: maybe(text) })),
  list: maybe(Type.Object({ on: DayShape, contact: text, until: maybe(DayShape), open: flag, items: list(Type.Object({ entry: text, name: text, position: text, ticket: text })) })), ranking: maybe(text),
});
export type PublicCampaign = Static<typeof PublicCampaign>;
export const PublicCampaignRow = Type.Object({ caseNo: text, title: text, organName: text, posts: whole, opensAt: InstantShape, closesAt: InstantShape, open: flag, standing: text });
export type PublicCampaignRow = Static<typeof PublicCampaignRow>;

export const AppliedShape = shape('Applied', { applicationNo: text, receipt: text, unmet: list(text) });
export type AppliedShape = Static<typeof AppliedShape>;
export const MyApplication = shape('MyApplication', {
  applicationNo: text, caseNo: text, campaign: text, position: text, state: text, stateTitle: text, supplement: maybe(Supplement), cancelled: maybe(Type.Object({ on: DayShape, reason: maybe(text) })), notHired: maybe(Type.Object({ reason: text })), receivedAt: InstantShape, ticket: maybe(text), heldBy: maybe(text), rank: maybe(whole),
  sitting: maybe(Type.Object({ stageTitle: text, heldOn: DayShape, place: text, instructions: maybe(text) })),
  results: list(Type.Object({ stage: text, stageTitle: text, passed: flag, reasons: list(text), score: maybe(text), publishedOn: DayShape, recheckUntil: maybe(DayShape), recheckOpen: flag })),
  canWithdraw: flag, cases: list(Type.Object({ caseNo: text, title: text })), documents: whole,
});
export type MyApplication = Static<typeof MyApplication>;
