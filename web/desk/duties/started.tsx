import { Button } from 'antd';
import { Link } from 'react-router';
import type { StartedCase } from '../../../api/shapes.ts';
import { ClockLeft, ClockSign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { useNarrow } from '../narrow.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';

const stateWords = { open: 'stateOpen', closed: 'stateClosed', ended: 'stateEnded' } as const;

/** 我发起的: the cases that I started from a post that I hold, and whom each waits for. */
export function Started() {
  const say = useWords();
  const isNarrow = useNarrow();
  const query = useList<StartedCase>('/api/started');
  return (
    <>
      <PageTitle>{say('startedByMe')}</PageTitle>
      <p className="hint">{say('startedHint')}</p>
      <Loaded query={query}>{({ items, total }) => (items.length === 0 ? <Empty>{say('nothingStarted')}</Empty> : isNarrow ? <Cards items={items} /> : <Rows items={items} total={total} />)}</Loaded>
      {query.more && <Button onClick={query.more}>{say('more')}</Button>}
    </>
  );
}

const fileOf = ({ caseNo }: StartedCase) => `/cases/${encodeURIComponent(caseNo)}`;

function Rows({ items, total }: { items: readonly StartedCase[]; total: number }) {
  const say = useWords();
  return (
    <Scroll label={say('startedByMe')}>
      <table className="rows">
        <caption>{say('found', { n: total })}</caption>
        <thead><tr><th>{say('left')}</th><th>{say('case')}</th><th>{say('opened')}</th><th>{say('state')}</th><th>{say('awaited')}</th></tr></thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.caseNo}>
              <td><ClockSign clock={each.clock} caseNo={each.caseNo} />{each.clock && <div className="secondary">{each.clock.title}</div>}</td>
              <td><Link to={fileOf(each)}>{each.caseNo}</Link><div>{each.title}<Urgent of={each} /></div><div className="secondary">{each.procedureTitle}</div></td>
              <td>{sayDay(each.openedOn, say.language)}</td>
              <td>{say(stateWords[each.state])}{each.resultTitle && <div className="secondary">{each.resultTitle}</div>}</td>
              <td>{each.owed.length === 0 ? say('nobodyAwaited') : each.owed.map((owes, at) => <div key={`${at} ${owes}`}>{owes}</div>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cards({ items }: { items: readonly StartedCase[] }) {
  const say = useWords();
  return (
    <ul className="cards">
      {items.map((each) => (
        <li key={each.caseNo}>
          <Link className="card" to={fileOf(each)}>
            <span className="card-head"><span>{each.caseNo} {each.title}<Urgent of={each} /></span> {each.clock && <ClockLeft clock={each.clock} />}</span>
            <span className="card-line">{[each.procedureTitle, sayDay(each.openedOn, say.language), say(stateWords[each.state]), each.resultTitle].filter(Boolean).join(' · ')}</span>
            {each.owed.length === 0 ? <span className="card-line">{say('nobodyAwaited')}</span> : each.owed.map((owes, at) => <span key={`${at} ${owes}`} className="card-line">{owes}</span>)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Urgent({ of: { urgent } }: { of: StartedCase }) {
  const say = useWords();
  return urgent ? <span className="mark urgent">{say('markUrgent')}</span> : null;
}
