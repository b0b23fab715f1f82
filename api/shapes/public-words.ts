import { weekday, type CountReason } from '../../db/calendar/count.ts';
import { steps as martyrSteps } from '../../workflows/martyr-recognition/words.ts';
import { steps as injurySteps } from '../../workflows/work-injury/words.ts';
import type { Day, Label } from '../../workflows/steps/words.ts';
import { acts, reviewOpinion, steps } from '../../workflows/complaint/words.ts';
import { fill, say, type Language } from '../requests/language.ts';

/** What a complainant is told of a case: its statuses and the sentence after each (screens §4.2). */
export const publicStatuses = {
  received: ['已收到', 'received'],
  'waiting-for-you': ['等您补充', 'waiting for you'],
  investigating: ['正在调查', 'being investigated'],
  transferred: ['已转给别的机关', 'passed to another organ'],
  decided: ['已有结果', 'there is a result'],
  'in-review': ['正在复查', 'in review'],
  leaving: ['正在办理离职手续', 'leaving under way'],
  completed: ['已办结', 'completed'],
} as const satisfies Record<string, Label>;
export type PublicStatus = keyof typeof publicStatuses;
/** Where another word fits what is going on: nobody who is hired is being investigated. */
const ownStatuses: Readonly<Record<string, Partial<Record<PublicStatus, Label>>>> = {
  employment: { investigating: ['正在办理录用', 'hiring under way'] },
  'candidate-review': { investigating: ['正在核查您提出的事', 'what you raised is being looked into'] },
};
export const statusIn = (procedure: string, status: PublicStatus): Label => ownStatuses[procedure]?.[status] ?? publicStatuses[status];

export const publicSteps = {
  received: ['收到', 'received'],
  accepted: ['受理', 'accepted'],
  answered: [acts.direct[0], 'answered'],
  investigation: ['调查', 'investigation'],
  outcome: ['结果', 'result'],
  review: ['可要求复查', 'review possible'],
  reviewed: ['复查', 'review'],
  recognition: injurySteps.recognition,
  appraisal: injurySteps.appraisal,
  benefits: injurySteps.benefits,
  county: martyrSteps.county,
  governments: martyrSteps.governments,
  national: martyrSteps.national,
  certificate: martyrSteps.certificate,
  awarded: ['给予奖励', 'award'],
} as const satisfies Record<string, Label>;

export const sentences = {
  received: ['{by} {day}告诉您由谁办。', '{by} {day} you are told who handles it.'],
  investigating: ['由 {organ} 办，{by} {day}作出结果。', '{organ} handles it; a result comes {by} {day}.'],
  transferred: ['已转给 {organ}，电话 {phone}。{by} {day}答复是否受理。', 'Passed to {organ}, telephone {phone}. {by} {day} it answers whether it accepts.'],
  decided: ['可以看告知书。', 'You can read the notice.'],
  'decided-review': ['可以看告知书；{day}前（含当天）可以要求复查。', 'You can read the notice; until {day} (included) you may ask for review.'],
  'decided-re-review': ['可以看复查意见；{day}前（含当天）可以要求复核。', 'You can read the review opinion; until {day} (included) you may ask for re-review.'],
  'decided-waiting': ['告知书没能送到，一直留在这里。您第一次打开的那天，记为收到。', 'The notice could not be delivered and stays here. The day you first open it counts as receipt.'],
  'in-review': ['由 {organ} 办，{by} {day}答复。', '{organ} handles it and answers {by} {day}.'],
  referred: ['已移送有权机关。对方的回复登记后，写在这里。', 'Referred to the competent body. Its reply will stand here once recorded.'],
  undated: ['由 {organ} 办。下一步的日期定下来后，会写在这里。', '{organ} handles it. The next date will stand here once it is set.'],
  climbing: ['由 {organ} 办。逐级审核没有法定天数；一段时间没有回音，经办人会去询问。', '{organ} handles it. No law sets days for each level; after quiet days the officer asks.'],
  'told-family': ['结果已经书面告知遗属。您有新的情况，可以在这里补充。', 'The survivors were told the result in writing. Add here what you know besides.'],
  awarded: ['可以看奖励决定书；是否公开宣传由您决定。', 'You can read the decision; whether it is published is yours to say.'],
  completed: ['{result}。有新的事实或证据，可以作为新事项写信。', '{result}. New facts or evidence may be raised as a new matter.'],
  'offer-out': ['录用通知已经发出，可以在这里答复。', 'The offer is out; you can answer it here.'],
  'offer-open': ['录用通知已经发出。请在 {day}前（含当天）在这里答复；过了这一天没有答复的，视为放弃。', 'The offer is out. Please answer here until {day} (included); after it silence counts as declining.'],
  'contract-due': ['{by} {day}与您签订书面劳动合同。', 'A written contract is signed with you {by} {day}.'],
  'transfer-due': ['{by} {day}转移您的档案和社会保险关系。', 'Your file and social insurance are transferred {by} {day}.'],
  withdrawing: ['您要求撤回，正在由负责人决定。', 'You asked to withdraw; the leader is deciding.'],
  extended: ['原定 {from}前办结，延到 {day}。理由见延期告知书。', 'Planned until {from}, extended to {day}. The reason is in the notice.'],
  paused: ['自 {day} 起中止计时，原因消除后恢复。', 'Counting is suspended since {day} and resumes when the cause is gone.'],
  'overdue-statutory': ['原定 {day}，已过 {n} 天，已报告上级机关。', 'Due on {day}, {n} days over; reported to the superior organ.'],
  'overdue-target': ['原预计 {day}，已过 {n} 天，还没办完。', 'Expected by {day}, {n} days over, not finished yet.'],
  provisional: ['日期暂定：那一年的放假安排还没有发布。', 'The date is provisional: the holidays of that year are not published yet.'],
} as const satisfies Record<string, Label>;

