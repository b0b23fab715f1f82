export { yuanOf as sayYuan } from '../workflows/benefits/words.ts';

/** What somebody typed in 元 as whole fen; `NaN` for anything that is no sum of money. */
export function fenOf(typed: string): number {
  const [, whole, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.replaceAll(',', '').trim()) ?? [];
  return whole === undefined ? Number.NaN : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
