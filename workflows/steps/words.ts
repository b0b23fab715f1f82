/** Every word that is stored, sent or shown once: its code, its Chinese, its English. */
export type Label = readonly [zh: string, en: string];

export const offices = {
  'intake-officer': ['受理岗', 'intake officer'],
  'unit-leader': ['承办单位负责人', 'leader of the handling unit'],
  handler: ['承办岗', 'handler'],
  inspection: ['督察岗', 'police inspection officer'],
  'organ-leader': ['机关负责人', 'leader of the organ'],
  competence: ['管辖裁定岗', 'officer ruling on competence'],
  reviewer: ['复查复核岗', 'review officer'],
  'identity-custodian': ['身份保管岗', 'identity custodian'],
  'department-officer': ['部门经办岗', 'department officer'],
  'duty-leader': ['值班领导', 'duty leader'],
  'finance-officer': ['财务岗', 'finance officer'],
  'hr-officer': ['工伤认定岗', 'officer for work-injury recognition'],
  'agency-officer': ['社保经办岗', 'social insurance agency officer'],
  'appraisal-officer': ['劳动能力鉴定岗', 'officer of the appraisal committee'],
  'health-officer': ['卫生健康监督岗', 'health supervision officer'],
  'relief-officer': ['社会救助岗', 'civil relief officer'],
  'personnel-officer': ['政工岗', 'political-work officer'],
  'veterans-officer': ['退役军人事务岗', 'veterans affairs officer'],
  'government-officer': ['政府经办岗', "officer of the people's government"],
  'dispatch-officer': ['派遣单位经办岗', 'officer of the dispatch firm'],
  'recruitment-officer': ['招聘经办岗', 'recruitment officer of the dedicated unit'],
  'using-unit-officer': ['用人单位岗', 'officer of the using unit'],
  'staffing-officer': ['编制岗', 'officer of the staffing organ'],
  'hr-guide': ['人社指导岗', 'human resources officer'],
  'budget-officer': ['财政岗', 'officer of the finance department'],
  'calendar-keeper': ['日历参数岗', 'keeper of calendar and parameters'],
  auditor: ['审计岗', 'auditor'],
  administrator: ['系统管理岗', 'administrator'],
} as const satisfies Record<string, Label>;
export type Office = keyof typeof offices;

/** Who sees to it that somebody holds each post at which work lies. */
export const answerable: ReadonlySet<Office> = new Set<Office>(['unit-leader', 'organ-leader', 'administrator']);

export const parties = {
  complainant: ['来信人', 'complainant'],
  injured: ['伤者', 'injured auxiliary'],
  family: ['近亲属', 'close relatives'],
  deceased: ['牺牲人员', 'the deceased'],
  nominee: ['被推荐人', 'nominee'],
  unit: ['推荐单位', 'nominating unit'],
  employer: ['用人单位', 'employer'],
  union: ['工会', 'trade union'],
  agency: ['经办机构', 'social insurance agency'],
  candidate: ['应聘人', 'candidate'],
  objector: ['异议人', 'objector'],
  applicant: ['其他申请人', 'another applicant'],
  auxiliary: ['辅警本人', 'the auxiliary'],
  'hr-department': ['人社部门', 'human resources department'],
  'finance-department': ['财政部门', 'finance department'],
  subject: ['被反映人', 'person complained of'],
} as const satisfies Record<string, Label>;
export type Party = keyof typeof parties;
/** Who speaks for a party from the moment this was said: relatives for whoever died on the way. */
export const inStead: Partial<Record<Party, { readonly by: Party; readonly once: string }>> = { injured: { by: 'family', once: 'recordDeath' } };
/** Whether a sender is a party of the case, and not a user. */
export const isParty = (who: string): who is Party => Object.hasOwn(parties, who);

export type Day = `${number}-${number}-${number}`;

export const units = {
  day: ['天', 'calendar days'],
  'working-day': ['个工作日', 'working days'],
  month: ['个月', 'months'],
  year: ['年', 'years'],
} as const satisfies Record<string, Label>;
export type Unit = keyof typeof units;

/** Stands for an article that only a summary of the text is known of. */
export const unseenArticle = '（条号未见）';

/** How firmly a figure stands in law. Only `B` and `J` bind; the rest is shown as a target. */
export const statuses = {
  B: ['法定', 'statutory'],
  J: ['省定', 'provincial'],
  M: ['示范', 'model'],
  P: ['惯例', 'practice'],
  D: ['目标', 'target'],
} as const satisfies Record<string, Label>;
export type Status = keyof typeof statuses;

/** Who acts where no source names the body: an organ's code by default, another once it is entered under `name`. */
export interface Body {
  readonly name: string;
  readonly title: Label;
  readonly value: string;
  readonly unit: 'organ';
}

