import { Type, type Static } from 'typebox';
import { DayShape, InstantShape, flag, list, maybe, shape, text, whole } from './basics.ts';
import { How } from './public.ts';

const Band = Type.Object({ paid: whole, recovered: whole, outstanding: whole, ownCost: whole, writtenOff: whole });
/** 款项: the organ's advance and the fund's advance in bands of their own, every sum in whole fen. */
export const Money = shape('Money', {
  caseNo: text,
  currency: text,
  advance: Band,
  unclassifiedItems: whole,
  fundAdvance: Band,
  items: list(
    Type.Object({
      id: text, request: whole, line: whole, category: text, categoryTitle: text, amount: whole, payee: text, incurredOn: DayShape, invoices: list(Type.Object({ code: text, number: text, amount: whole })), /** Named for this item too late: they had been used for another. */ usedElsewhere: list(text),
      payer: maybe(text), payerTitle: maybe(text), ground: maybe(text), proposed: maybe(Type.Object({ payer: text, payerTitle: text, ground: text })), paid: flag, recovered: whole, outstanding: whole, ownCost: whole, writtenOff: whole,
    }),
  ),
  ledger: list(Type.Object({ id: text, kind: text, title: text, item: text, on: DayShape, at: InstantShape, reverses: maybe(text), reversed: flag, entries: list(Type.Object({ account: text, title: text, amount: whole })) })),
  debit: whole,
  credit: whole,
  benefits: list(Type.Object({ statementId: text, on: DayShape, code: text, title: text, amount: maybe(whole), per: text, payer: maybe(text), how: text, article: text, source: text, status: text })),
});
export type Money = Static<typeof Money>;

/** What the dates of an incident give before it is filed. `meaning` says what a passed day leads to. */
export const LastDays = shape('LastDays', { today: DayShape, items: list(Type.Object({ id: text, by: text, lastDay: DayShape, passed: flag, meaning: maybe(text), how: How })) });
export type LastDays = Static<typeof LastDays>;
