import type { Label } from '../../workflows/steps/words.ts';

/** What a passer-by is told of a work certificate (Art. 12); whose it is stays inside. */
export const certificateSentences = {
  inForce: ['这个证件在用，持证人是在岗的警务辅助人员。辅警应当在民警带领下工作，不能单独执法。', 'In force: its holder is an auxiliary in service. Auxiliaries work under a police officer and do not enforce the law alone.'],
  returned: ['这个证件已经收回，持证人不在岗。还有人出示它的，请打 12389 告诉我们。', 'Returned: its holder is no longer in service. If somebody still shows it, please call 12389.'],
  unknown: ['没有这个证件号。请核对证件上的号码；仍有疑问的，请打 12389。', 'There is no such certificate. Check the number; if in doubt call 12389.'],
} as const satisfies Record<string, Label>;

export const verifyTitle: Label = ['核验工作证件', 'Verify a work certificate'];
