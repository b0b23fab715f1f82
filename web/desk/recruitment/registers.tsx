import type { StaffingRequest } from '../../../api/shapes/recruitment.ts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { ActNews, useAct } from '../act.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { More } from '../more.tsx';
import { Empty, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';
import { useSession } from '../session.tsx';
import { recruitWords } from './words.ts';

interface Auxiliary {
  readonly number: string;
  readonly caseNo: string;
  readonly organName: string;
  readonly unitName: string;
  readonly categoryTitle: string;
  readonly post: string;
  readonly employmentTitle: string;
  readonly startedOn: string;
  readonly termUntil?: string;
}

/** 辅警名册: the files of those on post in the reader's organ or unit. */
export function Auxiliaries() {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const query = useList<Auxiliary>('/api/auxiliaries');
  return (
    <>
      <PageTitle>{word('auxiliaries')}</PageTitle>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
            <Scroll label={word('auxiliaries')}>
              <table className="rows">
                <thead><tr><th>{word('number')}</th><th>{word('category')}</th><th>{word('post')}</th><th>{word('unit')}</th><th>{word('since')}</th><th>{word('termUntil')}</th></tr></thead>
                <tbody>{items.map((row) => <tr key={row.number}><td><Link to={`/cases/${encodeURIComponent(row.caseNo)}`}>{row.number}</Link></td><td>{row.categoryTitle} · {row.employmentTitle}</td><td>{row.post}</td><td>{row.unitName}</td><td>{sayDay(row.startedOn, say.language)}</td><td>{row.termUntil && sayDay(row.termUntil, say.language)}</td></tr>)}</tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      <More of={query} />
    </>
  );
}

/** 用人需求: what the using units asked for; a station files nothing else. */
export function Requests() {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const { posts } = useSession();
  const acting = useAct();
  const query = useList<StaffingRequest>('/api/staffing-requests');
  const mine = new Set(posts.filter(({ office }) => office === 'using-unit-officer').map(({ organ }) => organ));
  const withdraw = (number: string) => acting.act(`/api/staffing-requests/${encodeURIComponent(number)}/withdraw`, {});
  return (
    <>
      <ActNews of={acting} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
            <Scroll label={word('requests')}>
              <table className="rows">
                <thead><tr><th>{word('number')}</th><th>{word('unit')}</th><th>{word('post')}</th><th className="money">{word('planned')}</th><th>{say('reason')}</th></tr></thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.number}>
                      <td>{row.number}<div className="secondary">{sayDay(row.filedOn, say.language)}</div></td>
                      <td>{row.unitName}</td>
                      <td>{row.post} · {row.categoryTitle}</td>
                      <td className="money">{row.headcount}</td>
                      <td>
                        {row.reason}
                        {row.withdrawnOn && <div className="secondary">{word('withdrawn')}</div>}
                        {!row.withdrawnOn && mine.has(row.unit) && (
                          <div><Button size="small" disabled={acting.isUnderWay} onClick={() => void withdraw(row.number)}>{word('withdraw')}<span className="unseen">{row.number}</span></Button></div>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      <More of={query} />
    </>
  );
}