/** A figure of the law. `since` is the day from which it is in force. */
export interface Period {
  readonly id: string;
  readonly title: Label;
  readonly figure: number;
  readonly unit: Unit;
  readonly article: string;
  readonly source: string;
  readonly status: Status;
  readonly since: Day;
  /** A state, not a deadline: its first day counts, and it ends the day before the corresponding date, whatever day that is. */
  readonly lasting?: true;
  /** Counted from the first day of the month of the event. */
  readonly fromMonthStart?: true;
}

/** The place that must act: an office in an organ; `only` and `except` name users, for assigned handlers and four eyes. */
export interface Seat {
  readonly office: Office;
  readonly organ: string;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** What a person said to the case, as far as the workflow is told: ids and codes. `by` is the user's id, or the party. */
export interface Statement {
  readonly id: string;
  readonly duty: string;
  readonly by: string;
  /** The holder of the post in whose stead a substitute speaks. */
  readonly standsFor?: string;
  readonly as: Office | Party;
  readonly organ?: string;
  readonly on: Day;
}
export interface Decision<R extends string> extends Statement {
  readonly result: R;
}

/** Days of the week from Sunday, as one character each. */
export const weekdayLetters = '日一二三四五六';

export const channels = {
  portal: ['办事大厅', 'portal'],
  email: ['电子邮件', 'e-mail'],
  phone: ['短信', 'text message'],
  post: ['邮寄', 'post'],
  hand: ['人工送达', 'by hand'],
} as const satisfies Record<string, Label>;
export type Channel = keyof typeof channels;

export const tries = {
  planned: ['待发送', 'planned'],
  attempting: ['发送中', 'attempting'],
  accepted: ['对方已接收', 'accepted'],
  refused: ['发送失败', 'refused'],
  uncertain: ['结果不明', 'uncertain'],
  'by-hand': ['待人工送达', 'waits for a person'],
} as const satisfies Record<string, Label>;
export type Try = keyof typeof tries;

export const services = {
  issued: ['待送达', 'issued'],
  served: ['已送达', 'served'],
  undeliverable: ['无法送达', 'undeliverable'],
  'not-owed': ['无需告知', 'no notice owed'],
} as const satisfies Record<string, Label>;
export type Service = keyof typeof services;

export const clockStates = {
  running: ['计时中', 'running'],
  paused: ['暂停', 'paused'],
  passed: ['已过期限', 'passed'],
  provisional: ['暂定', 'provisional'],
  stopped: ['已完成', 'stopped'],
} as const satisfies Record<string, Label>;

/** The ladder of reminders, lowest rung first (screens §3.5). */
export const rungs = {
  approaching: ['临期提醒', 'approaching'],
  'last-day': ['到期报告', 'report on the last day'],
  pressed: ['催办通知书', 'pressing notice'],
  reported: ['书面通报', 'written report'],
} as const satisfies Record<string, Label>;
export type Rung = keyof typeof rungs;

/** Grounds on which any case refuses a statement; `{…}` is filled from the refusal. A procedure adds its own. */
export const grounds = {
  'not-awaited': { article: '', zh: '本案现在不等待这一步。请刷新案卷，看现在轮到谁。', en: 'The case does not await this step now. Reload the file to see whose turn it is.' },
  'already-answered': { article: '', zh: '这一步已于 {on} 办理。请查看案卷里的结果。', en: 'This step was answered on {on}. See the result in the file.' },
  'wrong-office': { article: '', zh: '这一步只能由 {office} 办理。请转给担任该岗位的人。', en: 'Only the {office} may do this. Pass it to a holder of that post.' },
  'not-assigned': { article: '', zh: '这一步已指派给具体承办人，您不在其中。需要更换请由负责人重新指派。', en: 'This step is assigned to named handlers and you are not among them. Ask the leader to assign anew.' },
  recused: { article: '信访工作条例第二十八条', zh: '您在本案中已被决定回避，不能办理。请移交其他人。', en: 'You are recused in this case and cannot act. Hand it to another officer.' },
  lapsed: { article: '', zh: '这项权利的最后一天已过。有新事实或新证据的，可以作为新事项提出。', en: 'The last day for this has passed. New facts or evidence may be raised as a new matter.' },
  closed: { article: '', zh: '本案已经终结，不再接收办理。', en: 'The case is final and takes nothing more.' },
  'post-ended': { article: '', zh: '您办理时已不再担任该岗位。请由现任人员办理。', en: 'You no longer held that post. The present holder must act.' },
} as const satisfies Record<string, { article: string; zh: string; en: string }>;
