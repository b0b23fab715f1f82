import type { Day } from '../steps/words.ts';
import type { Category, Payer } from '../work-injury/words.ts';

/** What decides who finally bears an advanced item. */
export interface PayerFacts {
  readonly recognition: 'pending' | 'yes' | 'refused';
  readonly dispatch: boolean;
  readonly insured: boolean;
  readonly thirdParty: boolean;
  readonly occurredOn: Day;
  /** The employer missed its thirty days; the span up to acceptance is its own. */
  readonly late: boolean;
  readonly acceptedOn?: Day | undefined;
}

interface FinalPayer {
  readonly payer: Payer;
  readonly ground: string;
}

/** OPN1 6: the span starts at the accident, not on day 31, and ends with acceptance; both days belong to it. */
export const isLate = ({ incurredOn }: { incurredOn: Day }, { late, occurredOn, acceptedOn }: PayerFacts): boolean => late && acceptedOn !== undefined && incurredOn >= occurredOn && incurredOn <= acceptedOn;

const medical: readonly Category[] = ['medical-listed', 'medical-unlisted'];
const treatment: readonly Category[] = [...medical, 'meals', 'outside-travel', 'nursing-in-leave', 'nursing-after-grading'];

/** The first rule that fits decides (readings, who finally pays); `undefined` while recognition is pending. */
export function finalPayer({ category, incurredOn }: { category: Category; incurredOn: Day }, facts: PayerFacts): FinalPayer | undefined {
  const employer: Payer = facts.dispatch ? 'firm' : 'organ';
  if (facts.recognition === 'refused') return { payer: medical.includes(category) ? 'other-insurance' : 'organ', ground: '社会保险法第三十六条' };
  if (facts.recognition === 'pending') return undefined;
  if (!treatment.includes(category)) return { payer: 'organ', ground: '本办法第十四条第二款（默认规则）' };
  if (facts.thirdParty && medical.includes(category)) return { payer: 'third-party', ground: '社会保险法第四十二条' };
  if (category === 'nursing-in-leave') return { payer: employer, ground: '工伤保险条例第三十三条第三款' };
  if (!facts.insured) return { payer: employer, ground: '工伤保险条例第六十二条' };
  if (isLate({ incurredOn }, facts)) return { payer: employer, ground: '工伤保险条例第十七条第四款' };
  if (category === 'medical-unlisted') return { payer: 'organ', ground: '工伤保险条例第三十条（目录外，默认规则）' };
  return { payer: 'fund', ground: category === 'nursing-after-grading' ? '工伤保险条例第三十四条' : '工伤保险条例第三十条' };
}