/** 最迟 only for a day that binds in law, 预计 for a target. */
export const firmness = {
  statutory: ['最迟', 'at the latest on'],
  target: ['预计', 'expected by'],
} as const satisfies Record<string, Label>;

export const nextTitles = {
  acceptance: ['告诉您由谁办', 'you are told who handles it'],
  completion: ['作出结果', 'the result'],
  outcome: [steps.notification[0], 'the outcome notice'],
  review: ['答复复查', 'the review opinion'],
  're-review-request': ['要求复核的最后一天', 'last day to ask for re-review'],
  'review-request': ['要求复查的最后一天', 'last day to ask for review'],
  reading: ['告知书留存到', 'notice kept until'],
  'offer-answer': ['答复录用的最后一天', 'last day to answer the offer'],
  contract: ['签订书面合同', 'the written contract'],
  'file-transfer': ['档案和社会保险关系转移', 'transfer of file and insurance'],
} as const satisfies Record<string, Label>;

/** Why a day was counted or not (`CountReason`). */
export const countReasons = {
  start: ['起算日，不计', 'start, not counted'],
  counted: ['计', 'counted'],
  'make-up-counted': ['调休上班，计', 'make-up working day, counted'],
  weekend: ['周末，不计', 'weekend, not counted'],
  holiday: ['法定假，不计', 'holiday, not counted'],
  paused: ['暂停，不计', 'paused, not counted'],
  'moved-past-rest': ['期满遇休息日，顺延', 'end on a rest day, moved on'],
  end: ['最后一天', 'last day'],
} as const satisfies Record<CountReason, Label>;

/** The periods of a complaint that a citizen meets (names of `law.ts`), with the event from which each runs. */
export const namedFrom = {
  acceptanceNotice: ['收到来信', 'receipt of the letter'],
  anonymousTriage: ['收到匿名来信', 'receipt of an anonymous letter'],
  completionOfClaim: ['受理', 'acceptance'],
  completionOfReport: ['受理检举', 'acceptance of a report'],
  extension: ['原期满', 'the end before the extension'],
  outcome: [acts.decide[0], 'the decision'],
  reviewRequest: ['收到结果', 'receiving the result'],
  reviewOpinion: [acts.askReview[0], 'the request for review'],
  reReviewRequest: ['收到复查意见', 'receiving the review opinion'],
  reReviewOpinion: [acts.askReReview[0], 'the request for re-review'],
  warning: ['给予警告', 'a warning'],
  demerit: ['给予记过', 'a demerit'],
  majorDemerit: ['给予记大过', 'a major demerit'],
} as const satisfies Record<string, Label>;
export const deadlineSentence: Label = ['从“{from}”次日起 {figure} {unit}。', '{figure} {unit}, from the day after {from}.'];
export const lastingSentence: Label = ['从“{from}”当天起 {figure} {unit}，当天计入。', '{figure} {unit} from the day of {from}, which counts.'];
export const deadlineFaults = {
  lasting: ['只有按月、按年的期间才能当天计入。', 'Only a period in months or years counts its first day.'],
  from: ['起算日要写成 2026-06-14 这样，1950 到 2150 年之间。', 'The first day is written like 2026-06-14, between 1950 and 2150.'],
  figure: ['多长：请写 1 到 {most} 的整数。', 'How long: a whole number from 1 to {most}.'],
  unit: ['单位只能是 day、working-day、month 或 year。', 'The unit is day, working-day, month or year.'],
  pauses: ['暂停要按先后写成 2026-06-01..2026-06-10，用逗号隔开，不早于起算日。', 'Pauses are written 2026-06-01..2026-06-10 in order, with commas between, not before the first day.'],
} as const satisfies Record<string, Label>;

