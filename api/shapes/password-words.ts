import type { Label } from '../../workflows/steps/words.ts';

/** Those that `npm run accounts` makes are sixteen letters and digits by chance; one's own may be shorter, and holds no name. */
export const leastPassword = { length: 12, varied: 6 } as const;

export const passwordFields = {
  present: ['现在的密码', 'present password'],
  chosen: ['新密码', 'new password'],
} as const satisfies Record<string, Label>;

/** What is wrong with a change of password that a schema does not see. */
export const passwordFaults = {
  wrong: ['现在的密码不对。请重新输入。', 'This is not your present password. Enter it again.'],
  same: ['新密码和现在的一样。请换一个。', 'The new password is the present one. Choose another.'],
  'holds-name': ['新密码里不能有您的用户名。请换一个。', 'The new password must not hold your user name. Choose another.'],
  'too-plain': ['新密码至少要有 {varied} 种不同的字符。请换一个。', 'The new password needs {varied} different characters at least. Choose another.'],
} as const satisfies Record<string, Label>;
