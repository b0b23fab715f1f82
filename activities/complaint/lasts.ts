import type { Transaction } from '../../db/client.ts';
import { countedFrom, periodOn } from '../../db/reads/calendar.ts';
import { lastingLevels, law } from '../../workflows/complaint/law.ts';
import type { Level, Notice } from '../../workflows/complaint/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { currentCalendar } from '../register/clocks.ts';
import type { Lasts, NoticeFacts } from './letters.ts';

interface Told {
  readonly notice: string;
  readonly level: unknown;
  /** The day on which the measure was imposed: what a re-check puts in its place lasts from the same day (D). */
  readonly from: Day;
}

/** What a letter about a measure says of its period; of an upheld, a withdrawn or an untimed one there is nothing to say. */
export async function lastsOf(tx: Transaction, { notice, level, from }: Told): Promise<Pick<NoticeFacts, 'lasts'>> {
  const rules = notice === 'measure-decision' || notice === 'recheck-answer' ? lastingLevels[level as Level] : undefined;
  if (!rules) return {};
  const calendar = await currentCalendar(tx);
  return { lasts: await Promise.all([rules.period, ...rules.bars].map(async (written): Promise<Lasts> => {
    const { period, counted } = await countedFrom(tx, calendar, written, from);
    return { period, from, lastDay: counted.lastDay };
  })) };
}

/** Periods that a letter tells before their clock has started, as the figures stand on its day: within which a re-check of a measure may be asked for, and by when the organ to which a matter was passed says whether it accepts it (PET 23). */
export async function periodsTold(tx: Transaction, notice: string, on: Day): Promise<Pick<NoticeFacts, 'recheckWithin' | 'answerBy'>> {
  const told = notice as Notice;
  if (told === 'measure-decision') return { recheckWithin: await periodOn(tx, law.recheckRequest, on) };
  return told === 'transfer-notice' ? { answerBy: (await countedFrom(tx, await currentCalendar(tx), law.acceptanceNotice, on)).counted.lastDay } : {};
}
