import { MR } from '../benefits/tables.ts';
import type { Label, Period } from '../steps/words.ts';

const mr = { source: MR, since: '2025-01-01' } as const;
const ours = { source: '本办法', since: '2026-01-01', status: 'D' } as const;

/**
 * Every figure of a martyr recognition. The regulation says "promptly" and names no number for any level, so a level has no last day:
 * only quiet days after which somebody asks (procedures §5 no. 18).
 */
export const law = {
  preparation: { id: 'martyr-preparation', title: ['整理烈士评定材料的时间', 'preparation of the file'], figure: 30, unit: 'day', article: '第四条（默认规则）', ...ours },
  ownFiling: { id: 'martyr-own-filing', title: ['单位不申报时家属自行提出的等待期', 'family may file after the unit did not'], figure: 1, unit: 'year', article: '第四条（默认规则）', ...ours },
  transmission: { id: 'martyr-transmission', title: ['移送案卷的时间', 'sending the file on'], figure: 5, unit: 'working-day', article: '第四条（默认规则）', ...ours },
  noticeReceipt: { id: 'martyr-notice-receipt', title: ['收到评定通知书的时间', 'receipt of the notice of recognition'], figure: 30, unit: 'day', article: '第十一条（默认规则）', status: 'D', ...mr },
  firstHolder: { id: 'martyr-holder-first', title: ['商定持证人的时间', 'settling the holder'], figure: 30, unit: 'day', article: '第十五条第二款（默认规则）', status: 'D', ...mr },
  quiet: { id: 'martyr-quiet', title: ['无回音多久询问一次', 'quiet days before an enquiry'], figure: 30, unit: 'day', article: '第四条（默认规则）', ...ours },
  publicNotice: { id: 'martyr-public-notice', title: ['烈士评定上报前公示期', 'public notice before reporting up'], figure: 10, unit: 'working-day', article: '（上报前公示，外地做法）', source: '怀集县烈士评定公示', status: 'M', since: '2025-01-01' },
  objectionRequest: { id: 'martyr-objection-request', title: ['对不予评定提出异议的期限', 'objection to a refusal'], figure: 60, unit: 'day', article: '第十四条（默认规则）', status: 'D', ...mr },
  objection: { id: 'martyr-objection', title: ['核查烈士评定异议的时间', 'answer to an objection'], figure: 60, unit: 'day', article: '第十四条（默认规则）', status: 'D', ...mr },
  familyNotice: { id: 'martyr-family-notice', title: ['当面告知家属的时间', 'telling the family in person'], figure: 5, unit: 'working-day', article: '第十一条（默认规则）', status: 'D', ...mr },
  certificate: { id: 'martyr-certificate', title: ['下一个烈士纪念日颁授证书', "certificate on the next Martyrs' Day"], figure: 1, unit: 'year', article: '第十三条（默认规则）', status: 'D', ...mr },
  holder: { id: 'martyr-holder', title: ['持证人未商定时再次协调的时间', 'another attempt to settle the holder'], figure: 30, unit: 'day', article: '第十五条第二款（默认规则）', status: 'D', ...mr },
  money: { id: 'martyr-money', title: ['核定烈士褒扬金的时间', 'decision on the honour payment'], figure: 30, unit: 'day', article: '第十五条（默认规则）', status: 'D', ...mr },
  pension: { id: 'martyr-pension', title: ['审核定期抚恤金的时间', 'decision on a periodic pension'], figure: 30, unit: 'day', article: '第十七条第二款（默认规则）', status: 'D', ...mr },
  yearlyConfirmation: { id: 'martyr-yearly-confirmation', title: ['定期抚恤金年度确认', 'yearly confirmation of a pension'], figure: 1, unit: 'year', article: '第二十三条第一款', status: 'B', ...mr },
  pensionAfterDeath: { id: 'martyr-pension-after-death', title: ['抚恤对象去世后继续发放', 'pension after the recipient died'], figure: 6, unit: 'month', article: '第二十三条第二款', status: 'B', lasting: true, ...mr },
} as const satisfies Record<string, Period>;

/** A switch that no source settles (procedures §5 no. 18): whether the county posts a public notice before it reports up. */
export const noticeBeforeReporting = { name: 'martyr-notice-before-reporting', title: ['上报前先公示（1 开 0 关）', 'public notice before reporting up'] as Label, unit: 'switch', value: 1, minimum: 0, maximum: 1 } as const;
