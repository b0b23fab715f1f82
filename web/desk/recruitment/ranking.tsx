import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CaseFile } from '../../../api/shapes.ts';
import type { RankingShape } from '../../../api/shapes/recruitment.ts';
import type { Static } from 'typebox';
import { save } from '../download.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { csvOf } from './sheet.ts';
import { recruitWords } from './words.ts';

type Found = Static<typeof RankingShape>;
const shortHash = 16;
const mostRows = 300;

/** 排名: the formula, the stated ties, the fingerprint; computing again is all that can be done with it. */
export function Ranking({ file }: { file: CaseFile }) {
  const say = useWords();
  const query = useAnswer<Found>(`/api/recruitments/${encodeURIComponent(file.caseNo)}/ranking`);
  return (
    <>
      {query.data && query.data.total > 0 && <p><Button onClick={() => void query.refetch()} disabled={query.isFetching}>{say.of(recruitWords.recompute)}</Button></p>}
      <Loaded query={query}>{(found) => <List found={found} caseNo={file.caseNo} />}</Loaded>
    </>
  );
}

function List({ found, caseNo }: { found: Found; caseNo: string }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords, values: Record<string, string | number> = {}) => filled(say.of(recruitWords[key]), values);
  if (found.total === 0) return <Empty>{say('nothingHere')}</Empty>;
  const names = [...new Set(found.items.flatMap(({ points }) => Object.keys(points)))];
  return (
    <>
      <p>{word('formula', { formula: found.formula, ties: say.list(found.ties) })}</p>
      <p role="status"><b>{word('fingerprint', { hash: found.fingerprint.slice(0, shortHash).toUpperCase() })}</b> {found.kept && (found.same ? word('same') : <><WarningOutlined aria-hidden="true" /> {word('differs')}</>)}</p>
      <Scroll label={word('ranking')}>
        <table className="rows dense">
          <thead><tr><th>{word('position')}</th><th className="money">{word('place')}</th><th>{word('ticket')}</th>{names.map((name) => <th key={name} className="money">{name}</th>)}<th className="money">{word('total')}</th><th>{word('tie')}</th></tr></thead>
          <tbody>
            {found.items.slice(0, mostRows).map((row) => (
              <tr key={row.applicationNo}>
                <td>{row.position}</td><td className="money">{row.rank}</td><td>{row.ticket ?? row.applicationNo}</td>
                {names.map((name) => <td key={name} className="money">{row.points[name]?.toFixed(2) ?? '—'}</td>)}
                <td className="money">{row.total.toFixed(4)}</td><td>{row.tie}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {found.total > mostRows && <p>{word('firstPlaces', { n: mostRows, total: found.total })}</p>}
      <p><Button onClick={() => save(csvOf([[word('position'), word('place'), word('ticket'), ...names, word('total'), word('tie')], ...found.items.map((row) => [row.position, row.rank, row.ticket ?? row.applicationNo, ...names.map((name) => row.points[name]?.toFixed(2) ?? ''), row.total.toFixed(4), row.tie ?? ''])]), `${caseNo} ${word('ranking')}.csv`)}>{word('downloadList')}</Button></p>
    </>
  );
}
