import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Action, CaseFile } from '../../../api/shapes.ts';
import { needsReason, Refused, serverNow } from '../call.ts';
import { sayTime } from '../dates.ts';
import { Decision } from '../drawer/decision.tsx';
import { placeInList } from '../duties/place.ts';
import { useEscape } from '../escape.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { Actions } from './actions.tsx';
import { ApprovalSheet } from './approval-sheet.tsx';
import { Clocks } from './clocks.tsx';
import { Documents } from './documents.tsx';
import { Head } from './head.tsx';
import { honourWords } from './honour-words.ts';
import { Holder, Honours } from './honours.tsx';
import { moneyWords } from './money-words.ts';
import { Money } from './money.tsx';
import { Notices } from './notices.tsx';
import { Path } from './path.tsx';
import { casePath } from './paths.ts';
import { People } from './people.tsx';
import { ReadReason } from './read-reason.tsx';
import { Reads } from './reads.tsx';
import { campaignTabs } from '../recruitment/tabs.tsx';

export function CasePage() {
  const { caseNo = '', part } = useParams();
  const say = useWords();
  // Whoever has just filed a case may have no duty in it: that it is registered is said either way, as below.
  const isFiled = (useLocation().state as { filed?: string } | null)?.filed === caseNo;
  const [stands, setStands] = useState(isFiled ? say('filedAs', { caseNo }) : '');
  const file = useAnswer<CaseFile>(casePath(caseNo));
  useWayBack();
  useEffect(() => {
    document.title = caseNo;
  }, [caseNo]);
  // Whoever has just answered their last duty here may need a reason to look again; that the answer stands is said either way.
  const needs = file.error instanceof Refused && file.error.problem.type === needsReason;
  return (
    <>
      {stands && (
        <p className="stands" role="status">
          {stands}
        </p>
      )}
      {needs ? <ReadReason caseNo={caseNo} onGiven={() => void file.refetch()} /> : <Loaded query={file}>{(found) => (part === 'print' ? <ApprovalSheet file={found} /> : <File file={found} setStands={setStands} />)}</Loaded>}
    </>
  );
}

/** Esc leads back to the row from which the file was opened; an open drawer is closed by it first. */
function useWayBack(): void {
  const navigate = useNavigate();
  useEscape(() => {
    // Something written in a field is not left by a key; an empty one holds nobody.
    const field = document.activeElement?.matches('input, textarea, select') ? (document.activeElement as HTMLInputElement) : undefined;
    if (!placeInList.list || field?.value) return;
    placeInList.isReturning = true;
    void navigate(placeInList.list);
  });
}

/** A drawer that was opened by its address has no button to give the focus back to: then the acts of the file take it, or the keyboard would begin anew at the top of the page. */
function useFocusAfter(isOpen: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) (document.querySelector<HTMLElement>('.actions button') ?? document.getElementById('page'))?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
}

function File({ file, setStands }: { file: CaseFile; setStands: (said: string) => void }) {
  const say = useWords();
  const { part } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = { message: search.get('do'), duty: search.get('duty') };
  const isAsked = ({ message, duty }: Action) => message === asked.message && (!asked.duty || duty === asked.duty);
  const offered = file.actions.find(isAsked);
  const [held, setHeld] = useState<Action>();
  if (offered && offered !== held) setHeld(offered);
  // Somebody else may be first: what was being written stays on screen, and who sends it reads why it is too late.
  const action = offered ?? (held && isAsked(held) ? held : undefined);
  const close = () => setSearch({}, { replace: true });
  useFocusAfter(action !== undefined);
  const tabs = [
    { key: 'path', label: say('path'), part: <Path file={file} /> },
    { key: 'clocks', label: say('clocks'), part: <Clocks file={file} /> },
    { key: 'notices', label: say('noticesTab', { n: file.counts.notices }), part: <Notices file={file} /> },
    { key: 'documents', label: say('documentsTab', { n: file.counts.documents }), part: <Documents file={file} /> },
    ...(file.procedure === 'work-injury' ? [{ key: 'money', label: say.of(moneyWords.money), part: <Money file={file} /> }] : []),
    ...(file.procedure === 'martyr-recognition' ? [{ key: 'honours', label: say.of(honourWords.honours), part: <Honours file={file} /> }] : []),
    ...(file.procedure === 'recruitment' ? campaignTabs(file, say) : []),
    { key: 'people', label: say('people'), part: <People file={file} /> },
    { key: 'reads', label: say('readsTab', { n: file.counts.reads }), part: <Reads file={file} /> },
  ];
  const shown = tabs.find(({ key }) => key === part) ?? tabs[0]!;
  return (
    <article className="file">
      <Head file={file} />
      {file.procedure === 'martyr-recognition' && <Holder file={file} />}
      {asked.message && !action && <p className="grey-line" role="status">{say('noLongerMine')}</p>}
      <Actions file={file} open={({ message, duty }) => setSearch({ do: message, duty })} />
      <nav className="tabs" aria-label={say('parts')}>
        {tabs.map((tab) => (
          // What is being decided stays open beside whichever part is read.
          <Link key={tab.key} to={{ pathname: `/cases/${encodeURIComponent(file.caseNo)}/${tab.key}`, search: search.toString() }} aria-current={tab === shown ? 'page' : undefined}>
            {tab.label}
          </Link>
        ))}
      </nav>
      {shown.part}
      {action && (
        <Decision
          key={`${action.message} ${action.duty}`}
          file={file}
          action={action}
          isLate={!offered}
          close={close}
          onStands={(title) => {
            setStands(say('standsAt', { title, time: sayTime(serverNow()) }));
            close();
          }}
        />
      )}
    </article>
  );
}
