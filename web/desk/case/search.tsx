import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { CaseRow, Procedure } from '../../../api/shapes.ts';
import type { Office } from '../../../workflows/steps/words.ts';
import { ClockLeft } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer, useList } from '../load.ts';
import { Empty, Failed, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { useHolds } from '../session.tsx';
import { Headcounts } from '../recruitment/headcount.tsx';
import { listPage, startPage } from '../shell.tsx';
import { Scroll } from '../scroll.tsx';
import type { Word } from '../words.ts';

const caseNumber = /^[A-Z]{2}-\d{4}-\d+$/;
const fields = ['q', 'state', 'from', 'to'] as const;
const stateWords = { open: 'stateOpen', closed: 'stateClosed', ended: 'stateEnded' } as const satisfies Record<string, Word>;

/** The cases of the procedure whose cases lie under this address. */
export function CasesOf() {
  const { list } = useParams();
  const procedures = useAnswer<{ items: Procedure[] }>('/api/procedures');
  return (
    <Loaded query={procedures}>
      {({ items }) => {
        const procedure = items.find((each) => listPage(each) === `/${list}`);
        return procedure ? <Search key={procedure.name} procedure={procedure} /> : <Failed error={undefined} />;
      }}
    </Loaded>
  );
}

/** 查询 and the list of one procedure: only what the register lets me see, never a word of what it does not. */
export function Search({ procedure }: { procedure?: Procedure }) {
  const say = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const mayStart = useHolds(...((procedure?.startedBy ?? []) as Office[]));
  const title = procedure?.title ?? say('search');
  const q = search.get('q') ?? '';
  const asked = new URLSearchParams(procedure ? { procedure: procedure.name } : {});
  for (const name of fields) if (search.get(name)) asked.set(name, search.get(name)!);
  // All that stands in the form, whichever of its controls was used last.
  const find = (form: HTMLFormElement) => {
    const given = new FormData(form);
    setSearch(Object.fromEntries(fields.map((name) => [name, String(given.get(name) ?? '').trim()] as const).filter(([, value]) => value)));
  };
  const cases = useList<CaseRow>(`/api/cases?${asked}`);
  useEffect(() => {
    if (caseNumber.test(q.toUpperCase())) void navigate(`/cases/${q.toUpperCase()}`, { replace: true });
  }, [q, navigate]);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {procedure?.name === 'quota' && <Headcounts />}
      {procedure && mayStart && <p><Link className="row-button" to={startPage(procedure)}>{procedure.name === 'complaint' ? say('intake') : say('start')}</Link></p>}
      <form
        key={search.toString()}
        role="search"
        aria-label={say('search')}
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          find(event.currentTarget);
        }}
      >
        <label>{say('searchHint')} <input name="q" type="search" defaultValue={q} /></label>
        <label>{say('openedFrom')} <input name="from" type="date" defaultValue={search.get('from') ?? ''} /></label>
        <label>{say('openedTo')} <input name="to" type="date" defaultValue={search.get('to') ?? ''} /></label>
        <label>
          {say('state')}
          <select name="state" className="choice" defaultValue={search.get('state') ?? ''} onChange={({ target }) => target.form && find(target.form)}>
            <option value="">{say('all')}</option>
            {Object.entries(stateWords).map(([value, word]) => <option key={value} value={value}>{say(word)}</option>)}
          </select>
        </label>
        <Button htmlType="submit" type="primary">{say('search')}</Button>
      </form>
      <Loaded query={cases}>
        {({ items, total }) => items.length === 0 ? <Empty>{say('nothingFound')}</Empty> : (
          <Scroll label={say('found', { n: total })}>
            <table className="rows">
              <caption>{say('found', { n: total })}</caption>
              <thead><tr><th>{say('caseNo')}</th><th>{say('subject')}</th><th>{say('organ')}</th><th>{say('opened')}</th><th>{say('standing')}</th><th>{say('lastDay')}</th></tr></thead>
              <tbody>
                {items.map((row) => (
                  <tr key={row.caseNo}>
                    <td><Link to={`/cases/${encodeURIComponent(row.caseNo)}`}>{row.caseNo}</Link></td>
                    <td>{row.title || row.procedureTitle}{row.urgent && <span className="mark urgent">{say('markUrgent')}</span>}</td>
                    <td>{row.organName}</td>
                    <td>{sayDay(row.openedOn, say.language)}</td>
                    <td>{row.resultTitle ?? row.standing.title}</td>
                    <td>{row.lastDay && sayDay(row.lastDay, say.language)} {row.clock && <ClockLeft clock={row.clock} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {cases.more && <Button onClick={cases.more}>{say('more')}</Button>}
    </>
  );
}
