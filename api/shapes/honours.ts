import { Type, type Static } from 'typebox';
import { DayShape, list, maybe, shape, text, whole, word } from './basics.ts';

/** One award of the register; the case stands for the person, whose name is sealed there. */
export const Award = shape('Award', {
  caseNo: text, level: text, levelTitle: text, deedOn: DayShape, decidedOn: DayShape, organ: text, organName: text, bonus: whole, inFileOn: maybe(DayShape), revokedOn: maybe(DayShape), replacedOn: maybe(DayShape),
});
export type Award = Static<typeof Award>;

const Holder = Type.Object({ organ: text, organName: text, since: maybe(DayShape), underway: Type.Boolean(), expectedOn: maybe(DayShape) });
const Custody = list(Type.Object({ kind: text, title: text, organ: text, organName: text, on: DayShape, number: maybe(text), expectedOn: maybe(DayShape) }));
/** One level on the way up: since when the file is or was there, what was decided, on which paper, and whether the body said so itself or the keeper entered its paper. */
const Levels = list(Type.Object({
  level: text, title: text, organ: text, organName: text, state: word(['done', 'current', 'ahead', 'refused']), receivedOn: maybe(DayShape), decidedOn: maybe(DayShape), days: maybe(whole),
  resultTitle: maybe(text), number: maybe(text), scans: whole, entered: maybe(word(['own', 'received'])), enteredTitle: maybe(text),
}));

/** Where a martyr recognition is on its way up. */
export const Track = shape('Track', { caseNo: text, holder: Holder, custody: Custody, levels: Levels });
export type Track = Static<typeof Track>;

/** 案卷去向、款项和抚恤 of a martyr recognition: who has the file, what was decided, who draws a pension. */
export const Honours = shape('Honours', {
  caseNo: text,
  currency: text,
  /** The body that has the file now, or to which it is on its way. */
  holder: Holder,
  custody: Custody,
  levels: Levels,
  /** Further survivors who filed, and whether they still dispute who holds the certificate and receives the money. */
  kin: Type.Object({ others: whole, disputed: Type.Boolean() }),
  lines: list(Type.Object({ code: text, title: text, amount: maybe(whole), payer: maybe(text), how: text, article: text, source: text, status: text })),
  pensions: list(Type.Object({ nth: whole, relation: text, relationTitle: text, monthly: maybe(whole), fromOn: DayShape, organ: text, organName: text, movesOn: maybe(DayShape), confirmedOn: DayShape, diedOn: maybe(DayShape), endedOn: maybe(DayShape), afterDeath: maybe(whole) })),
});
export type Honours = Static<typeof Honours>;
