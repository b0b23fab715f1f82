import type { Figures } from '../../db/reads/calendar.ts';
import type { limits } from '../../workflows/complaint/law.ts';
import { units, type Label } from '../../workflows/steps/words.ts';

/** Fields of the registers beside the cases, as a fault names them. */
export const fieldWords = {
  year: ['年度', 'year'],
  source: ['通知的文号', 'number of the notice'],
  days: ['日期', 'days'],
  day: ['日期', 'day'],
  'day-kind': ['放假或者上班', 'holiday or make-up day'],
  'day-name': ['节日', 'name of the holiday'],
  value: ['数值', 'value'],
  since: ['生效日期', 'in force from'],
  basis: ['依据', 'basis'],
  user: ['人员', 'person'],
  office: ['岗位', 'post'],
  organ: ['机关', 'organ'],
  from: ['自', 'from'],
  until: ['至', 'until'],
} as const satisfies Record<string, Label>;

/** Figures of the product that an office may change, with the measure they are given in. */
export const figureWords = {
  'yellow-share': { title: ['剩余比例低于多少转为临期', 'share of a period left, below which it is due soon'], unit: ['%', '%'] },
  'yellow-working-days': { title: ['剩余工作日不多于多少转为临期', 'working days left, from which it is due soon'], unit: units['working-day'] },
  'approaching-working-days': { title: ['到期前多少个工作日发临期提醒', 'working days before the last day at which a reminder is due'], unit: units['working-day'] },
  'reported-working-days': { title: ['超期多少个工作日书面通报', 'working days over after which it is reported in writing'], unit: units['working-day'] },
} as const satisfies Record<keyof Figures, { title: Label; unit: Label }>;

/** Counts that this release fixes and no source settles. */
export const limitWords = {
  transfers: ['同一事项最多转送几次', 'how often a matter may be passed on'],
  returns: ['同一环节最多退回几次', 'how often a step may be sent back'],
  anonymousFacts: ['匿名反映至少写明几项（人、地、时、事）', 'facts that an anonymous report must give'],
} as const satisfies Record<keyof typeof limits, Label>;
export const times: Label = ['次或者项', 'times or items'];
/** Units of the yearly figures of benefits. */
export const yearlyUnits = { fen: ['分', 'fen'], percent: ['百分比', 'percent'], switch: ['开关', 'switch'], rung: ['级', 'rung'] } as const satisfies Record<string, Label>;

/** The unit of a parameter whose value is an organ. */
export const organUnit: Label = ['机构', 'organ'];
/** Of one whose value is an office. */
export const officeUnit: Label = ['岗位', 'office'];

/** Where figures of the product come from. */
export const ownDefault: Label = ['本系统默认规则', 'default of this system'];
