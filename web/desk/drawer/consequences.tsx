import type { ResultShape } from '../../../api/shapes.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';

/** 提交后会发生: read before the button, in tab order too. */
export function Consequences({ result }: { result: ResultShape | undefined }) {
  const say = useWords();
  const effects = result?.effects;
  if (!result || (!effects && !result.ends)) return null;
  return (
    <section className="consequences" aria-live="polite" aria-label={say('afterwards')}>
      <h3>{say('afterwards')}</h3>
      <ul>
        {result.ends && <li className="fault">{say('endsCase')}</li>}
        {effects?.next.map((next) => <li key={next}>{say('goesTo', { next })}</li>)}
        {effects?.clocks.map(({ title, lastDay }) => <li key={title}>{say('clockStarts', { title, day: sayDay(lastDay, say.language) })}</li>)}
        {effects?.notices.map((title) => <li key={title}>{say('noticeGoes', { title })}</li>)}
        {effects && effects.notices.length === 0 && <li>{say('noNoticeYet')}</li>}
      </ul>
    </section>
  );
}
