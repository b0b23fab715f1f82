import { Link } from 'react-router';
import type { Oversight } from '../../../api/shapes.ts';
import { ClockLeft, ClockSign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { More } from '../more.tsx';
import { useNarrow } from '../narrow.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';
import { oversightPath } from './reported.tsx';

/** 督办: last days that came or passed, who owes what, and which notice was issued. */
export function OversightPage() {
  const say = useWords();
  const isNarrow = useNarrow();
  const query = useList<Oversight>(oversightPath);
  return (
    <>
      <PageTitle>{say('oversight')}</PageTitle>
      <p className="hint">{say('oversightHint')}</p>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty>{say('nothingReported')}</Empty> : isNarrow ? <Cards items={items} /> : <Rows items={items} />)}
      </Loaded>
      <More of={query} />
    </>
  );
}

const fileOf = (caseNo: string) => `/cases/${encodeURIComponent(caseNo)}`;
const keyOf = ({ caseNo, clock }: Oversight) => `${caseNo} ${clock.key}`;

function Rows({ items }: { items: readonly Oversight[] }) {
  const say = useWords();
  return (
    <Scroll label={say('oversight')}>
      <table className="rows">
        <thead>
          <tr>
            <th>{say('left')}</th>
            <th>{say('case')}</th>
            <th>{say('clock')}</th>
            <th>{say('whatToDo')}</th>
            <th>{say('rung')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={keyOf(each)}>
              <td><ClockSign clock={each.clock} caseNo={each.caseNo} /></td>
              <td><Link to={fileOf(each.caseNo)}>{each.caseNo}</Link> {each.caseTitle} <span className="secondary">{each.procedureTitle}</span></td>
              <td>{each.clock.title}</td>
              <td>{each.owed.map((owes) => <div key={owes}>{owes}</div>)}</td>
              <td>{each.rungTitle} {sayDay(each.on, say.language)} {each.number}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cards({ items }: { items: readonly Oversight[] }) {
  const say = useWords();
  return (
    <ul className="cards">
      {items.map((each) => (
        <li key={keyOf(each)}>
          <Link className="card" to={fileOf(each.caseNo)}>
            <span className="card-head"><span>{each.caseNo} {each.caseTitle}</span> <ClockLeft clock={each.clock} /></span>
            <span className="card-line">{each.procedureTitle} · {each.clock.title}</span>
            {each.owed.map((owes) => <span key={owes} className="card-line">{owes}</span>)}
            <span className="card-line">{each.rungTitle} {sayDay(each.on, say.language)} {each.number}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
