import type { Transaction } from '../../db/client.ts';
import { countedFrom } from '../../db/reads/calendar.ts';
import { lastingLevels } from '../../workflows/complaint/law.ts';
import type { Level } from '../../workflows/complaint/words.ts';
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
