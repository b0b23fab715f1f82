import postgres from 'postgres';
import type { Effects } from '../../api/shapes.ts';
import { eventually } from './stack.ts';
import type { Official, Task } from './client.ts';

/** What the desk said would follow from a step, beside what the register then held of it. */
export interface Foretold {
  readonly message: string;
  readonly effects: Effects | undefined;
  readonly missing: readonly string[];
}

/** Asks what follows from a task, sends it, and names whatever was foretold and did not come. */
export async function foretold(official: Official, { caseNo, message, path, body }: Task, database: string): Promise<Foretold> {
  const { body: answer } = await official.call<{ effects?: Effects }>(`${path}/effects`, body);
  const { effects } = answer;
  const sql = postgres(database, { max: 1, onnotice: () => {} });
  try {
    const [last] = await sql`select last_seq as seq from cases where case_no = ${caseNo}`;
    await official.call(path, body);
    const stands = async (): Promise<string[]> => {
      const events = await sql`select type, body from case_events where case_no = ${caseNo} and seq > ${last!.seq}`;
      const days = new Set((await sql`select last_day::text as day from clocks where case_no = ${caseNo}`).map(({ day }) => day as string));
      const count = (type: string) => events.filter((event) => event.type === type && (type !== 'duty-opened' || event.body.owed)).length;
      return [
        ...(effects?.clocks ?? []).filter(({ lastDay }) => !days.has(lastDay)).map(({ title, lastDay }) => `${title} ${lastDay}`),
        ...(count('duty-opened') < (effects?.next.length ?? 0) ? effects!.next : []),
        ...(count('notice-issued') < (effects?.notices.length ?? 0) ? effects!.notices : []),
      ];
    };
    return { message, effects, missing: await eventually(stands, (left) => left.length === 0, 10).catch(stands) };
  } finally {
    await sql.end();
  }
}
