import type { Period } from '../steps/words.ts';

const lcl = { source: '劳动合同法（2012）', since: '2013-07-01', status: 'B' } as const;
const ours = { source: '本办法', since: '2026-01-01', status: 'D' } as const;
const fund = { source: '住房公积金管理条例（2019）', since: '2019-03-24', status: 'B' } as const;

/** Every figure of an employment, with the statute that gives it. */
export const law = {
  offerAnswer: { id: 'employment-offer-answer', title: ['答复录用的时间', 'answer to the offer'], figure: 5, unit: 'working-day', article: '第九条第一款（默认规则）', ...ours },
  contractSigning: { id: 'labour-contract-signing', title: ['签订书面合同期限', 'written contract'], figure: 1, unit: 'month', article: '第十条', ...lcl },
  socialInsurance: { id: 'social-insurance-registration', title: ['社会保险登记期限', 'social insurance'], figure: 30, unit: 'day', article: '第五十八条', source: '社会保险法（2018）', since: '2018-12-29', status: 'B' },
  housingFund: { id: 'housing-fund-registration', title: ['公积金缴存登记期限', 'housing fund'], figure: 30, unit: 'day', article: '第十五条', ...fund },
  certificate: { id: 'employment-certificate', title: ['证件服装配发时间', 'certificate and uniform'], figure: 30, unit: 'day', article: '第十二条（默认规则）', ...ours },
  probation: { id: 'employment-probation', title: ['试用期限', 'probation'], figure: 6, unit: 'month', article: '第十九条（月数由合同写明）', lasting: true, ...lcl },
  leavingProof: { id: 'leaving-proof', title: ['出具离职证明期限', 'proof of termination'], figure: 1, unit: 'day', article: '第五十条（解除或者终止的当日）', ...lcl },
  fileTransfer: { id: 'file-transfer', title: ['档案和社保转移期限', 'file transfer'], figure: 15, unit: 'day', article: '第五十条', ...lcl },
  housingFundClosing: { id: 'housing-fund-closing', title: ['公积金转移封存期限', 'housing fund closing'], figure: 30, unit: 'day', article: '第十五条', ...fund },
} as const satisfies Record<string, Period>;

/** Caps of probation by the months of the contract (LCL 19): from so many months on, so many months at the most. */
export const probationCaps: readonly { readonly from: number; readonly months: number }[] = [
  { from: 36, months: 6 },
  { from: 12, months: 2 },
  { from: 3, months: 1 },
  { from: 0, months: 0 },
];

export const limits = {
  /** Months of a dispatched worker's term at the least (LCL 58). */
  dispatchMonths: 24,
  /** How often the training may be repeated (D). */
  repeats: 1,
} as const;
