import type { Day } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import type { FieldError } from '../requests/declined.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';

interface Window {
  readonly result?: string;
  readonly opensOn?: Day;
  readonly closesOn?: Day;
  readonly closesAt?: string;
}

/** A registration that would be over at once: its hour has passed today, or comes before the day on which it opens has begun. The procedure knows days alone. */
export function windowFaults({ now }: Pick<Deps, 'now'>, message: string, body: Readonly<Record<string, unknown>>): FieldError[] {
  const { result, opensOn, closesOn, closesAt = '24:00' } = body as Window;
  if (!closesOn || !(message === 'announce' || (message === 'decideRatio' && result === 'extended'))) return [];
  const closes = Date.parse(`${closesOn}T${closesAt}:00+08:00`);
  const isOver = closes <= now().getTime() || (opensOn !== undefined && closes <= Date.parse(`${opensOn}T00:00:00+08:00`));
  return isOver ? [{ pointer: '/closesAt', detail: sentences['window-over'] }] : [];
}
