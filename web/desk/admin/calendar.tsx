import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Calendar as Register, CalendarDraft, CalendarYear } from '../../../api/shapes.ts';
import { ActNews, useAct } from '../act.tsx';
import { monthsOf } from '../months.ts';
import { columnHeads, sayDay, sayInstant } from '../dates.ts';
import { Select } from '../form/select.tsx';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { useHolds, useSession } from '../session.tsx';
import { readNotice } from './holiday-notice.ts';

/** 日历: the year as the register counts it, and the way by which two persons publish a new one. */
export function Calendar() {
  const say = useWords();
  const { today } = useSession();
  const [search, setSearch] = useSearchParams();
  const register = useAnswer<Register>('/api/calendar');
  const year = search.get('year') ?? today.slice(0, 4);
  const shown = useAnswer<CalendarYear>(`/api/calendar/${year}`);
  const mayDraft = useHolds('calendar-keeper');
  return (
    <>
      <PageTitle>{say('calendar')}</PageTitle>
      <Loaded query={register}>
        {(found) => (
          <>
            <p className="filters">
              <label>
                {say('year')}
                <Select value={year} choices={[...new Set([...found.years.map((each) => each.year), ...found.missing])].toSorted((a, b) => a - b).map((each) => ({ value: String(each), label: `${each}${found.missing.includes(each) ? say.aside(say('notAnnounced')) : ''}` }))} onChange={(to) => setSearch({ year: to ?? '' })} />
              </label>
              <span className="hint">{say('calendarVersion', { n: found.version })}</span>
            </p>
            {found.missing.length > 0 && <p className="grey-line">{say('yearsMissing', { years: say.list(found.missing.map(String)) })}</p>}
            {found.drafts.filter(({ publishedAt }) => !publishedAt).map((draft) => <DraftBlock key={draft.version} draft={draft} mayPublish={mayDraft} />)}
          </>
        )}
      </Loaded>
      <Loaded query={shown}>{(found) => <Year found={found} />}</Loaded>
      {mayDraft && <Paste year={Number(year)} />}
    </>
  );
}

const dayLetters = { workday: '', weekend: '', holiday: '休', 'make-up': '班' } as const;

function Year({ found }: { found: CalendarYear }) {
  const say = useWords();
  return (
    <section aria-label={String(found.year)}>
      <p>{found.announced ? found.source : say('provisionalYear')}</p>
      <p className="legend"><span className="holiday">休</span> {say('holiday')}　<span className="make-up">班</span> {say('makeUp')}　<span className="weekend">■</span> {say('weekend')}</p>
      <div className="months" aria-hidden="true">
        {monthsOf(found.days).map(({ month, weeks }) => (
          <table key={month} className="month">
            <caption>{month}</caption>
            <thead><tr>{columnHeads(say.language).map((head) => <th key={head}>{head}</th>)}</tr></thead>
            <tbody>
              {weeks.map((week, at) => (
                <tr key={at}>
                  {week.map((each, place) => (
                    <td key={place} className={each?.kind}>{each && <span title={each.name}>{Number(each.day.slice(8))}<small>{dayLetters[each.kind] || (each.kind === 'weekend' ? '■' : '')}</small></span>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <details>
        <summary>{say('dayList')}</summary>
        <ol className="day-list">
          {found.days.filter(({ kind }) => kind === 'holiday' || kind === 'make-up').map(({ day, kind, name }) => <li key={day}>{sayDay(day, say.language)} {say(kind === 'holiday' ? 'holiday' : 'makeUp')} {name}</li>)}
        </ol>
      </details>
    </section>
  );
}

function DraftBlock({ draft, mayPublish }: { draft: CalendarDraft; mayPublish: boolean }) {
  const say = useWords();
  const { user } = useSession();
  const acting = useAct();
  const isOwn = draft.draftedBy === user.id;
  return (
    <section className="sheet-box">
      <ActNews of={acting} />
      <h2>{say('draftOf', { year: draft.year, name: draft.draftedByName, at: sayInstant(draft.draftedAt) })}</h2>
      <p>{draft.source}</p>
      <p>{say('affected', { n: draft.affected })}　{say('provisionalChange', { before: draft.provisionalBefore, after: draft.provisionalAfter })}</p>
      {draft.moved.length > 0 && (
        <table className="rows">
          <thead><tr><th>{say('clock')}</th><th>{say('oldDay')}</th><th>{say('newDay')}</th><th>{say('cases')}</th></tr></thead>
          <tbody>{draft.moved.map(({ title, from, to, cases }) => <tr key={`${title} ${from} ${to}`}><td>{title}</td><td>{sayDay(from, say.language)}</td><td>→ {sayDay(to, say.language)}</td><td>{cases}</td></tr>)}</tbody>
        </table>
      )}
      <details><summary>{say('draftDays', { n: draft.days.length })}</summary><ol className="day-list">{draft.days.map(({ day, kind, name }) => <li key={day}>{sayDay(day, say.language)} {say(kind === 'holiday' ? 'holiday' : 'makeUp')} {name}</li>)}</ol></details>
      {mayPublish && <p className="row-buttons"><Button type="primary" disabled={isOwn || acting.isUnderWay} onClick={() => void acting.act(`/api/calendar/drafts/${draft.version}/publish`, {})}>{say('publish')}</Button>{isOwn && <span className="hint">{say('secondPerson')}</span>}</p>}
    </section>
  );
}

function Paste({ year }: { year: number }) {
  const say = useWords();
  const acting = useAct();
  const [of, setOf] = useState(year + 1);
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const days = readNotice(text, of);
  const draft = async () => {
    const { kind } = await acting.act('/api/calendar/drafts', { year: of, source: source.trim(), days });
    if (kind === 'stands') setText('');
  };
  return (
    <section className="sheet-box">
      <h2>{say('enterNotice')}</h2>
      <ActNews of={acting} />
      <label className="stacked">{say('year')}<Input type="number" className="short" value={of} onChange={(event) => setOf(Number(event.target.value))} /></label>
      <label className="stacked">{say('noticeNumber')}<Input value={source} maxLength={120} onChange={(event) => setSource(event.target.value)} /></label>
      <label className="stacked">{say('pasteNotice')}<Input.TextArea rows={6} value={text} onChange={(event) => setText(event.target.value)} /></label>
      {text && <p role="status">{say('readDays', { holidays: days.filter(({ kind }) => kind === 'holiday').length, makeUps: days.filter(({ kind }) => kind === 'make-up').length })}</p>}
      <ol className="day-list">{days.map(({ day, kind, name }) => <li key={day}>{sayDay(day, say.language)} {say(kind === 'holiday' ? 'holiday' : 'makeUp')} {name}</li>)}</ol>
      <Button disabled={days.length === 0 || source.trim() === '' || acting.isUnderWay} onClick={() => void draft()}>{say('draft')}</Button>
    </section>
  );
}
