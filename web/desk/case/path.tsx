import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import type { CaseFile, EventShape, StatementShape } from '../../../api/shapes.ts';
import { copy } from '../copy.ts';
import { sayInstant } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { UrgingLetter } from './urging-letter.tsx';
import { casePath } from './paths.ts';

const groups = ['all', 'decision', 'service', 'document', 'clock', 'system'] as const;
const groupWords = { all: 'all', decision: 'groupDecision', service: 'groupService', document: 'groupDocument', clock: 'groupClock', system: 'groupSystem' } as const;

/** What the case is about, and what was written last: on that the next decision rests. */
const readFirst = 2;

/** 经过: newest first on screen, oldest first on paper (the style sheet turns the list round). */
export function Path({ file }: { file: CaseFile }) {
  const say = useWords();
  const [group, setGroup] = useState<(typeof groups)[number]>('all');
  const [isSpread, setSpread] = useState(false);
  const events = useList<EventShape>(`${casePath(file.caseNo)}/events`);
  const statements = useList<StatementShape>(`${casePath(file.caseNo)}/statements`);
  const { hash } = useLocation();
  const written = new Map(statements.data?.items.map((statement) => [statement.id, statement]));
  const isWritten = ({ statement = '' }: EventShape) => (written.get(statement)?.fields.length ?? 0) > 0;
  return (
    <>
      <div className="levels" role="group" aria-label={say('show')}>
        {groups.map((each) => (
          <button key={each} type="button" className="level" aria-pressed={group === each} onClick={() => setGroup(each)}>
            {say(groupWords[each])}
          </button>
        ))}
        <button type="button" className="level" aria-pressed={isSpread} onClick={() => setSpread(!isSpread)}>
          {say('spreadOut')}
        </button>
      </div>
      {group === 'all' && file.acts.length > 0 && <Acts acts={file.acts} caseNo={file.caseNo} />}
      <Loaded query={events}>
        {({ items }) => {
          const shown = items.filter((event) => group === 'all' || event.group === group).toSorted((a, b) => b.seq - a.seq);
          const latest = new Set(shown.filter(isWritten).slice(0, readFirst));
          return shown.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
            <ol className="path">
              {shown.map((event) => <Line key={event.seq} event={event} statement={event.statement ? written.get(event.statement) : undefined} isMarked={hash === `#e${event.seq}`} isOpen={isSpread || event.type === 'opened' || latest.has(event)} />)}
            </ol>
          );
        }}
      </Loaded>
      {events.more && <Button onClick={events.more}>{say('more')}</Button>}
    </>
  );
}

/** What was done about the duties beside the procedure: claimed, handed over, pressed, asked. */
function Acts({ acts, caseNo }: Pick<CaseFile, 'acts' | 'caseNo'>) {
  const say = useWords();
  return (
    <details>
      <summary>{say('deskActs', { n: acts.length })}</summary>
      <ul>
        {acts.map(({ id, at, byName, kindTitle, toName, number, note }) => (
          <li key={id}>
            <time dateTime={at}>{sayInstant(at)}</time> <span className="secondary">{byName}</span> <b>{kindTitle}</b> {toName && `→ ${toName}`} {number && <UrgingLetter caseNo={caseNo} number={number} />} {note && <span className="lines">{note}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Line({ event, statement, isMarked, isOpen }: { event: EventShape; statement: StatementShape | undefined; isMarked: boolean; isOpen: boolean }) {
  const say = useWords();
  // A party has no name here but what it is.
  const who = [...new Set([event.as, event.byName, event.standsForName && say('standsForShort', { name: event.standsForName })])].filter(Boolean).join(' ');
  return (
    <li id={`e${event.seq}`} className={`${isMarked ? 'current' : ''} ${who || isOpen ? '' : 'by-itself'}`}>
      <a className="seq" href={`#e${event.seq}`} aria-label={say('permalink', { n: event.seq })} onClick={() => void copy(`${location.origin}${location.pathname}#e${event.seq}`)}>
        {event.seq}
      </a>
      <time dateTime={event.at}>{sayInstant(event.at)}</time>
      <div>
        {who && <span className="secondary">{who} </span>}
        <b>{who ? event.title : say.titled(event.title)}</b>
        {event.result && ` ${event.result}`}
        {event.detail && <span className="secondary"> {event.detail}</span>}
        {statement && statement.fields.length > 0 && (
          <details open={isOpen}>
            <summary>{say('whatWasWritten')}</summary>
            <dl className="facts">
              {statement.fields.map(({ field, label, value }) => (
                <div key={field} className="pair">
                  <dt>{label}</dt>
                  <dd className="lines">{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}
