import { eq } from 'drizzle-orm';
import { saidIn } from '../../db/reads/said.ts';
import { statements, type deliveries } from '../../db/schema/index.ts';
import { services, tries, type Label, type Service } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';

type Made = typeof deliveries.$inferSelect;
type Handed = Awaited<ReturnType<typeof handedIn>>[number];
interface Tried extends Pick<Made, 'nth' | 'channel' | 'state' | 'plannedAt' | 'attemptedAt' | 'settledAt' | 'proof'> {
  readonly title: Label;
}

/** What people put on record of letters they brought, by the letter's key. */
export async function handedIn({ registers }: Pick<Deps, 'registers'>, caseNo: string) {
  const said = await saidIn(registers.db, caseNo, eq(statements.message, 'recordService'));
  return said.map(({ duty, body, receivedAt }) => ({ notice: duty!.slice(duty!.indexOf('/') + 1), result: body.result as Service, proof: [body.on, body.proof].filter(Boolean).join(' '), at: receivedAt }));
}

/** Every try to serve one letter, in their order: by machine from the register of deliveries, and what came of it where a person brought it. */
export function triesOf(key: string, made: readonly Made[], handed: readonly Handed[]): Tried[] {
  const tried = made.filter(({ notice }) => notice === key).map((each) => ({ ...each, title: tries[each.state] as Label }));
  const brought = handed.findLast(({ notice }) => notice === key);
  if (!brought) return tried;
  const { at, proof, result } = brought;
  const waited = tried.find(({ state }) => state === 'by-hand');
  const byHand: Tried = { nth: tried.length + 1, channel: 'hand', state: 'by-hand', plannedAt: at, attemptedAt: at, ...waited, settledAt: at, proof, title: services[result] };
  return [...tried.filter((each) => each !== waited), byHand];
}
