import { useEffect, useState } from 'react';
import type { Effects } from '../../../api/shapes.ts';
import { call, Refused, Unreached } from '../call.ts';
import { sayDay } from '../dates.ts';
import { messagePath } from '../case/paths.ts';
import { useWords } from '../language.tsx';
import { useSignedOut } from '../signed-out.ts';

const restMs = 500;

/** What follows, or a sentence in its place; neither while the form is not filled in. */
interface Foreseen {
  readonly effects?: Effects;
  readonly unforeseen?: string;
}

/** 提交后会发生: asked of the procedure half a second after the last change, and read before the button, in tab order too. */
export function Consequences({ caseNo, message, body, ends }: { caseNo: string; message: string; body: Readonly<Record<string, unknown>>; ends: boolean }) {
  const say = useWords();
  const asked = JSON.stringify(body);
  const [told, setTold] = useState<Foreseen & { readonly of: string }>();
  const isOut = useSignedOut();
  useEffect(() => {
    // Nothing is said to who is signed out; whoever signs in again over the page is told then.
    if (isOut) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      call<Foreseen>('POST', `${messagePath(caseNo, message)}/effects`, { body: JSON.parse(asked), signal: abort.signal }).then(
        (answer) => setTold({ of: asked, ...answer.body }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          if (error instanceof Unreached) return setTold({ of: asked, unforeseen: say('unforetold') });
          if (!(error instanceof Refused)) throw error;
          if (error.problem.status === 401) return;
          setTold({ of: asked, unforeseen: error.problem.detail || error.problem.title });
        },
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [caseNo, message, asked, say, isOut]);
  // What follows from another answer must not stand beside this one.
  const { effects, unforeseen } = told?.of === asked ? told : {};
  const isEnd = ends || effects?.ends;
  const isQuiet = effects && effects.next.length === 0 && effects.clocks.length === 0 && effects.notices.length === 0;
  if (!isEnd && !unforeseen && (!effects || isQuiet)) return null;
  return (
    <section className="consequences" aria-live="polite" aria-label={say('afterwards')}>
      <h3>{say('afterwards')}</h3>
      <ul>
        {isEnd && <li className="fault">{say('endsCase')}</li>}
        {effects?.next.map((next) => <li key={next}>{say('goesTo', { next })}</li>)}
        {effects?.clocks.map(({ title, lastDay }) => <li key={title}>{say('clockStarts', { title, day: sayDay(lastDay, say.language) })}</li>)}
        {effects?.notices.map((title) => <li key={title}>{say('noticeGoes', { title })}</li>)}
        {unforeseen && <li>{unforeseen}</li>}
        {effects && effects.notices.length === 0 && <li>{say('noNoticeYet')}</li>}
      </ul>
    </section>
  );
}
