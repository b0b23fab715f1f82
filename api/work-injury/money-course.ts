/** Which request of the case a duty is about: `payAdvance/2` the second. */
export const requestOf = (duty: string): number => Number((duty.split('/')[1] ?? '').split(/[-:]/)[0]);
/** And which payer: `claimAdvance/2-anew-fund` the fund. */
export const payerOf = (duty: string): string => (duty.split('/')[1] ?? '').split(':')[0]!.split('-').slice(1).filter((part) => part !== 'anew').join('-');
