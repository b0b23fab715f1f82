import { law } from '../../workflows/martyr-recognition/law.ts';
import { deathGrounds, notices as titles, regulation, type DeathGround, type Notice } from '../../workflows/martyr-recognition/words.ts';
import { units, type Day, type Period } from '../../workflows/steps/words.ts';
import type { NoticeContent } from '../../db/schema/index.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { inWords } from '../complaint/phrases.ts';

/** 发文字号: what follows the organ's sign in the number of each kind of notice. */
export const signs = { 'right-notice': '权', 'refusal-notice': '不', 'objection-reply': '答', 'martyr-notice': '评', 'applicant-notice': '果', 'claim-notice': '商', 'money-decision': '褒', 'pension-decision': '恤', 'pension-change': '恤变' } as const satisfies Record<Notice, string>;

const figure = ({ figure, unit }: Period) => `${figure}${units[unit][0]}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const paper = (statement: NoticeFacts['statement']): string => (text(statement.paperNo) ? `文号 ${text(statement.paperNo)}。` : '');
const beside = '烈士评定与工伤认定各自办理，互不等待：不予评定不影响工亡待遇，两边的款项也不互相抵扣。';

const bodies: Record<Notice, (facts: NoticeFacts) => string[]> = {
  'right-notice': ({ caseNo, statement, to }) => [
    `${caseNo}：所在单位决定不申报烈士评定。${paper(statement)}`,
    `单位写明的原因：${text(statement.opinion)}`,
    `您可以自己向${to?.name ?? ''}（电话 ${to?.phone ?? ''}）提出，也可以凭回执在办事大厅提出（${regulation}第九条）。${figure(law.ownFiling)}内提出的沿用本案材料；以后提出的另行立案。`,
    beside,
  ],
  'refusal-notice': ({ caseNo, statement }) => [
    `${caseNo}：不予评定烈士（${regulation}第八条、第九条）。${paper(statement)}`,
    `不予评定的理由：${text(statement.opinion)}`,
    `不服的，可以在收到之日起${figure(law.objectionRequest)}内提出异议，由作出决定或者复核的机关及时核查（${regulation}第十四条；天数为默认规则）。`,
    beside,
  ],
  'objection-reply': ({ caseNo, statement }) => [`${caseNo} 的异议已经核查（${regulation}第十四条）。${paper(statement)}`, `核查意见：${text(statement.opinion)}`, statement.result === 'changed' ? '案件将重新审核，结果另行书面告知。' : '维持不予评定。有新证据的，可以重新提出。'],
  'martyr-notice': ({ caseNo, statement, on, ...facts }) => [
    `${caseNo}：经评定，您的亲人被评定为烈士（${groundIn(facts)}）。${paper(statement)}`,
    `本告知书于 ${inWords(on)} 发出，另由县级退役军人事务部门当面告知。`,
    `烈士证书于9月30日烈士纪念日颁授给遗属（${regulation}第十三条）。证书由谁持有、款项由谁领取，请遗属先商定。`,
    `烈士褒扬金、特别补助金和定期抚恤金的核定另行书面告知（${regulation}第十五条至第十八条）。${beside}`,
  ],
  'applicant-notice': ({ caseNo, statement, ...facts }) => [
    `${caseNo}：您提出的评定已有结果，经评定为烈士（${groundIn(facts)}）。${paper(statement)}`,
    `烈士证书于9月30日烈士纪念日颁授给遗属；证书、款项和抚恤由遗属办理，不在此告知（${regulation}第十三条至第十八条）。`,
  ],
  'claim-notice': ({ caseNo, statement }) => [
    `${caseNo}：您作为遗属提出的事，已于 ${inWords(text(statement.on) as Day)} 登记为商定或者有法院文书（由谁持有证书，${regulation}没有规定，此为默认规则）。`,
    '由谁持有证书、由谁领取款项，以当面签认的记录为准；要看记录或者有不同意见的，请带身份证件联系本部门。',
  ],
  'money-decision': ({ caseNo, statement }) => [`${caseNo} 的烈士褒扬金和特别补助金已经核定（${regulation}第十五条、第十六条）。${paper(statement)}`, `领取人和份额：${text(statement.recipients)}`, `逐项金额、指数年份和计算过程在案卷“款项”里列明。一次性工亡补助金由工伤保险基金另行支付，不抵扣。`],
  'pension-decision': ({ caseNo, statement, on }) => [
    `${caseNo} 的定期抚恤金申请：${statement.result === 'granted' ? `符合条件，自 ${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月起发给` : '不符合条件'}（${regulation}第十七条、第十八条）。${paper(statement)}`,
    `审核意见：${text(statement.opinion)}`,
    `每年确认一次；户口迁移的，自次年一月起由迁入地发给（${regulation}第二十二条、第二十三条）。`,
  ],
  'pension-change': ({ caseNo, statement, on }) => [changeOf(caseNo, statement, on), '有不同意见的，请联系发放部门核对。'],
};

function changeOf(caseNo: string, { result, diedOn }: NoticeFacts['statement'], on: Day): string {
  if (result === 'moved') return `${caseNo} 的定期抚恤金由现发放地发到本年十二月，自 ${Number(on.slice(0, 4)) + 1}年1月起由迁入地发给（${regulation}第二十二条）。`;
  if (result === 'deceased') return `${caseNo} 的抚恤对象${text(diedOn) ? `于 ${inWords(text(diedOn) as Day)} ` : ''}去世，原享受的定期抚恤金继续发放${figure(law.pensionAfterDeath)}，作为丧葬补助费（${regulation}第二十三条第二款）。`;
  return `${caseNo} 的抚恤对象不再符合条件，自 ${inWords(on)} 起停发定期抚恤金（${regulation}第二十三条第一款）。`;
}

/** The ground as the county found it, which may be another than the one filed. */
const groundIn = ({ opening, draft }: Pick<NoticeFacts, 'opening' | 'draft'>): string => deathGrounds[(draft.ground ?? opening.ground) as DeathGround]?.[0] ?? '';

/** Words a notice of a martyr recognition from what stands in the register; of the dead and the family nothing but the number. */
export const compose = (kind: Notice, facts: NoticeFacts): NoticeContent => ({
  title: titles[kind][0],
  organ: facts.organ.name,
  paragraphs: bodies[kind](facts),
  contact: [`请致电：${facts.organ.phone}`, `工作时间：${facts.organ.hours}`, `来访地点：${facts.organ.address}`],
});
