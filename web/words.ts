import { procedureTitle } from '../workflows/complaint/words.ts';
import { channels, type Label } from '../workflows/steps/words.ts';

/** What the desk and the counter say alike. */
export const shared = {
  counted: ['怎么算的', 'How it is counted'],
  complaints: [procedureTitle[0], 'Complaints'],
  hall: channels.portal,
  calculator: ['期限计算器', 'Deadline calculator'],
  cleaned: ['照片、录音、视频会去掉地点、设备等信息，文件名会换掉。', 'Place and device are removed from photos, sound and video; file names are replaced.'],
  next: ['下一步', 'Next'],
  back: ['上一步', 'Back'],
  check: ['核对', 'Check'],
  /** What stands behind something in brackets, after a colon, and between several of a kind. */
  aside: ['（{text}）', ' ({text})'],
  headed: ['{head}：{text}', '{head}: {text}'],
  comma: ['、', ', '],
  semicolon: ['；', '; '],
} as const satisfies Record<string, Label>;
