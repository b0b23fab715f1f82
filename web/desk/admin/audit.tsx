import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import type { AuditedOpening, AuditedRead } from '../../../api/shapes.ts';
import { sayInstant } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';

const fields = ['caseNo', 'user', 'from', 'to'] as const;

/** A trail as the address filters it. */
export function useAudit<T>(path: string) {
  const [search] = useSearchParams();
  const asked = new URLSearchParams();
  for (const name of fields) if (search.get(name)) asked.set(name, search.get(name)!);
  const text = asked.toString();
  return useList<T>(text ? `${path}?${text}` : path);
}

export function AuditFilters() {
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  return (
    <form
      key={search.toString()}
      role="search"
      aria-label={say('audit')}
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        setSearch(Object.fromEntries(fields.map((name) => [name, String(given.get(name) ?? '').trim()] as const).filter(([, value]) => value)));
      }}
    >
      <label>{say('caseNo')} <input name="caseNo" defaultValue={search.get('caseNo') ?? ''} /></label>
      <label>{say('who')} <input name="user" defaultValue={search.get('user') ?? ''} /></label>
      <label>{say('fromDay')} <input name="from" type="date" defaultValue={search.get('from') ?? ''} /></label>
      <label>{say('untilDay')} <input name="to" type="date" defaultValue={search.get('to') ?? ''} /></label>
      <Button htmlType="submit">{say('show')}</Button>
    </form>
  );
}

/** 审计 › 查阅. An auditor sees who read what and why, never the content. */
export function Reads() {
  const say = useWords();
  const reads = useAudit<AuditedRead>('/api/audit/reads');
  return (
    <>
      <PageTitle>{say('reads')}</PageTitle>
      <AuditFilters />
      <Loaded query={reads}>
        {({ items, total }) => items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <Scroll label={say('reads')}>
            <table className="rows">
              <caption>{say('foundEntries', { n: total })}</caption>
              <thead><tr><th>{say('time')}</th><th>{say('who')}</th><th>{say('caseNo')}</th><th>{say('part')}</th><th>{say('groundWord')}</th><th>{say('reason')}</th></tr></thead>
              <tbody>{items.map(({ id, at, name, caseNo, partTitle, groundTitle, reason }) => <tr key={id}><td>{sayInstant(at)}</td><td>{name}</td><td>{caseNo}</td><td>{partTitle}</td><td>{groundTitle}</td><td>{reason}</td></tr>)}</tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {reads.more && <Button onClick={reads.more}>{say('more')}</Button>}
    </>
  );
}

/** 审计 › 身份开启, for the auditor and the custodian. */
export function Openings() {
  const say = useWords();
  const openings = useAudit<AuditedOpening>('/api/audit/openings');
  return (
    <>
      <PageTitle>{say('openings')}</PageTitle>
      <AuditFilters />
      <Loaded query={openings}>
        {({ items, total }) => items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <Scroll label={say('openings')}>
            <table className="rows">
              <caption>{say('foundEntries', { n: total })}</caption>
              <thead><tr><th>{say('time')}</th><th>{say('who')}</th><th>{say('post')}</th><th>{say('caseNo')}</th><th>{say('groundWord')}</th><th>{say('reason')}</th><th>{say('seenByCustodian')}</th></tr></thead>
              <tbody>
                {items.map(({ id, at, name, officeTitle, organName, caseNo, ground, reason, seenByCustodianAt }) => (
                  <tr key={id}><td>{sayInstant(at)}</td><td>{name}</td><td>{organName} {officeTitle}</td><td>{caseNo}</td><td>{ground}</td><td>{reason}</td><td>{seenByCustodianAt ? sayInstant(seenByCustodianAt) : say('notYet')}</td></tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {openings.more && <Button onClick={openings.more}>{say('more')}</Button>}
    </>
  );
}
