import type { HeadcountShape } from '../../../api/shapes/recruitment.ts';
import { sayDay } from '../dates.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { recruitWords } from './words.ts';

/** What is allowed, on post, kept and left, as the database counts it now: above the cases in which it is settled. */
export function Headcounts() {
  const say = useWords();
  const query = useAnswer<{ items: HeadcountShape[] }>('/api/quotas');
  return <Loaded query={query}>{({ items }) => (items.length === 0 ? <Empty>{say.of(recruitWords.noQuota)}</Empty> : <HeadcountTable rows={items} />)}</Loaded>;
}

function HeadcountTable({ rows }: { rows: readonly HeadcountShape[] }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  return (
    <Scroll label={say.of(recruitWords.quotas)}>
      <table className="rows">
        <thead>
          <tr><th>{word('organ')}</th><th>{word('category')}</th><th className="money">{word('figure')}</th><th className="money">{word('used')}</th><th className="money">{word('reserved')}</th><th className="money">{word('vacant')}</th><th>{word('validity')}</th></tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.organ} ${row.category}`}>
              <td>{row.organName}</td>
              <td>{row.categoryTitle}</td>
              <td className="money">{row.figure}</td>
              <td className="money">{row.used}</td>
              <td className="money">{row.reserved}</td>
              <td className="money">{row.vacant}{row.frozen && <div className="secondary">{word('frozen')}</div>}</td>
              <td>
                {row.paperNo}{row.fromOn && row.untilOn && <div className="secondary">{sayDay(row.fromOn, say.language)} — {sayDay(row.untilOn, say.language)}</div>}
                {row.coming && <div>{filled(word('coming'), { day: sayDay(row.coming.fromOn, say.language), figure: row.coming.figure })} <span className="secondary">{row.coming.paperNo}</span></div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** One line for a page that plans against it. */
export function HeadcountLine({ rows }: { rows: readonly HeadcountShape[] }) {
  const say = useWords();
  return (
    <p role="status">
      {rows.map((row) => (
        <span key={row.category} className="headcount">
          {row.categoryTitle} {filled(`${say.of(recruitWords.figure)} {f} │ ${say.of(recruitWords.used)} {u} │ ${say.of(recruitWords.reserved)} {r} │ ${say.of(recruitWords.vacant)} {v}`, { f: row.figure, u: row.used, r: row.reserved, v: row.vacant })}{' '}
          <progress max={Math.max(1, row.figure)} value={Math.min(row.figure, row.used + row.reserved)} aria-label={row.categoryTitle} />
        </span>
      ))}
    </p>
  );
}
