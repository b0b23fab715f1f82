import { forms } from '../../workflows/candidate-review/forms.ts';
import * as m from '../../workflows/candidate-review/messages.ts';
import { notices, results } from '../../workflows/candidate-review/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices, results, referrals: {}, registered: '本办法第九条第一款', linked: ['', ''] };

export const opening = { organ: '320600', kind: 'recheck', campaign: 'ZP-2026-0001', applicant: 'a-1', stage: 'written-test' };
const objection = { ...opening, kind: 'objection', stage: 'public-notice' };

export const examined = (result: 'upheld' | 'rejected') => says('recruitment-officer', m.examine, { result, by: 'r-1' });
const ruled = (result: 'upheld' | 'rejected' | 'returned') => says('unit-leader', m.decideReview, { result, by: 'l-1' });
const decided = (result: 'upheld' | 'rejected'): Step[] => [examined(result), ruled(result)];

/** Every path of a re-check or an objection, by the sentence that tells it. */
export const paths: Record<string, Path> = {
  '考生申请复核，核实后成立，结果告知本人（第九条第一款）': { opening, steps: decided('upheld') },
  '复核退回重查后不成立（第九条第一款）': { opening, steps: [examined('upheld'), ruled('returned'), ...decided('rejected')] },
  '对公示人员的异议成立，同时告知异议人和本人（第九条第一款）': { opening: objection, steps: decided('upheld') },
  '没有留下联系方式的照样核查，结果留在办事大厅（第九条第一款）': { opening: objection, mail: ['not-owed', 'not-owed'], steps: decided('rejected') },
  '异议人撤回的，到此为止（第九条第一款）': { opening: objection, steps: [says('objector', m.withdrawReview)] },
  '逾期没有答复的，上报一次后继续办理（第九条第一款）': { opening, steps: [days(14), ...decided('rejected')] },
};
