import { law } from '../../workflows/complaint/law.ts';
import { isChange } from '../../workflows/complaint/review-words.ts';
import { clearingForms, levels, measureTitle, recheckResults, waivers, type Level, type Notice, type Waiver } from '../../workflows/complaint/words.ts';
import type { Employment } from '../../workflows/work-injury/words.ts';
import type { Lasts, NoticeFacts } from './letters.ts';
import { art18, basisOf, figure, inWords, part, PET, sentence, superior, within } from './phrases.ts';

const clearingBasis = '参照《纪检监察机关处理检举控告工作规则》第五十条';
const arbitration = `属于劳动人事争议的，可以自知道或者应当知道权利被侵害之日起${figure(law.arbitration)}内申请仲裁；一般自收到处理决定书之日起算（${basisOf(law.arbitration)}）。`;
const measureIn = ({ level, employment }: Readonly<Record<string, unknown>>): string => (Object.hasOwn(levels, String(level)) ? measureTitle(level as Level, employment as Employment)[0] : '');
/** How long it lasts and what it bars, each with its last day: the first day counts, and the last is not moved for rest. */
function lasting([period, ...bars]: readonly Lasts[] = []): string[] {
  if (!period) return [];
  const told = ({ period: each, lastDay }: Lasts) => `${each.title[0]}${figure(each)}，到${inWords(lastDay)}，${basisOf(each)}`;
  return [`${told(period)}；从${inWords(period.from)}作出决定当天起算，当天计入，期满日逢休息日不顺延。${bars.map(told).join('；')}。期间有悔改表现，并且没有再发生违纪违法行为的，期满自动解除，不必申请（参照《公务员法》第六十五条）。`];
}

/** PAL by analogy: a file without facts is ended (44(2)), the slight act of one who made up for it is let off (12(1)), nobody who has left or died is sanctioned any more (27(2)). */
const waivedBy: Readonly<Record<Waiver, string>> = { unproven: '第四十四条第二项', pardoned: '第十一条、第十二条第一款', left: '第二十七条第二款', died: '第二十七条第二款' };

const isLevel = (result: unknown): boolean => Object.hasOwn(levels, String(result));

/**
 * To whoever was complained of: no case number, no allegation, no day; nothing from which to tell who reported what, or when.
 * Addressed to a person whom the handler names: of whoever was complained of no name is under seal.
 */
export const toSubject = {
  'measure-decision': (facts) => [
    `经查明：${sentence(facts.statement.facts)}`,
    `依据：${part(facts.statement.basis)}；${art18}。`,
    `作出决定前，已告知您拟作处理的事实和依据，给您陈述和申辩的机会；没有因陈述和申辩加重处理（参照《公务员法》第六十三条）。现决定：${measureIn(facts.statement)}。`,
    ...lasting(facts.lasts),
    `不服本决定的，可以${within('决定书', facts.recheckWithin ?? law.recheckRequest)}向本机关提出复核申请，由${superior(facts)}复核并书面答复（${basisOf(facts.recheckWithin ?? law.recheckRequest)}）；本机关重新作出决定的，以新的决定为准。复核期间不停止执行。`,
    arbitration,
  ],
  'measure-waiver': ({ statement }) => [
    `经查明：${sentence(statement.facts)}`,
    `依据：${part(statement.basis)}；${art18}。`,
    `作出决定前，已告知您拟作处理的事实和依据，给您陈述和申辩的机会（参照《公务员法》第六十三条）。现决定：${waivers[statement.level as keyof typeof waivers]?.[0] ?? ''}（参照《公职人员政务处分法》${waivedBy[statement.level as Waiver] ?? ''}）。`,
  ],
  'recheck-answer': ({ draft, statement, lasts }) => [
    `您对给予${measureIn(draft)}的处理决定提出的复核申请，现答复如下（${basisOf(law.recheckOpinion)}）。`,
    `复核决定：${recheckResults[statement.result as keyof typeof recheckResults]?.[0] ?? ''}。理由：${sentence(statement.reason)}`,
    ...lasting(lasts),
    ...(statement.result === 'upheld' ? [] : ['已经执行的，按本决定改正；没有执行的，按本决定执行。']),
    arbitration,
  ],
  'measure-lapse': ({ draft, statement: { result }, decision }) => {
    const why = isChange(decision.result) ? '有关事项的处理已经上级机关变更' : '有关事项由本机关重新办理';
    return [
      result === 'withdrawn'
        ? `${why}。此前给予您${measureIn(draft)}的处理决定已经复核撤销，不因此恢复（${art18}）。`
        : `${why}，此前给予您${measureIn(isLevel(result) ? { level: result } : draft)}的处理决定不再有效：没有执行的不再执行，正在进行的复核到此为止（${art18}）。`,
      decision.result === 'no-action' ? '已经执行的予以恢复。' : `${isChange(decision.result) ? '变更后' : '重新办理后'}需要处理的，另行作出处理决定，复核的期限从您收到新的决定之日起算；不需要处理的，已经执行的予以恢复。`,
      arbitration,
    ];
  },
  'clearing-letter': ({ findings, draft }) => [
    `有关您的反映已经本机关调查核实：${findings.every((finding) => finding === 'unsubstantiated') ? '不属实' : '没有查到能够证明的事实'}。现予澄清（${clearingBasis}）。`,
    sentence(draft.text),
    `澄清方式：${clearingForms[draft.form as keyof typeof clearingForms]?.[0] ?? ''}。`,
    `任何组织和个人不得打听、追查反映人，不得打击报复（${PET}第十八条、第三十条）。`,
  ],
  'clearing-refusal': ({ statement }) => [`澄清的请求已经本机关研究，不予澄清：${part(statement.reason)}（${clearingBasis}）。`, '有新的事实或者材料的，可以作为新的事项向本机关提出。'],
} as const satisfies Partial<Record<Notice, (facts: NoticeFacts) => string[]>>;
