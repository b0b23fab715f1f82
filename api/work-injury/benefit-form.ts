import { endBenefit, recordDeath } from '../../workflows/work-injury/messages.ts';
import { benefitCause, type BenefitCause } from '../../workflows/work-injury/words.ts';
import type { Earlier } from '../../workflows/steps/message.ts';

/** Of what benefits are decided on, the form asks only what the sums hang on: nobody is asked for the dependants of the living. */
export function leaveUnasked(properties: Readonly<Record<string, Record<string, unknown>>>, duty: string, { opening, said }: Earlier): void {
  const hasDied = said(recordDeath).length > 0 || said(endBenefit).some(({ cause }) => cause === 'death');
  const cause = benefitCause(duty, String(opening.harm), hasDied);
  for (const field of Object.values(properties)) if ((field['x-decided-on'] as readonly BenefitCause[] | undefined)?.includes(cause) === false) field['x-unasked'] = true;
}
