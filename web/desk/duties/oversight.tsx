import { Link } from 'react-router';
import type { Oversight } from '../../../api/shapes.ts';
import { ClockSign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { useSession } from '../session.tsx';

const path = '/api/oversight';
const useLeads = () => useSession().posts.some(({ office }) => office === 'organ-leader');

/** Above a leader's list: how many last days were reported to the post. */
export function Reported() {
  const say = useWords();
  const leads = useLeads();
  const reported = useAnswer<{ items: Oversight[] }>(path, leads);
  const n = reported.data?.items.length ?? 0;
  if (n === 0) return null;
  return (
    <p className="fault-box" role="status">
      <Link to="/oversight">{say('reportedToYou', { n })}</Link>
    </p>
  );
}

/** 督办: last days that came or passed, who owes what, and which notice was issued. */
export function OversightPage() {
  const say = useWords();
  const query = useAnswer<{ items: Oversight[] }>(path);
  return (
    <>
      <h1 className="page-title">{say('oversight')}</h1>
      <p className="hint">{say('oversightHint')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? <Empty>{say('nothingReported')}</Empty> : (
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
                  {items.map(({ caseNo, caseTitle, procedureTitle, clock, rungTitle, on, number, owed }) => (
                    <tr key={`${caseNo} ${clock.key}`}>
                      <td><ClockSign clock={clock} caseNo={caseNo} /></td>
                      <td><Link to={`/cases/${encodeURIComponent(caseNo)}`}>{caseNo}</Link> {caseTitle} <span className="secondary">{procedureTitle}</span></td>
                      <td>{clock.title}</td>
                      <td>{owed.map((each) => <div key={each}>{each}</div>)}</td>
                      <td>{rungTitle} {sayDay(on, say.language)} {number}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </>
  );
}
