import type { Work as Name } from '../../workflows/recruitment/words.ts';
import type { Work } from '../works.ts';
import { announce, applyRatio, checkConditions, closeWindow, countRatio } from './entry.ts';
import { conclude, countVacant, hire, publishList, substitute } from './hiring.ts';
import { holdHeadcount, releaseHeadcount } from './plan.ts';
import { issueTickets, publishResults, rankAll, settleRechecks } from './stages.ts';

/** What the registers do for a campaign, by the name its procedure asks for it. */
export const recruitmentWorks: Readonly<Record<Name, Work>> = {
  'hold-headcount': holdHeadcount,
  'release-headcount': releaseHeadcount,
  announce,
  'close-window': closeWindow,
  'check-conditions': checkConditions,
  'count-ratio': countRatio,
  'apply-ratio': applyRatio,
  'issue-tickets': issueTickets,
  'publish-results': publishResults,
  'settle-rechecks': settleRechecks,
  rank: rankAll,
  'count-vacant': countVacant,
  substitute,
  'publish-list': publishList,
  hire,
  conclude,
};
