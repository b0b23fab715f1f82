import type { Deadline, NamedDeadline } from '../../api/shapes/public.ts';
import { sayDay } from '../../api/shapes/public-words.ts';
import { units, type Day } from '../../workflows/steps/words.ts';
import { DayTable } from './counted-days.tsx';
import { DayFields, Select, TextField, Tick, typedDay } from './fields.tsx';
import { Ground } from './ground.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { daysWords } from './words-look-up.ts';

/** What was asked, as it stands in the query: the address reproduces the result. */
export type DaysAsked = Readonly<Partial<Record<(typeof daysFields)[number], string>>>;
export const daysFields = ['fromYear', 'fromMonth', 'fromDay', 'figure', 'unit', 'lasting', 'pauseYear', 'pauseMonth', 'pauseDay', 'resumeYear', 'resumeMonth', 'resumeDay'] as const;

export interface DaysPage {
  readonly view: View;
  readonly asked: DaysAsked;
  readonly faults: readonly Fault[];
  readonly deadline?: Deadline;
  readonly named: readonly NamedDeadline[];
}

function Answer({ view, deadline, isPaused }: { view: View; deadline: Deadline; isPaused: boolean }) {
  const { say, lang, today } = view;
  const inWords = (day: string) => sayDay(day as Day, lang, today);
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{say(daysWords.answer)}</h2>
      <p className="figure">{inWords(deadline.lastDay)}</p>
      {isPaused && <p className="note">{say(daysWords.pauseRuns)}</p>}
      <p>{say(daysWords.until)}{deadline.shiftedFrom && say(daysWords.shifted, { day: inWords(deadline.shiftedFrom) })}</p>
      {deadline.provisional && <p className="note">{say(daysWords.provisional)}</p>}
      <p className="meta">{say(daysWords.counted, { version: deadline.calendarVersion })}{say(daysWords.share)}</p>
      <h3>{say(daysWords.dayByDay)}</h3>
      <DayTable view={view} days={deadline.days} />
    </section>
  );
}

export function daysPage({ view, asked, faults, deadline, named }: DaysPage): string {
  const { say, lang, large, today } = view;
  const [year, month, day] = today.split('-').map((part) => String(Number(part))) as [string, string, string];
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const hasPause = Boolean(asked.pauseYear || asked.resumeYear);
  return page({
    view, path: query.size > 0 ? `/days?${query}` : '/days', title: say(daysWords.title), faults,
    children: (
      <>
        <h1>{say(daysWords.title)}</h1>
        <p>{say(daysWords.lead)}</p>
        <form method="get" action="/days" noValidate>
          {lang === 'en' && <input type="hidden" name="lang" value="en" />}
          {large && <input type="hidden" name="size" value="large" />}
          <DayFields view={view} name="from" label={say(daysWords.from)} hint={say(daysWords.fromHint)} typed={{ fromYear: year, fromMonth: month, fromDay: day, ...asked }} faults={faults} />
          <div className="three">
            <TextField view={view} name="figure" label={say(daysWords.howLong)} value={asked.figure} inputMode="numeric" size={6} maxLength={5} faults={faults} />
            <Select view={view} name="unit" label={say(daysWords.unit)} value={asked.unit ?? 'day'} choices={Object.entries(units).map(([value, label]) => ({ value, label: say(label) }))} />
          </div>
          <Tick name="lasting" label={say(daysWords.lasting)} hint={say(daysWords.lastingHint)} value={asked.lasting} />
          <details open={hasPause}>
            <summary>{say(daysWords.pauses)}</summary>
            <p className="hint">{say(daysWords.pausesHint)}</p>
            <DayFields view={view} name="pause" label={say(daysWords.pauseFrom)} typed={asked} faults={faults} />
            <DayFields view={view} name="resume" label={say(daysWords.pauseTo)} typed={asked} faults={faults} />
          </details>
          <p className="acts"><button type="submit">{say(daysWords.count)}</button></p>
        </form>
        {deadline && <Answer view={view} deadline={deadline} isPaused={!asked.resumeYear && (typedDay(asked, 'pause') ?? '9999') <= deadline.lastDay} />}
        <section>
          <h2>{say(daysWords.named)}</h2>
          <p className="hint">{say(daysWords.namedHint)}</p>
          <ul className="named">
            {named.map((each) => (
              <li key={each.id}>
                <a href={to(view, `/days?fromYear=${year}&fromMonth=${month}&fromDay=${day}&figure=${each.figure}&unit=${each.unit}${each.lasting ? '&lasting=yes' : ''}`)}>{each.title}</a>
                <p className="meta">{each.sentence} <span className={`tag ${each.kind}`}>{each.statusTitle}</span> <Ground view={view} source={each.source} article={each.article} /></p>
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  });
}
