import { unseenArticle, type Day, type Label, type Period } from '../steps/words.ts';
import type { Level } from './words.ts';

const NT = '本办法';
/** The national rule for officers on the establishment: followed for auxiliaries by analogy only. */
export const AWD = '公安机关人民警察奖励条令（参照）';
export const PIPL = '个人信息保护法';
const ours = { source: NT, since: '2026-01-01', status: 'D' } as const;

/** Every figure of a commendation. No source binds for auxiliaries: each is a default that a parameter of the same name replaces. */
export const law = {
  publicNotice: { id: 'award-public-notice', title: ['奖励公示期', 'public notice of an award'], figure: 7, unit: 'working-day', article: unseenArticle, source: AWD, status: 'M', since: '2016-01-01' },
  vettingAgain: { id: 'award-vetting-again', title: ['核查待定的再核时间', 'second look at a pending vetting'], figure: 30, unit: 'day', article: '第十六条（默认规则）', ...ours },
  decisionNotice: { id: 'award-decision-notice', title: ['奖励决定宣布告知时间', 'announcement of an award'], figure: 5, unit: 'working-day', article: '第十六条（默认规则）', ...ours },
  objectionAnswer: { id: 'award-objection-answer', title: ['答复奖励异议的时间', 'answer to an objection about an award'], figure: 30, unit: 'day', article: '第十六条（默认规则）', ...ours },
  takeDown: { id: 'award-take-down', title: ['撤下宣传的时间', 'taking down what was published'], figure: 3, unit: 'working-day', article: '第十五条、第四十七条（天数为默认规则）', source: PIPL, status: 'D', since: '2021-11-01' },
  objection: { id: 'award-objection', title: ['对奖励决定提出异议的期限', 'objection to a decision on an award'], figure: 10, unit: 'working-day', article: '第十六条（默认规则）', ...ours },
} as const satisfies Record<string, Period>;

/** Counts that are no periods. */
export const limits = {
  /** Years in which no award of the same or a lower level follows (AWD 11). */
  yearsBetween: 1,
  /** A nomination is sent back twice at most (D). */
  returns: 2,
} as const;

/** A figure that no source settles: what holds while nobody has entered one. */
interface Entered {
  readonly name: string;
  readonly title: Label;
  readonly unit: 'fen' | 'rung';
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Kinds of police organ from below. Who approves a level is entered as a rung of this ladder, from 1. */
export const rungs = ['county-bureau', 'city-bureau', 'provincial-department', 'ministry'] as const;
const approver = (level: Level, value: number, title: Label): Entered => ({ name: `award-approver-${level}`, title, unit: 'rung', value, minimum: 1, maximum: rungs.length });

/** The approval matrix (AWD 13–15; procedures §5 no. 17). It is data: a confirmed parameter moves a level, such as a county's own citation. */
export const approvers: Readonly<Record<Level, Entered>> = {
  citation: approver('citation', 2, ['嘉奖由哪级批准（1县 2市 3省 4部）', 'who approves citations, 1 county to 4 ministry']),
  'merit-3': approver('merit-3', 2, ['三等功由哪级批准', 'who approves merit class 3']),
  'merit-2': approver('merit-2', 3, ['二等功由哪级批准', 'who approves merit class 2']),
  'merit-1': approver('merit-1', 4, ['一等功由哪级批准', 'who approves merit class 1']),
  title: approver('title', 4, ['称号由哪级授予', 'who confers titles']),
};

const bonus = (level: Level, title: Label): Entered => ({ name: `award-bonus-${level}`, title, unit: 'fen', value: 0, minimum: 0, maximum: 100_000_000 });
/** Paid only where one was entered. */
export const bonuses: Readonly<Record<Level, Entered>> = {
  citation: bonus('citation', ['嘉奖奖金', 'bonus of a citation']),
  'merit-3': bonus('merit-3', ['三等功奖金', 'bonus of merit class 3']),
  'merit-2': bonus('merit-2', ['二等功奖金', 'bonus of merit class 2']),
  'merit-1': bonus('merit-1', ['一等功奖金', 'bonus of merit class 1']),
  title: bonus('title', ['授予称号奖金', 'bonus of a title']),
};

/** The day from which an award of the same or a lower level may follow: the day after the corresponding date (procedures §0, reading 7). */
export function earliestAfter(on: Day): Day {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year + limits.yearsBetween, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + limits.yearsBetween, month - 1, Math.min(date, lastOfMonth) + 1)).toISOString().slice(0, 10) as Day;
}
