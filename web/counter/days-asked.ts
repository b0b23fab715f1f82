import type { Deadline } from '../../api/shapes/public.ts';
import type { DaysAsked } from './days-page.tsx';
import { typedDay } from './fields.tsx';
import type { Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { daysWords as words } from './words-look-up.ts';

/** The door speaks of its query; here each is a field, and said in the words of the page. */
const fields = {
  '/query/from': ['fromYear', words.badFrom],
  '/query/figure': ['figure', words.badFigure],
  '/query/unit': ['unit', undefined],
  '/query/lasting': ['lasting', undefined],
  '/query/pauses': ['pauseYear', words.badPause],
} as const;

/** What the fields come to, counted by the door. Half of an answer is none: what is missing is said, and nothing is counted without it. */
export async function countedFor({ view: { say }, door }: Pick<Visit, 'view' | 'door'>, asked: DaysAsked): Promise<{ faults: readonly Fault[]; deadline?: Deadline }> {
  const [from, pause, resume] = [typedDay(asked, 'from'), typedDay(asked, 'pause'), typedDay(asked, 'resume')];
  if (!from && !asked.figure && !pause && !resume) return { faults: [] };
  const missing: Fault[] = [];
  if (!from) missing.push({ field: 'fromYear', text: say(words.noFrom) });
  if (!asked.figure) missing.push({ field: 'figure', text: say(words.noFigure) });
  if (resume && !pause) missing.push({ field: 'pauseYear', text: say(words.noPause) });
  if (missing.length > 0) return { faults: missing };
  const query = new URLSearchParams({ from: from!, figure: asked.figure!, unit: asked.unit ?? 'day', ...(asked.lasting && { lasting: 'true' }), ...(pause && { pauses: `${pause}..${resume ?? ''}` }) });
  const answer = await door.call<Deadline>(`/api/public/deadline?${query}`);
  if (answer.ok) return { faults: [], deadline: answer.body };
  const faults = (answer.problem.errors ?? []).map(({ pointer, detail }): Fault => {
    const [field, text] = fields[pointer as keyof typeof fields] ?? ['fromYear', undefined];
    return { field, text: text ? say(text) : detail };
  });
  return { faults: faults.length > 0 ? faults : [{ field: 'fromYear', text: answer.problem.detail }] };
}
