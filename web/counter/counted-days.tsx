import type { Deadline, How } from '../../api/shapes/public.ts';
import { sayDay } from '../../api/shapes/public-words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';
import { Ground } from './ground.tsx';
import type { View } from './page.tsx';
import { daysWords } from './words-look-up.ts';
import { frame } from './words.ts';

/** Every day between start and end, counted or not, with the reason. */
export function DayTable({ view, days }: { view: View; days: Deadline['days'] }) {
  const { say, lang, today } = view;
  return (
    <table className="days">
      <thead><tr><th scope="col">{say(daysWords.date)}</th><th scope="col">{say(daysWords.number)}</th><th scope="col">{say(daysWords.why)}</th></tr></thead>
      <tbody>
        {days.map(({ day, n, why, whyTitle, name }) => (
          <tr key={day} className={why}>
            <th scope="row">{sayDay(day as Day, lang, today)}</th>
            <td>{n ?? '–'}</td>
            <td>{whyTitle}{name && <span className="meta"> {name}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 怎么算的, folded away under the day it explains. */
export function HowCounted({ view, how, isOpen }: { view: View; how: How; isOpen?: boolean }) {
  const { say, lang, today } = view;
  return (
    <details open={isOpen}>
      <summary>{say(frame.how)}<span className="hidden">{say(shared.aside, { text: how.title })}</span></summary>
      <p>{how.title}{say(shared.aside, { text: how.kindTitle })} · <Ground view={view} source={how.source} article={how.article} /></p>
      {how.shiftedFrom && <p>{say(daysWords.shifted, { day: sayDay(how.shiftedFrom as Day, lang, today) })}</p>}
      <p className="meta">{say(daysWords.counted, { version: how.calendarVersion })}{how.provisional && say(daysWords.provisional)}</p>
      <DayTable view={view} days={how.days} />
    </details>
  );
}
