import type { ClockShape } from '../../api/shapes.ts';
import { sayDay } from './dates.ts';
import type { Speech } from './language.tsx';

export type Shape = 'disc' | 'triangle' | 'square-outline' | 'square' | 'ring' | 'bars' | 'tick' | 'dash';
export type Colour = 'green' | 'yellow' | 'red' | 'grey';

type Shown = Pick<ClockShape, 'state' | 'level' | 'kind'>;

/** Shape and colour together; a target is a ring and is never red, whatever its level says. */
export function signOf({ state, level, kind }: Shown): { shape: Shape; colour: Colour } {
  if (state === 'paused') return { shape: 'bars', colour: 'grey' };
  if (state === 'stopped') return { shape: 'tick', colour: 'grey' };
  if (kind !== 'statutory') return { shape: 'ring', colour: level === 'green' ? 'green' : 'yellow' };
  if (level === 'overdue') return { shape: 'square', colour: 'red' };
  if (level === 'red') return { shape: 'square-outline', colour: 'red' };
  return level === 'yellow' ? { shape: 'triangle', colour: 'yellow' } : { shape: 'disc', colour: 'green' };
}

/** The explanation behind the shape: its day, where it comes from, what started it. */
export function explain(clock: ClockShape, say: Speech): string[] {
  const day = sayDay(clock.lastDay, say.language);
  return [
    `${clock.title} · ${clock.statusTitle}`,
    `${say('lastDay')}：${clock.provisional ? say('provisionalDay', { day }) : day}`,
    ...(clock.originalLastDay !== clock.lastDay ? [say('originallyDue', { day: sayDay(clock.originalLastDay, say.language) })] : []),
    `${say('basis')}：${clock.source}${clock.article}`,
    `${say('startsFrom')}：${clock.startedBy ? `${clock.startedBy} ` : ''}${sayDay(clock.startsOn, say.language)}`,
  ];
}
