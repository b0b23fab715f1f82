import { useEffect, useState } from 'react';
import type { Effects } from '../../../api/shapes.ts';
import { call, Refused, Unreached } from '../call.ts';
import { sayDay } from '../dates.ts';
import { messagePath } from '../case/paths.ts';
import { useWords } from '../language.tsx';

const restMs = 500;

/** 提交后会发生: asked of the procedure half a second after the last change, and read before the button, in tab order too. */
export function Consequences({ caseNo, message, body, ends }: { caseNo: string; message: string; body: Readonly<Record<string, unknown>>; ends: boolean }) {
  const say = useWords();
  const asked = JSON.stringify(body);
  const [told, setTold] = useState<{ readonly of: string; readonly effects: Effects | undefined }>();
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      call<{ effects?: Effects }>('POST', `${messagePath(caseNo, message)}/effects`, { body: JSON.parse(asked), signal: abort.signal }).then(
        (answer) => setTold({ of: asked, effects: answer.body.effects }),
        (error: unknown) => {
          if (!abort.signal.aborted && !(error instanceof Refused) && !(error instanceof Unreached)) throw error;
          setTold(undefined);
        },
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [caseNo, message, asked]);
  // What follows from another answer must not stand beside this one.
  const effects = told?.of === asked ? told.effects : undefined;
  const isEnd = ends || effects?.ends;
  const isQuiet = effects && effects.next.length === 0 && effects.clocks.length === 0 && effects.notices.length === 0;
  if (!isEnd && (!effects || isQuiet)) return null;
  return (
    <section className="consequences" aria-live="polite" aria-label={say('afterwards')}>
      <h3>{say('afterwards')}</h3>
      <ul>
        {isEnd && <li className="fault">{say('endsCase')}</li>}
        {effects?.next.map((next) => <li key={next}>{say('goesTo', { next })}</li>)}
        {effects?.clocks.map(({ title, lastDay }) => <li key={title}>{say('clockStarts', { title, day: sayDay(lastDay, say.language) })}</li>)}
        {effects?.notices.map((title) => <li key={title}>{say('noticeGoes', { title })}</li>)}
        {effects && effects.notices.length === 0 && <li>{say('noNoticeYet')}</li>}
      </ul>
    </section>
  );
}
