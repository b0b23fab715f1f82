import type { Label } from '../steps/words.ts';

/** The regulation by which martyrs are recognised and honoured, as it is cited. */
export const regulation = '烈士褒扬条例';
export const procedureTitle: Label = ['烈士评定', 'martyr recognition'];

export const groundTitle: Label = ['拟申报的情形', 'ground'];
/** MR 8. The third and fourth do not fit an auxiliary's work, and a file that stands on them is refused with that ground. */
export const deathGrounds = {
  offences: ['查处违法犯罪、反恐、处置突发事件等牺牲（第八条第一项）', 'offences, counter-terror, emergencies, MR 8(1)'],
  rescue: ['抢险救灾或者抢救生命财产牺牲（第八条第二项）', 'disaster relief or saving life and property, MR 8(2)'],
  mission: ['外交、援外、维和任务牺牲（第八条第三项）', 'diplomatic or peace-keeping mission, MR 8(3)'],
  weapons: ['武器装备科研试验牺牲（第八条第四项）', 'weapons research and tests, MR 8(4)'],
  exemplary: ['其他牺牲情节特别突出、堪为楷模（第八条第五项）', 'other exemplary sacrifice, MR 8(5)'],
} as const satisfies Record<string, Label>;
export type DeathGround = keyof typeof deathGrounds;

/** Who asks for recognition (MR 9). */
export const applicants = {
  employer: ['用人的公安机关', 'the employer'],
  family: ['牺牲人员遗属', 'the survivors'],
  anyone: ['当地组织或者个人', 'an organisation or citizen of the place'],
} as const satisfies Record<string, Label>;
export type Applicant = keyof typeof applicants;

/** Who may draw a periodic pension (MR 17). */
export const pensioners = {
  parent: ['父母或者抚养人', 'parent'],
  spouse: ['配偶', 'spouse'],
  child: ['子女', 'child'],
  sibling: ['由烈士供养的弟妹', 'dependent sibling'],
} as const satisfies Record<string, Label>;

/** Where the file goes, from below upward; one after the other. */
export const levels = {
  county: ['县级退役军人事务部门', 'county veterans affairs'],
  'county-government': ['县级人民政府', 'county government'],
  'city-government': ['设区的市人民政府', 'city government'],
  'provincial-government': ['省级人民政府', 'provincial government'],
  national: ['国务院退役军人事务部门', 'State Council veterans department'],
} as const satisfies Record<string, Label>;
export type Level = keyof typeof levels;

/** Courses in which one thing is settled beside another. */
export const courses = {
  claim: ['其他遗属提出', 'filing by another survivor'],
  anew: ['重新商定', 'settled anew'],
  household: ['遗属户籍地', 'survivors’ household'],
} as const satisfies Record<string, Label>;

/** How a martyr recognition ends. */
export const results = {
  honoured: ['已评定烈士，证书已颁授', 'recognised, certificate handed over'],
  'not-recognised': ['不予评定，已书面告知', 'not recognised'],
  'not-filed': ['单位未申报，已告知可自行提出', 'not filed by the unit'],
} as const satisfies Record<string, Label>;

/** Where a martyr recognition stands. */
export const steps = {
  preparation: ['整理材料', 'preparation'],
  county: ['县级调查', 'county investigation'],
  'public-notice': ['上报前公示', 'public notice'],
  governments: ['逐级审核', 'governments'],
  national: ['复核或者评定', 'national re-check or decision'],
  remedy: ['异议核查', 'objection'],
  notification: ['告知家属', 'telling the family'],
  certificate: ['颁授证书', 'certificate'],
  money: ['褒扬金', 'honour payment'],
  pension: ['定期抚恤', 'periodic pension'],
} as const satisfies Record<string, Label>;

export const notices = {
  'right-notice': ['可自行申请烈士评定告知书', 'notice of the right to file'],
  'refusal-notice': ['不予评定烈士告知书', 'refusal of recognition'],
  'objection-reply': ['烈士评定异议答复书', 'reply to the objection'],
  'martyr-notice': ['烈士评定告知书', 'notice of recognition'],
  'applicant-notice': ['烈士评定结果告知书', 'outcome of the recognition'],
  'claim-notice': ['遗属商定情况告知书', 'what the survivors settled'],
  'money-decision': ['烈士褒扬金和补助金核定书', 'decision on honour payment and grant'],
  'pension-decision': ['定期抚恤金审核决定书', 'decision on a pension'],
  'pension-change': ['定期抚恤金变更告知书', 'change of a pension'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;

/** Grounds of refusal of this procedure; `{…}` is filled from the refusal. */
export const martyrGrounds = {
  'wrong-ground': { article: '烈士褒扬条例第八条', zh: '第八条第三项、第四项不适用于警务辅助人员的职责。请核实后改选第一项、第二项或者第五项，或者写明不属于评定情形。', en: 'MR 8(3) and (4) do not fit an auxiliary’s work. Choose 8(1), 8(2) or 8(5), or state that it is no case.' },
  'ground-goes-up': { article: '烈士褒扬条例第九条第三款', zh: '第八条第五项的情形由省级人民政府审查后报国务院退役军人事务部门评定，不能由省级决定。请选择审查上报。', en: 'MR 8(5) is decided by the State Council department: review and send it up.' },
  'province-decides': { article: '烈士褒扬条例第九条第一款', zh: '第八条第一项、第二项的情形由省级人民政府评定，再送复核。请作出评定或者不予评定。', en: 'MR 8(1) and (2) are decided by the provincial government, then re-checked: decide.' },
  'only-recheck': { article: '烈士褒扬条例第九条第一款', zh: '第八条第一项、第二项的情形，国家一级只作复核。请选择复核通过、不通过或者退回。', en: 'For MR 8(1) and (2) the national level only re-checks.' },
  'no-recheck': { article: '烈士褒扬条例第九条第三款', zh: '第八条第五项的情形由国家一级直接评定，不是复核。请选择评定或者不予评定。', en: 'MR 8(5) is decided, not re-checked, at the national level.' },
  'kin-disputed': { article: '烈士褒扬条例第十五条第二款（默认规则）', zh: '遗属对持证人或者领取人还有争议，暂缓核定和颁授。请先登记商定结果或者法院文书。', en: 'The survivors still dispute who holds and receives. Record their agreement or a court’s ruling first.' },
  'claim-open': { article: '烈士褒扬条例第十五条第二款（默认规则）', zh: '另一遗属提出的事还没有登记商定结果，不能结束，提出人还在等书面告知。请先登记商定结果或者法院文书。', en: 'A further survivor’s claim is not settled yet, and the claimant waits for the answer: record the agreement or a court’s ruling first.' },
  'pension-running': { article: '烈士褒扬条例第二十三条', zh: '还有定期抚恤金在发放或者在审核，不能结束。请先逐人登记变化。', en: 'A pension is still paid or under review. Record its end first.' },
  'nothing-moved': { article: '烈士褒扬条例第二十二条', zh: '户口没有迁出现在的发放地。请选择新的县（市、区）。', en: 'That is the place that pays now. Choose the new one.' },
  'place-missing': { article: '烈士褒扬条例第二十二条', zh: '户口迁移必须写明新的发放地。', en: 'For a move, name the new place.' },
} as const;
export type MartyrGround = keyof typeof martyrGrounds;