/** Why an identity may be opened, as the person behind it reads it. */
export const openingGrounds = {
  service: ['送达', 'service of a notice'],
  verification: ['核实', 'verification'],
  protection: ['保护', 'protection'],
  court: ['法院调取', 'order of a court'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;

export const makeUpOf: Label = ['{name}调休上班', 'make-up working day for {name}'];

/** Message 8 (screens §4.3): which post looked, when and why, never who. */
export const openingSentences = {
  person: ['{at} {office}为“{ground}”看了您的身份信息，最长 {n} 分钟，已报身份保管岗。被反映的人和单位看不到。', 'On {at} the {office} opened your identity for “{ground}”, for up to {n} minutes; the custodian was told. The person and unit concerned cannot see it.'],
  machine: ['{at} 为送达告知书，系统用了您的联系方式。没有人看到。', 'On {at} the system used your contact to serve a notice. Nobody saw it.'],
} as const satisfies Record<string, Label>;

export const receiptSentences = {
  none: ['请写回执上的 16 位数字。', 'Write the 16 digits of the receipt.'],
  letters: ['回执只有 0 到 9 的数字，没有别的字。', 'A receipt has digits from 0 to 9 and nothing else.'],
  form: ['回执是 16 位数字，这里写了 {n} 位。', 'A receipt has 16 digits; here are {n}.'],
  unknown: ['没有找到。请核对 16 位数字。', 'Not found. Check the 16 digits.'],
  expired: ['请先用回执查看；每次查看 30 分钟内有效。', 'Open the file with the receipt first; it stays open for 30 minutes.'],
} as const satisfies Record<string, Label>;

export const organUnknown: Label = ['这个机关不接收来信。不知道的可以不选。', 'That organ takes no letters. Leave it out if you do not know.'];

export const letterTitle: Label = ['来信', 'letter'];

/** Message 7 (screens §4.3), and its counterpart for re-review. */
export const lateRequest = {
  told: [
    '您 {on}要求{what}，最后一天是 {last}（收到{of} {received}起 {figure} 天），晚了 {n} 天，不能按{what}办（{source}{article}）。',
    'On {on} you asked for {what}; the last day was {last} ({figure} days from receiving the {of} on {received}). It is {n} days late and cannot be handled as {what} ({source} {article}).',
  ],
  still: [
    '您还可以：有新事实或新证据，作为新事项写信；因生病、灾害等没能按时的，写明并附证明，我们重新判断。',
    'You may still: raise new facts or evidence as a new matter; if illness, disaster or the like kept you from acting in time, say so with proof, and it is judged anew.',
  ],
  review: ['复查', 'review'],
  'review-of': ['结果', 'result'],
  're-review': ['复核', 're-review'],
  're-review-of': reviewOpinion,
} as const satisfies Record<string, Label>;

export const speak =
  (language: Language) =>
  (label: Label, values: Readonly<Record<string, string | number>> = {}): string =>
    fill(say(language, label), values);

const weekdays: readonly Label[] = [['周一', 'Mon'], ['周二', 'Tue'], ['周三', 'Wed'], ['周四', 'Thu'], ['周五', 'Fri'], ['周六', 'Sat'], ['周日', 'Sun']];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 6月14日（周日）; the year is said when it is not today's, and where no today is given. */
export function sayDay(day: Day, language: Language, today?: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const isOtherYear = year !== Number(today?.slice(0, 4));
  const name = speak(language)(weekdays[weekday(day) - 1]!);
  if (language === 'en') return `${name} ${date} ${months[month - 1]}${isOtherYear ? ` ${year}` : ''}`;
  return `${isOtherYear ? `${year}年` : ''}${month}月${date}日（${name}）`;
}

/** The office's wall clock: 10:42. */
export const sayTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
