import { Button } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { CaseFile, EventShape, StatementShape } from '../../../api/shapes.ts';
import { serverNow } from '../call.ts';
import { sayDay, sayInstant } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { useSession } from '../session.tsx';
import { casePath } from './paths.ts';

const opinions = new Set(['note', 'opinion', 'proposal', 'reason']);
const codeLength = 16;

/** 审批单: who decided what, oldest first, on paper with room to sign. */
export function ApprovalSheet({ file }: { file: CaseFile }) {
  const say = useWords();
  const { user } = useSession();
  const events = useList<EventShape>(`${casePath(file.caseNo)}/events`);
  const statements = useList<StatementShape>(`${casePath(file.caseNo)}/statements`);
  // A sheet that lacks its last rows would be signed as if it were whole.
  const isWhole = !events.more && !statements.more;
  useEffect(() => {
    for (const list of [events, statements]) if (!list.isFetching) list.more?.();
  }, [events, statements]);
  const written = new Map(statements.data?.items.map((statement) => [statement.id, statement.fields]));
  return (
    <article className="approval-sheet">
      <p className="row-buttons unprinted">
        <Button type="primary" disabled={!isWhole} onClick={() => print()}>{say('print')}</Button>
        <Link to={`/cases/${encodeURIComponent(file.caseNo)}`}>{say('backToFile')}</Link>
      </p>
      <h1>{say('approvalSheet')}</h1>
      <p>{file.caseNo} {file.title}</p>
      <p>{file.procedureTitle} · {file.organName} · {say('openedOn', { day: sayDay(file.openedOn, say.language) })}{file.resultTitle && ` · ${say.headed(say('result'), file.resultTitle)}`}</p>
      <Loaded query={events}>
        {({ items }) => (
          <>
            <table className="rows">
              <thead>
                <tr>
                  <th>{say('sheetStep')}</th><th>{say('sheetWho')}</th><th>{say('sheetOpinion')}</th><th>{say('result')}</th><th>{say('time')}</th><th className="signature">{say('sheetSignature')}</th>
                </tr>
              </thead>
              <tbody>
                {items.filter(({ type }) => type === 'answered').map((event) => (
                  <tr key={event.seq}>
                    <td>{event.title}</td>
                    <td>{event.byName}{event.as && event.as !== event.byName && say.aside([event.as, event.standsForName && say('standsForShort', { name: event.standsForName })].filter(Boolean).join(say.language === 'en' ? ', ' : '，'))}</td>
                    <td className="lines">{written.get(event.statement ?? '')?.filter(({ field }) => opinions.has(field)).map(({ value }) => value).join('\n')}</td>
                    <td>{event.result}</td>
                    <td>{sayInstant(event.at)}</td>
                    <td aria-label={say('sheetSignature')} />
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="hint">{say('printedBy', { name: user.name, time: sayInstant(serverNow()) })} · {say('checkCode', { code: items.at(-1)?.hash.slice(0, codeLength) ?? '' })}</p>
          </>
        )}
      </Loaded>
    </article>
  );
}
