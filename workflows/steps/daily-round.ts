import { act } from './record.ts';

/** Once a day, and at once after downtime: the ladder of reminders, each rung entered at most once. */
export const dailyRound = (): Promise<number> => act.remind();
