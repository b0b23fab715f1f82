import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Draft, DraftRow } from '../../../api/shapes.ts';
import { problemIn } from '../act.tsx';
import { call, get, type Problem } from '../call.ts';
import { copy, textOf } from '../copy.ts';
import { sayDay, sayInstant } from '../dates.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { useWords } from '../language.tsx';
import { useList, useRefresh } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';

const none = [] as const;

/** 草稿: what I have begun to write in drawers and not sent. */
export function Drafts() {
  const say = useWords();
  const refresh = useRefresh();
  const query = useList<DraftRow>('/api/drafts');
  const [problem, setProblem] = useState<Problem>();
  const [copied, setCopied] = useState<string>();
  const act = async (run: () => Promise<unknown>) => {
    setProblem(undefined);
    setCopied(undefined);
    try {
      await run();
    } catch (error) {
      setProblem(problemIn(error, say));
    }
    await refresh();
  };
  return (
    <>
      <PageTitle>{say('myDrafts')}</PageTitle>
      <p className="hint">{say('draftsHint')}</p>
      <FaultSummary faults={none} problem={problem} />
      <Loaded query={query}>
        {({ items }) => items.length === 0 ? <Empty>{say('noDrafts')}</Empty> : (
          <ul className="copies">
            {items.map((draft) => (
              <li key={draft.id} className="sheet-box">
                <Named draft={draft} />
                <p className="meta">{say('savedAt', { time: sayInstant(draft.savedAt) })} · {say('keptUntil', { day: sayDay(draft.keptUntil, say.language) })}</p>
                <div className="row-buttons">
                  {draft.awaited && <Link className="row-button" to={drawerPath(draft)}>{say('goOnWriting')}</Link>}
                  {draft.caseNo && !draft.awaited && <Button size="small" onClick={() => void act(() => copyWritten(draft).then(() => setCopied(draft.id)))}>{say('copyText')}</Button>}
                  {copied === draft.id && <span role="status">{say('textCopied')}</span>}
                  <Button size="small" danger aria-label={[say('deleteDraft'), draft.title, draft.caseNo].filter(Boolean).join(' ')} onClick={() => void act(() => call('DELETE', `/api/drafts/${draft.id}`))}>{say('deleteDraft')}</Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {query.more && <Button onClick={query.more}>{say('more')}</Button>}
    </>
  );
}

const copyWritten = async ({ caseNo = '', message = '' }: DraftRow) => copy(textOf((await get<Draft>(`/api/drafts/${encodeURIComponent(caseNo)}/${encodeURIComponent(message)}`)).body));
const drawerPath = ({ caseNo = '', message = '' }: DraftRow) => `/cases/${encodeURIComponent(caseNo)}?do=${encodeURIComponent(message)}`;

function Named({ draft: { caseNo, caseTitle, title, awaited } }: { draft: DraftRow }) {
  const say = useWords();
  if (!caseNo) return <p>{say('draftClosedToMe')}</p>;
  return (
    <>
      <p><b>{title}</b> · <Link to={`/cases/${encodeURIComponent(caseNo)}`}>{caseNo}</Link> {caseTitle}</p>
      {!awaited && <p className="hint">{say('draftNotAwaited')}</p>}
    </>
  );
}
