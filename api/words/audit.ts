import type { Break } from '../../db/chain.ts';
import type { Label } from '../../workflows/steps/words.ts';

/** What is wrong at one place of a chain. */
export const breakWords = {
  missing: ['缺少这一号', 'this number is missing'],
  changed: ['内容与其指纹不符', 'the event was changed'],
  unchained: ['与前一号不相连', 'the chain is broken here'],
  head: ['案件记录的最后一号与事件链不符', 'the case does not end where its chain does'],
} as const satisfies Record<Break['what'], Label>;

/** What came of reading the chains. */
export const chainWords = { whole: ['完整', 'whole'], broken: ['有断裂', 'broken'] } as const satisfies Record<string, Label>;

/** On what ground a file was read. */
export const readGrounds = {
  duty: ['因办理职责', 'a duty in the case'],
  charge: ['主办单位', 'in charge of the matter'],
  reason: ['按写明的理由', 'a reason given'],
  identity: ['为开启身份', 'opening an identity'],
} as const satisfies Record<string, Label>;
