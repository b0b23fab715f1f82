import { law } from '../../workflows/commendation/law.ts';
import { levels, notices as titles, results, revocationGrounds, type Notice } from '../../workflows/commendation/words.ts';
import { units, type Day, type Label, type Period } from '../../workflows/steps/words.ts';
import type { NoticeContent } from '../../db/schema/index.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { inWords } from '../complaint/phrases.ts';

/** 发文字号: what follows the organ's sign in the number of each kind of notice. */
export const signs = { 'award-decision': '令', 'award-refusal': '不', 'award-objection-reply': '答', 'award-revocation': '销' } as const satisfies Record<Notice, string>;

const figure = ({ figure, unit }: Period) => `${figure}${units[unit][0]}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const word = (words: Readonly<Record<string, Label>>, code: unknown): string => words[text(code)]?.[0] ?? '';
const paper = (statement: NoticeFacts['statement']): string => (text(statement.paperNo) ? `文号 ${text(statement.paperNo)}。` : '');
const basis = '《南通市公安机关警务辅助人员管理实施办法》第十六条';

const bodies: Record<Notice, (facts: NoticeFacts) => string[]> = {
  'award-decision': ({ caseNo, statement, decision, opening, begun, level, on, organ }) => {
    // PIPL 49 gives the next of kin of the dead access, correction and erasure, and does not name consent: they speak by analogy.
    const [given, who, certificate, consent] = begun.posthumous === true ? ['追授', '近亲属', '证书颁发给近亲属', '参照个人信息保护法第十五条、第四十九条'] : ['给予', '本人', '证书另行颁发', '个人信息保护法第十五条、第二十五条'];
    return [
      `${caseNo}：${organ.name}于 ${inWords(on)} 决定${given}${word(levels, level)}（${basis}）。${paper(statement)}`,
      `理由：${text(statement.reason)}`,
      ...(text(decision.reply) ? [`本决定依据对等级异议的答复作出，代替原奖励决定：${text(decision.reply)}`] : []),
      `${who}或者推荐单位对等级有异议的，可以在收到之日起${figure(law.objection)}内向作出决定的机关提出（${law.objection.source}${law.objection.article}）。`,
      `事迹发生于 ${inWords(opening.deedOn as Day)}。${certificate}，决定存入人事档案。`,
      `是否公开宣传由${who}决定；不同意公开或者以后撤回同意，都不影响本次奖励（${consent}）。`,
    ];
  },
  'award-refusal': ({ caseNo, statement, result }) => [
    `${caseNo}：${word(results, result)}（${basis}）。${paper(statement)}`,
    `说明：${text(statement.reason) || text(statement.minutes)}`,
    `推荐单位不同意的，可以在收到之日起${figure(law.objection)}内向作出决定的机关提出异议（${law.objection.source}${law.objection.article}）。`,
  ],
  'award-objection-reply': ({ caseNo, statement }) => [`${caseNo} 的异议已经核查：${text(statement.reply) || text(statement.reason)}`, statement.result === 'changed' ? changedTo(statement.level) : '原决定不变。'],
  'award-revocation': ({ caseNo, statement, decision }) => [
    `${caseNo} 的奖励予以撤销，事由：${word(revocationGrounds, decision.ground)}（公务员法第五十六条参照）。${paper(statement)}`,
    `撤销的理由：${text(statement.reason)}`,
    '证书和奖章应当交回，人事档案相应更正；因该奖励享受的待遇停止。',
  ],
};

const changedTo = (level: unknown): string => (level ? `原决定机关将按${word(levels, level)}重新公示、审批；作出新的决定以前，原奖励有效。` : '原决定机关将重新作出决定。');

/** Words a notice of a commendation from what stands in the register; of the person nothing but the number. */
export const compose = (kind: Notice, facts: NoticeFacts): NoticeContent => ({
  title: titles[kind][0],
  organ: facts.organ.name,
  paragraphs: bodies[kind](facts),
  contact: [`咨询电话：${facts.organ.phone}`, `办公时间：${facts.organ.hours}`, `办公地点：${facts.organ.address}`],
});
