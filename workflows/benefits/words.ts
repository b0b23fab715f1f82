/** Whole fen as 元 with two decimals and groups of three: 3142000 → 31,420.00. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2).replaceAll(/\B(?=(?:\d{3})+\.)/g, ',');
