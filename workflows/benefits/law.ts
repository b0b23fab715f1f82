/** What other rooms may use of the law of benefits: its tables, and the pure functions that explain each line. */
export { decidedBenefits, decidedMoney } from './decision.ts';
export { deathBenefits } from './death.ts';
export { disabilityBenefits, leavingSums } from './disability.ts';
export { lackingIn, type Figure, type Line } from './lines.ts';
export { martyrBenefits } from './martyr.ts';
export { finalPayer, isLate, type PayerFacts } from './payer.ts';
export { yearlyParameters } from './tables.ts';
export { yuanOf } from './words.ts';
