import type { FakeRegister } from './register.ts';

const nameOf = (key: string): string => key.split(/[/:]/)[0]!;
/** Which of several steps of one name it was, of whatever course. */
const stepOf = (key: string): string => key.replace(/\/[^:]*/, '');

/**
 * What was heard last before each clock stopped, by its period: what somebody said, `未` what nobody said in time, or a last day that passed.
 * Transcripts tell when a clock starts; one that nobody stops would be reminded of, and reported, for a step that is done.
 */
export function stoppedAfter(registers: Iterable<FakeRegister>): Record<string, string[]> {
  const after = new Map<string, Set<string>>();
  for (const { events, clocks } of registers) {
    let heard = '';
    const clockOf = new Map(events.flatMap((event) => (event.type === 'duty-opened' ? [[event.key, event.clock] as const] : [])));
    // Last days that pass in one instant do so in no order of their own: a clock stops after the silence that it counted.
    const silent = new Map<string | undefined, { of: string; at: string }>();
    for (const { type, key, at } of events) {
      if (type === 'answered') heard = stepOf(key);
      if (type === 'lapsed') silent.set(clockOf.get(key), { of: (heard = `未${stepOf(key)}`), at });
      if (type === 'overdue') heard = '过期';
      if (type !== 'clock-stopped') continue;
      const own = silent.get(key);
      after.set(nameOf(key), (after.get(nameOf(key)) ?? new Set()).add(own?.at === at ? own.of : heard));
    }
    for (const [key, { state }] of clocks) if (state !== 'stopped') after.set(nameOf(key), (after.get(nameOf(key)) ?? new Set()).add('不停'));
  }
  return Object.fromEntries([...after].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([period, heard]) => [period, [...heard].toSorted()]));
}
