import { bars, scoreStates, unmet } from '../../workflows/recruitment/words.ts';
import type { Label } from '../../workflows/steps/words.ts';

/** What the door says of quota, campaigns and applications beside the words of their procedures. */
export const recruitmentSentences = {
  organiser: ['各警种、部门和基层所队不得自行组织招聘。请提交用人需求，由公安机关的辅警管理机构统一招聘。', 'Branches, departments and stations may not recruit. File a staffing request; the dedicated unit of the organ recruits.'],
  'recruiting-organ': ['额度和招聘只能由市、县两级公安机关办理。请改选机关。', 'Quota and recruitment are for city and county bureaus. Choose another organ.'],
  'year-past': ['{year} 年已经过去：招聘在现有的用人额度和预算之内组织（本办法第六条、第九条）。请填 {earliest} 年或者以后的年度。', '{year} is past: recruitment stays within the quota and the budget there are (Arts. 6, 9). Enter {earliest} or a later year.'],
  'above-quota': ['{what}额度 {figure}，在岗 {used}，其他计划保留 {reserved}，还能再招 {vacant}；本计划要 {planned}。请核减或者退回。', 'Quota {figure} for {what}, on post {used}, kept for other plans {reserved}, {vacant} left; this plan asks for {planned}. Reduce or reject it.'],
  'hiring-frozen': ['{what}额度 {figure}，在岗 {used}，没有空缺，暂停进人。等有人离职或者额度调整以后再登记报到。', 'Quota {figure} for {what}, on post {used}: nothing is vacant and hiring is frozen. Record the first day once somebody has left or the quota was adjusted.'],
  'on-post-already': ['此人已有在岗档案，不能再登记报到。请先办理前一份的离职。', 'This person is on post already. Settle the leaving there first.'],
  'probation-twice': ['同一用人单位与同一劳动者只能约定一次试用期（劳动合同法第十九条），此人在档案 {number} 里已经约定过。请把试用期改为 0。', 'The same employer and worker agree on one probation only (LCL 19); file {number} has one. Enter 0.'],
  'certificate-held': ['这个证件号正由档案 {number} 的人使用。请核对证件号，收回以后才能再配发。', 'This number is in use by file {number}. Check it; it can be issued again once it was returned.'],
  'code-twice': ['岗位代码 {code} 出现两次。请改正。', 'The code {code} appears twice. Correct it.'],
  'relaxed-without-whom': ['写了放宽后的条件，就要写明放宽的对象和理由。', 'A relaxed condition needs for whom and why.'],
  'not-relaxed': ['放宽后的条件必须比原来的宽：出生日期更早，学历更低。', 'What is relaxed must be wider: an earlier birth date, a lower education.'],
  'relaxed-without-reason': ['放宽条件必须写明理由，并写进公告。', 'What is relaxed needs its reason, in the announcement too.'],
  'ages-reversed': ['“出生不早于”不能晚于“出生不晚于”。', 'The range of birth dates is reversed.'],
  'unknown-request': ['没有向本机关提出的用人需求 {number}，或者已经撤回。请核对编号，或者留空。', 'No staffing request {number} stands with this organ. Correct the number or leave it out.'],
  'unknown-code': ['计划里没有岗位 {code}。', 'The plan has no post {code}.'],
  'not-open': ['现在不在报名时间内：报名自 {from} 开始，{until} 截止。', 'Registration is not open: it runs from {from} until {until}.'],
  'not-announced': ['这次招聘还没有公告报名时间。', 'Registration has not been announced yet.'],
  'applied-already': ['您在这次招聘中已经报名（每人限报一个岗位）。要查看进度，请用报名时给您的回执。', 'You have applied in this campaign already (one post a person). Use the receipt to look it up.'],
  'id-wrong': ['身份证件号码的校验位不对。请核对后重填。', 'The check digit of the identity number is wrong. Correct it.'],
  'id-birth': ['出生日期与身份证件号码不一致。', 'The date of birth does not match the identity number.'],
  'post-gone': ['这个岗位已经取消，不再招人。请改报别的岗位。', 'This post was cut and takes nobody. Choose another.'],
  'window-over': ['报名在这个时刻已经截止，或者还没有开始就截止，谁也报不上名。请改正截止日期和时刻。', 'Registration would be over at once, or before it opens: nobody could apply. Correct the closing day and hour.'],
  'no-application': ['这张回执不是报名回执。', 'This receipt is not of an application.'],
  'withdraw-late': ['已经进入公示或者录用，不能在这里退出。请联系招聘单位。', 'It is too late to withdraw here. Contact the recruiting unit.'],
  'recheck-late': ['申请复核的最后一天 {on} 已过。仍有意见的，可以投诉举报。', 'The last day for a re-check, {on}, has passed. You may still complain.'],
  'recheck-nothing': ['这一环节还没有公布结果。', 'No result of this stage is published.'],
  'recheck-none': ['这一结果是按已经公布的成绩和人数算出来的，不另设复核。仍有意见的，可以投诉举报。', 'This result follows from points and numbers that are published; there is no re-check of it. You may still complain.'],
  'recheck-twice': ['这一环节已经申请过复核。请等待结果。', 'A re-check of this stage was asked for already.'],
  'objection-closed': ['公示已经结束或者没有开始。', 'The public notice is over, or has not begun.'],
  'objection-unknown': ['公示名单里没有这个准考证号。', 'The list has no such ticket number.'],
  'review-without-ground': ['不合格的，至少写明一项理由，公布后要告诉本人。', 'Who is not qualified is told why: give at least one ground.'],
  'review-published': ['资格审查结果已经公布，不能在这里修改。请按复核办理。', 'The result is published; change it by a re-check.'],
  'supplement-day': ['补交材料的最后一天必须在今天以后。请改正日期。', 'The last day for the papers must be after today. Correct it.'],
  'supplement-running': ['本人可以补交到 {on}，期满前不能以没有补交为由判为不合格。', 'Papers may come until {on}; until then it is no ground that they have not.'],
  'identity-duty': ['只有本次招聘有待办的经办人、考官和政审人员可以开启应聘人身份。', 'Only officers, panel members and reviewers with an open duty in this campaign may open a candidate.'],
  'identity-first': ['应聘材料里有本人身份。请先开启这名应聘人的身份，再看材料。', 'The papers show who it is. Open the identity of this candidate first.'],
  'stage-unknown': ['这次招聘没有这个环节。', 'The campaign has no such stage.'],
  'not-published': ['排名公布以前，每个人的成绩只由招聘机关的招聘经办岗和负责人查看。请等排名公布以后再看。', 'Until the ranking is published only the recruitment officers and leaders of the recruiting organ see the points of each. Look again once it is.'],
  'scores-published': ['这一环节的结果已经公布，改动成绩要写明理由。', 'The results are published; a change needs its reason.'],
  'scores-changed': ['有 {n} 行与已经导入的成绩不同。改动要写明理由。', '{n} rows differ from what was imported. Give the reason of the change.'],
  'scores-wrong': ['有 {n} 处错误，没有导入任何一行。请按清单改正后再导入。', '{n} faults; nothing was imported. Correct them and import again.'],
} as const satisfies Record<string, Label>;

