import { Type, type Static } from 'typebox';
import { DayShape, list, maybe, shape, text, whole } from './basics.ts';

/** One award of the register; the case stands for the person, whose name is sealed there. */
export const Award = shape('Award', {
  caseNo: text, level: text, levelTitle: text, deedOn: DayShape, decidedOn: DayShape, organ: text, organName: text, bonus: whole, inFileOn: maybe(DayShape), revokedOn: maybe(DayShape), replacedOn: maybe(DayShape),
});
export type Award = Static<typeof Award>;

/** 案卷去向、款项和抚恤 of a martyr recognition: who has the file, what was decided, who draws a pension. */
export const Honours = shape('Honours', {
  caseNo: text,
  currency: text,
  /** The body that has the file now, or to which it is on its way. */
  holder: Type.Object({ organ: text, organName: text, since: maybe(DayShape), underway: Type.Boolean(), expectedOn: maybe(DayShape) }),
  custody: list(Type.Object({ kind: text, title: text, organ: text, organName: text, on: DayShape, number: maybe(text), expectedOn: maybe(DayShape) })),
  /** Further survivors who filed, and whether they still dispute who holds the certificate and receives the money. */
  kin: Type.Object({ others: whole, disputed: Type.Boolean() }),
  lines: list(Type.Object({ code: text, title: text, amount: maybe(whole), payer: maybe(text), how: text, article: text, source: text, status: text })),
  pensions: list(Type.Object({ nth: whole, relation: text, monthly: maybe(whole), fromOn: DayShape, organ: text, organName: text, movesOn: maybe(DayShape), confirmedOn: DayShape, diedOn: maybe(DayShape), endedOn: maybe(DayShape), afterDeath: maybe(whole) })),
});
export type Honours = Static<typeof Honours>;
