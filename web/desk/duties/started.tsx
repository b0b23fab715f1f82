import { Button } from 'antd';
import { Link } from 'react-router';
import type { StartedCase } from '../../../api/shapes.ts';
import { ClockSign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';

const stateWords = { open: 'stateOpen', closed: 'stateClosed', ended: 'stateEnded' } as const;

/** 我发起的: the cases that I started from a post that I hold, and whom each waits for now. */
export function Started() {
  const say = useWords();
  const query = useList<StartedCase>('/api/started');
  return (
    <>
      <h1 className="page-title">{say('startedByMe')}</h1>
      <p className="hint">{say('startedHint')}</p>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? <Empty>{say('nothingStarted')}</Empty> : (
            <Scroll label={say('startedByMe')}>
              <table className="rows">
                <caption>{say('found', { n: total })}</caption>
                <thead><tr><th>{say('left')}</th><th>{say('case')}</th><th>{say('opened')}</th><th>{say('state')}</th><th>{say('awaited')}</th></tr></thead>
                <tbody>
                  {items.map(({ caseNo, title, procedureTitle, openedOn, state, resultTitle, urgent, owed, clock }) => (
                    <tr key={caseNo}>
                      <td><ClockSign clock={clock} caseNo={caseNo} />{clock && <div className="secondary">{clock.title}</div>}</td>
                      <td><Link to={`/cases/${encodeURIComponent(caseNo)}`}>{caseNo}</Link><div>{title}{urgent && <span className="mark urgent">{say('markUrgent')}</span>}</div><div className="secondary">{procedureTitle}</div></td>
                      <td>{sayDay(openedOn, say.language)}</td>
                      <td>{say(stateWords[state])}{resultTitle && <div className="secondary">{resultTitle}</div>}</td>
                      <td>{owed.length === 0 ? say('nobodyAwaited') : owed.map((each, at) => <div key={`${at} ${each}`}>{each}</div>)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      {query.more && <Button onClick={query.more}>{say('more')}</Button>}
    </>
  );
}