/** Why a cell of a table of scores cannot be imported. */
export const scoreFaults = {
  'no-ticket': ['没有准考证号', 'no ticket number'],
  'unknown-ticket': ['这个环节没有这个准考证号', 'nobody with this ticket is called to the stage'],
  'ticket-twice': ['准考证号在表里出现两次', 'the ticket appears twice'],
  'not-a-number': ['成绩不是数字', 'not a number'],
  'out-of-range': ['成绩不在 0 到 100 之间', 'not between 0 and 100'],
  'too-fine': ['成绩最多两位小数', 'more than two decimals'],
  'no-score': ['没有成绩，也没有写缺考', 'neither a score nor an absence'],
  'absent-with-score': ['写了缺考又有成绩，不知道哪个对', 'marked absent, and has a score: which is right?'],
  'unknown-mark': ['标记只能写合格、不合格、缺考、违纪', 'the mark must be pass, fail, absent or void'],
  'no-column': ['表头里没有这一列', 'the column is missing'],
} as const satisfies Record<string, Label>;
export type ScoreFault = keyof typeof scoreFaults;

/** What a campaign is doing, for the public. */
export const publicStandings = {
  announced: ['已公告，还没有开始报名', 'announced, registration not open yet'],
  open: ['正在报名', 'registration is open'],
  selecting: ['报名截止，正在选拔', 'registration closed, selection under way'],
  listed: ['拟聘用名单已公示', 'list of those to be hired published'],
  cancelled: ['已取消', 'called off'],
  over: ['已结束', 'over'],
} as const satisfies Record<string, Label>;
export const sexWords = { any: ['不限', 'any'], male: ['男', 'male'], female: ['女', 'female'] } as const satisfies Record<string, Label>;

/** What may stand in the column of marks. */
export const scoreMarks = { 合格: 'passed', 不合格: 'failed', 缺考: 'absent', 违纪: 'void' } as const;

/** Every ground on which somebody does not pass a stage. */
export const outcomeReasons: Readonly<Record<string, Label>> = {
  ...unmet,
  ...bars,
  'post-cut': ['岗位报名人数没有达到开考比例，岗位取消', 'too few applied for the post, which was cut'],
  'not-in-ratio': ['未进入面试比例', 'outside the ratio of the interview'],
  'below-mark': ['低于合格线', 'below the pass mark'],
  'in-reserve': ['名次在招聘人数之后，列入候补', 'ranked behind the posts, in reserve'],
  objected: ['公示期间的异议成立', 'an objection during the public notice was upheld'],
  'not-hired': ['机关负责人没有批准聘用', 'the leader did not approve the hire'],
  absent: scoreStates.absent,
  void: scoreStates.void,
  failed: scoreStates.failed,
};
