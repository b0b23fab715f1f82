import { useState } from 'react';
import { AsWritten } from '../as-written.tsx';
import type { LastDays as Shape } from '../../../api/shapes/money.ts';
import { CountedDays } from '../case/counted.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { startWords } from './words.ts';

const isDay = (written: unknown): written is string => typeof written === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(written);
const asked = ['occurredOn', 'harm', 'employment', 'dispatchFirm'] as const;

/** What the dates typed so far lead to, counted by the office: shown before anything is filed. */
export function LastDays({ values }: { values: Readonly<Record<string, unknown>> }) {
  const say = useWords();
  const search = new URLSearchParams(asked.flatMap((name) => (typeof values[name] === 'string' && values[name] !== '' ? [[name, values[name]]] : [])));
  const days = useAnswer<Shape>(`/api/work-injuries/last-days?${search.toString()}`, isDay(values.occurredOn));
  if (!days.data || !isDay(values.occurredOn)) return null;
  const { items, today } = days.data;
  const year = Number(today.slice(0, 4));
  return (
    <section className="last-days" aria-live="polite" aria-label={say.of(startWords.days)}>
      <h3>{say.of(startWords.days)}</h3>
      {items.map(({ id, by, lastDay, passed, meaning, how }) => (
        <div key={id} className="last-day">
          <p className={passed ? 'fault' : ''}>
            {passed ? '■' : '●'} {how.title} {how.provisional && <b className="provisional">{say('provisionalMark')}</b>}
            <b>{sayDay(lastDay, say.language, year)}</b> <span className={`tag ${how.kind}`}>{how.kindTitle}</span>
          </p>
          <p className="secondary">{say.of(startWords.byWhom).replace('{by}', by)}</p>
          {meaning && <p>{meaning}</p>}
          <How how={how} year={year} />
        </div>
      ))}
    </section>
  );
}

/** 怎么算的, drawn when it is asked for: a year has many days. */
function How({ how, year }: { how: Shape['items'][number]['how']; year: number }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('counted')}<span className="unseen">{how.title}</span></summary>
      {isOpen && (
        <>
          <p><AsWritten text={say.headed(say('basis'), `${how.source}${how.article}`)} /> · {say('startsFrom')} {sayDay(how.from, say.language, year)} · {say('lastDay')} {how.shiftedFrom && <>{sayDay(how.shiftedFrom, say.language, year)} → </>}{sayDay(how.lastDay, say.language, year)}</p>
          <CountedDays days={how.days} />
        </>
      )}
    </details>
  );
}
