import { Button } from 'antd';
import type { ClockExplanation } from '../../../api/shapes.ts';
import { AsWritten } from '../as-written.tsx';
import { StatusTag } from '../clock-sign.tsx';
import { copy } from '../copy.ts';
import { columnHeads, sayDay } from '../dates.ts';
import { shared } from '../../words.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { casePath } from './paths.ts';
import { monthsOf } from '../months.ts';

type CountedDay = ClockExplanation['days'][number];

/** 怎么算的: every day from the start to the last one, counted with its number or not counted with its reason. */
export function Counted({ caseNo, clock }: { caseNo: string; clock: string }) {
  const explanation = useAnswer<ClockExplanation>(`${casePath(caseNo)}/clocks/${encodeURIComponent(clock)}`);
  return <Loaded query={explanation}>{(found) => <Explained found={found} />}</Loaded>;
}

function Explained({ found }: { found: ClockExplanation }) {
  const say = useWords();
  const { clock } = found;
  const day = (on: string) => sayDay(on, say.language);
  const text = [`${clock.title} ${found.figure} ${clock.unitTitle}${say.aside(say.list([clock.statusTitle, `${found.source}${found.article}`]))}`, ...found.sentences].join('\n');
  return (
    <section className="counted" aria-label={say('counted')}>
      <h2>
        {clock.title} {found.figure} {clock.unitTitle} <StatusTag clock={clock} />
      </h2>
      <p>
        <AsWritten text={say.headed(say('basis'), `${found.source}${found.article}`)} /> · {say('startsFrom')} {day(found.from)} · {say('lastDay')}{' '}
        {found.shiftedFrom && <>{day(found.shiftedFrom)} → </>}<b>{day(found.lastDay)}</b>
        {found.originalLastDay !== found.lastDay && <> · {say('originallyDue', { day: day(found.originalLastDay) })}</>}
      </p>
      {found.sentences.length > 0 && <ul>{found.sentences.map((sentence) => <li key={sentence}><AsWritten text={sentence} /></li>)}</ul>}
      {found.provisional && <p className="grey-line">{say('provisionalWhy')}</p>}
      <CountedDays days={found.days} />
      <p>
        {say.headed(say('pauses'))}{found.pauses.length === 0 ? say('noPauses') : found.pauses.map(({ from, to }) => `${day(from)} – ${to ? day(to) : say('untilNow')}`).join(say.of(shared.semicolon))}
        {'　'}
        {say.headed(say('extensions'))}{found.extensions.length === 0 ? say('noExtensions') : found.extensions.map(({ figure, unit, on }) => say('extension', { figure, unit, day: day(on) })).join(say.of(shared.semicolon))}
      </p>
      {found.history.length > 1 && (
        <p>
          {say.headed(say('countings'))}{found.history.map(({ seq, lastDay, calendarVersion }) => `#${seq} ${day(lastDay)}${say.aside(say('calendarVersion', { n: calendarVersion }))}`).join(' → ')}
        </p>
      )}
      <p className="row-buttons">
        <Button onClick={() => void copy(text)}>{say('copyExplanation')}</Button>
        <span className="hint">{say('calendarVersion', { n: found.calendarVersion })}</span>
      </p>
    </section>
  );
}

/** Every day as a cell of its month and, for who listens, as a list. */
export function CountedDays({ days }: { days: readonly CountedDay[] }) {
  const say = useWords();
  return (
    <>
      <div className="months" aria-hidden="true">
        {monthsOf(days).map(({ month, weeks }) => (
          <table key={month} className="month">
            <caption>{month}</caption>
            <thead><tr>{columnHeads(say.language).map((head) => <th key={head}>{head}</th>)}</tr></thead>
            <tbody>
              {weeks.map((week, at) => (
                <tr key={at}>{week.map((each, place) => <td key={place} className={each && cellOf(each)}>{each && <Cell day={each} />}</td>)}</tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <details>
        <summary>{say('dayList')}</summary>
        <ol className="day-list">
          {days.map((each) => (
            <li key={each.day}>
              {sayDay(each.day, say.language)} {each.name} — {each.counted ? say('countedAs', { n: each.n ?? '' }) : each.whyTitle}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

const cellOf = ({ counted, why }: CountedDay) => (why === 'end' ? 'end' : counted ? 'counted-day' : `skipped ${why}`);

/** Shape and words beside the colour: a number where it counts, ■ rest, ‖ paused, ◎ the last day. */
function Cell({ day }: { day: CountedDay }) {
  const sign = day.why === 'end' ? '◎' : day.why === 'paused' ? '‖' : day.why === 'start' ? '起' : day.counted ? '' : '■';
  return (
    <span title={`${day.name ?? ''} ${day.whyTitle}`}>
      {Number(day.day.slice(8))}
      <small>{day.n ?? ''}{sign}</small>
    </span>
  );
}
