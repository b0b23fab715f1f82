import { forms } from '../../workflows/quota/forms.ts';
import * as m from '../../workflows/quota/messages.ts';
import { notices, results } from '../../workflows/quota/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices, results, referrals: {}, registered: '本办法第五条', linked: ['', ''] };

export const opening = { organ: '320602', category: 'duty', bodies: { staffing: '320600-staffing', finance: '320600-finance', hr: '320600-hr', approver: '320600-government' } };

export const reviewed = (finance: 'agreed' | 'objected' = 'agreed'): Step[] => [says('organ-leader', m.giveQuotaOpinion, { result: 'agreed' }), says('budget-officer', m.giveQuotaOpinion, { result: finance }), says('hr-guide', m.giveQuotaOpinion, { result: 'agreed' })];
export const submitted = says('staffing-officer', m.settleProposal, { result: 'submitted' });
export const ruled = (result: 'approved' | 'returned' | 'rejected') => says('government-officer', m.approveQuota, { result });
export const issued = (years = 1, from = '2026-03-02') => says('staffing-officer', m.issueQuota, { from: from as never, years });

/** Every path of §3.1, by the sentence that tells it. */
export const paths: Record<string, Path> = {
  '会商一致，政府核定后下达，通知公安、人社和财政；有效期满终结（第五条）': { opening, steps: [...reviewed(), submitted, ruled('approved'), issued(), days(372)] },
  '财政有异议的照样报请核定，退回后重新会商（第五条）': { opening, steps: [...reviewed('objected'), submitted, ruled('returned'), ...reviewed(), submitted, ruled('approved'), issued(), days(372)] },
  '不予核定的，告知后终结（第五条）': { opening, steps: [...reviewed(), submitted, ruled('rejected')] },
  '提出单位撤回的，不再报请核定（第五条）': { opening, steps: [...reviewed(), says('staffing-officer', m.settleProposal, { result: 'withdrawn' })] },
  '年度复核维持；第二年因工作量变化申请调整，核定新的额度（第五条）': {
    opening,
    steps: [...reviewed(), submitted, ruled('approved'), issued(3), days(300), says('staffing-officer', m.reviewQuota, { result: 'kept' }), days(100), says('recruitment-officer', m.proposeAdjustment), ...reviewed(), submitted, ruled('approved'), says('staffing-officer', m.issueQuota, { years: 1 }), days(375)],
  },
  '年度复核认为要调整，但没有获批，原额度继续执行到期（第五条）': { opening, steps: [...reviewed(), submitted, ruled('approved'), issued(2), days(350), says('staffing-officer', m.reviewQuota, { result: 'adjust' }), ...reviewed(), submitted, ruled('rejected'), days(390)] },
  '会商逾期的，上报一次后继续等待（第五条）': { opening, steps: [days(30), ...reviewed(), submitted, ruled('rejected')] },
};
