import { Button } from 'antd';
import { useState } from 'react';
import type { AuditedAct, Verification } from '../../../api/shapes.ts';
import { problemIn } from '../act.tsx';
import { post, type Problem } from '../call.ts';
import { sayInstant } from '../dates.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { useWords } from '../language.tsx';
import { Empty, Loaded } from '../outcomes.tsx';
import { AuditFilters, useAudit } from './audit.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';

const none = [] as const;

/** 审计 › 操作: who did what, in cases, about duties, to the registers; and whether every chain is whole. */
export function Acts() {
  const say = useWords();
  const acts = useAudit<AuditedAct>('/api/audit/events');
  return (
    <>
      <PageTitle>{say('auditedActs')}</PageTitle>
      <Verify />
      <AuditFilters />
      <Loaded query={acts}>
        {({ items, total }) => items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <Scroll label={say('auditedActs')}>
            <table className="rows">
              <caption>{say('foundActs', { n: total })}</caption>
              <thead><tr><th>{say('time')}</th><th>{say('who')}</th><th>{say('post')}</th><th>{say('caseNo')}</th><th>{say('auditedActs')}</th><th>{say('part')}</th></tr></thead>
              <tbody>{items.map(({ id, source, at, name, asTitle, caseNo, title, aboutTitle }) => <tr key={`${source} ${id}`}><td>{sayInstant(at)}</td><td>{name}</td><td>{asTitle}</td><td>{caseNo}</td><td>{title}</td><td>{aboutTitle}</td></tr>)}</tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {acts.more && <Button onClick={acts.more}>{say('more')}</Button>}
    </>
  );
}

function Verify() {
  const say = useWords();
  const [found, setFound] = useState<Verification>();
  const [problem, setProblem] = useState<Problem>();
  const [isRunning, setRunning] = useState(false);
  const verify = async () => {
    setRunning(true);
    setProblem(undefined);
    try {
      setFound(await post<Verification>('/api/audit/verify', {}));
    } catch (error) {
      setProblem(problemIn(error, say));
    } finally {
      setRunning(false);
    }
  };
  return (
    <section className="sheet-box">
      <FaultSummary faults={none} problem={problem} />
      <Button disabled={isRunning} onClick={() => void verify()}>{say('verifyChains')}</Button>
      {found && (
        <div role="status">
          <p>{say(found.whole ? 'chainsWhole' : 'chainsBroken', { events: found.events, cases: found.cases, n: found.breaks.length })} {sayInstant(found.at)}</p>
          <ul>{found.breaks.map(({ caseNo, seq, what, title }) => <li key={`${caseNo} ${seq} ${what}`}>{caseNo} #{seq} {title}</li>)}</ul>
        </div>
      )}
    </section>
  );
}
