import type { Label } from '../../../workflows/steps/words.ts';

/** Handing a party its receipt. */
export const receiptWords = {
  hand: ['发放回执', 'Hand over the receipt'],
  handed: ['已发回执', 'receipt handed over'],
  unnamed: ['还没有登记联系人', 'nobody is named yet'],
  to: ['向{party}发放回执', 'Receipt for {party}'],
  hint: ['凭回执可以在办事大厅看钱款、文书、鉴定和救济的日子。每一方只发一次，当面核对身份后交给本人。', 'It shows money, papers, appraisal and remedies at the counter. One a party; hand it over after checking who it is.'],
} as const satisfies Record<string, Label>;
