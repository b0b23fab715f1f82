import * as reviewForms from '../../workflows/candidate-review/forms.ts';
import { law as reviewLaw } from '../../workflows/candidate-review/law.ts';
import { messages as reviewMessages } from '../../workflows/candidate-review/messages.ts';
import * as review from '../../workflows/candidate-review/words.ts';
import * as employmentForms from '../../workflows/employment/forms.ts';
import { law as employmentLaw } from '../../workflows/employment/law.ts';
import { messages as employmentMessages } from '../../workflows/employment/messages.ts';
import * as employment from '../../workflows/employment/words.ts';
import * as quotaForms from '../../workflows/quota/forms.ts';
import { law as quotaLaw } from '../../workflows/quota/law.ts';
import { messages as quotaMessages } from '../../workflows/quota/messages.ts';
import * as quota from '../../workflows/quota/words.ts';
import * as recruitmentForms from '../../workflows/recruitment/forms.ts';
import { law as recruitmentLaw } from '../../workflows/recruitment/law.ts';
import { messages as recruitmentMessages } from '../../workflows/recruitment/messages.ts';
import * as recruitment from '../../workflows/recruitment/words.ts';
import { law as sharedLaw } from '../../workflows/steps/law.ts';
import { grounds, type Statement } from '../../workflows/steps/words.ts';
import type { Message } from '../../workflows/steps/message.ts';
import type { ShownProcedure } from './procedures.ts';

const byName = (messages: readonly Message<Statement>[]): ShownProcedure['messages'] => Object.fromEntries(messages.map((message) => [message.name, message]));

/** Quota, campaign, review of one candidate, employment: the door shows them as it shows every procedure. */
export const headcountProcedures: Readonly<Record<string, ShownProcedure>> = {
  quota: {
    name: 'quota', title: quota.procedureTitle, articles: ['第五条'], startedBy: ['staffing-officer', 'recruitment-officer'], startForm: quotaForms.startForm, startPath: '/api/quotas', forms: quotaForms.forms, messages: byName(quotaMessages),
    steps: quota.steps, results: quota.results, notices: quota.notices, grounds: { ...grounds, ...quota.quotaGrounds }, law: { ...quotaLaw, ...sharedLaw }, referrals: {},
  },
  recruitment: {
    name: 'recruitment', title: recruitment.procedureTitle, articles: ['第四条', '第五条', '第六条', '第八条', '第九条'], startedBy: ['recruitment-officer'], startForm: recruitmentForms.startForm, startPath: '/api/recruitments', forms: recruitmentForms.forms,
    messages: byName(recruitmentMessages), steps: recruitment.steps, results: recruitment.results, notices: {}, grounds: { ...grounds, ...recruitment.recruitmentGrounds }, law: recruitmentLaw, referrals: {}, works: recruitment.works, workResults: recruitment.workResults, workCounts: recruitment.workCounts, stepOfWork: recruitment.stepOfWork,
  },
  // Nobody at the desk opens these two: a candidate, an objector or a campaign does.
  'candidate-review': {
    name: 'candidate-review', title: review.procedureTitle, articles: ['第九条'], startedBy: [], startForm: reviewForms.startForm, startPath: '/api/public/applications/mine/rechecks', forms: reviewForms.forms, messages: byName(reviewMessages),
    steps: review.steps, results: review.results, notices: review.notices, grounds: { ...grounds, ...review.reviewGrounds }, law: { ...reviewLaw, ...sharedLaw }, referrals: {},
  },
  employment: {
    name: 'employment', title: employment.procedureTitle, articles: ['第九条', '第十一条', '第十二条', '第十三条'], startedBy: [], startForm: employmentForms.startForm, startPath: '/api/recruitments', forms: employmentForms.forms, messages: byName(employmentMessages),
    steps: employment.steps, results: employment.results, notices: employment.notices, grounds: { ...grounds, ...employment.employmentGrounds }, law: { ...employmentLaw, ...sharedLaw }, referrals: {}, works: employment.works, workResults: employment.workResults, workCounts: recruitment.workCounts,
  },
};
