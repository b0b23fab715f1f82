import { randomUUID } from 'node:crypto';
import type { PublicFile } from '../../api/shapes/public.ts';
import { sayDay } from '../../api/shapes/public-words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { HowCounted } from './counted-days.tsx';
import { Carried } from './fields.tsx';
import { InjuryDays, InjuryMoney } from './injury-part.tsx';
import { Act, Again, MessageFields, type Opened } from './look-up-pages.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { shared } from '../words.ts';
import { lookUp } from './words-look-up.ts';
import { frame } from './words.ts';

interface FileProps {
  readonly view: View;
  readonly opened: Opened;
  readonly file: PublicFile;
}

/** Done by opening a notice, so no button of its own. */
const isButton = ({ message }: PublicFile['actions'][number]) => !['readOutcome', 'supplement', 'reportRetaliation'].includes(message);

/** Drawn, because not every font on old machines has the signs; told apart without colour. */
const Mark = ({ state }: { state: 'done' | 'current' | 'ahead' }) => (
  <svg className="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    {state === 'done' ? <path d="M2 8.5 6.5 13 14 3.5" fill="none" stroke="currentColor" strokeWidth="2.5" /> : <circle cx="8" cy="8" r="6" fill={state === 'current' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />}
  </svg>
);

function Steps({ view, file }: FileProps) {
  const { say, lang, today } = view;
  return (
    <ol className="steps">
      {file.steps.map(({ step, title, state, on }, i) => (
        <li key={`${step}${i}`} className={state} aria-current={state === 'current' ? 'step' : undefined}>
          <Mark state={state} />
          {title}{on && <span className="meta"> {sayDay(on as Day, lang, today)}</span>}<span className="hidden">{say(shared.aside, { text: say(lookUp[state]) })}</span>
        </li>
      ))}
    </ol>
  );
}

function Overdue({ view, opened, file }: FileProps) {
  const { say } = view;
  if (!file.overdue) return null;
  const { sentence, superior } = file.overdue;
  return (
    <div className="overdue">
      <p><strong>{sentence}</strong></p>
      {file.actions.some(({ message }) => message === 'supplement') && (
        <Act view={view} opened={opened} act="send" values={{ message: 'supplement', text: say(lookUp.urgeText), key: randomUUID() }} label={say(lookUp.urge)} />
      )}
      <p>{say(lookUp.upward, { organ: superior.name, phone: superior.phone })}</p>
    </div>
  );
}

function Notices({ view, opened, file }: FileProps) {
  const { say, lang, today } = view;
  return (
    <section>
      <h2>{say(lookUp.notices)}</h2>
      {file.notices.length === 0 && <p className="meta">{say(lookUp.noNotices)}</p>}
      {file.notices.map((notice) => (
        <div className="row" key={notice.id}>
          <p>{notice.title} <span className="meta">{sayDay(notice.issuedOn as Day, lang, today)} · {notice.number}</span></p>
          <div className="acts">
            <Act view={view} opened={opened} act="notice" values={{ notice: notice.id }} label={say(lookUp.read)} about={say(lookUp.readOf, { title: notice.title })} />
            <Act view={view} opened={opened} act="pdf" values={{ notice: notice.id }} label={say(lookUp.pdf)} about={say(lookUp.pdfOf, { title: notice.title })} />
          </div>
        </div>
      ))}
    </section>
  );
}

function Actions({ view, opened, file }: FileProps) {
  const { say, lang, today } = view;
  const actions = file.actions.filter(isButton);
  const retaliation = file.actions.find(({ message }) => message === 'reportRetaliation');
  return (
    <>
      {actions.length > 0 && (
        <section>
          <h2>{say(lookUp.more)}</h2>
          {actions.map(({ message, title, until, how }) => (
            <div className="row" key={message}>
              <Act view={view} opened={opened} act="form" values={{ message }} label={title} />
              {until && <p>{say(lookUp.until, { day: sayDay(until as Day, lang, today) })}</p>}
              {how && <HowCounted view={view} how={how} />}
            </div>
          ))}
        </section>
      )}
      {retaliation && (
        <section>
          <h2>{say(lookUp.retaliation)}</h2>
          <p>{say(lookUp.retaliationHint)}</p>
          <Act view={view} opened={opened} act="form" values={{ message: 'reportRetaliation' }} label={say(lookUp.retaliationGo)} />
        </section>
      )}
    </>
  );
}

function Supplement({ view, opened, file, typed, faults, sendKey, areFilesLost }: FileProps & Pick<FilePage, 'areFilesLost'> & { typed: Readonly<Record<string, string>>; faults: readonly Fault[]; sendKey: string }) {
  const { say } = view;
  const action = file.actions.find(({ message }) => message === 'supplement');
  if (!action) return <p><a href={to(view, '/write')}>{say(lookUp.writeAnew)}</a></p>;
  return (
    <section>
      <h2>{say(lookUp.say)}</h2>
      <form id="supplement" method="post" action={to(view, '/look-up')} encType="multipart/form-data" noValidate>
        <Carried values={{ ...opened, act: 'send', message: 'supplement', key: sendKey }} />
        <MessageFields view={view} action={action} typed={typed} faults={faults} areFilesLost={areFilesLost} />
        <p className="acts"><button type="submit">{say(lookUp.send)}</button></p>
      </form>
    </section>
  );
}

function Said({ view, file }: FileProps) {
  const { say, lang, today } = view;
  return (
    <details>
      <summary>{say(lookUp.yourWords)}</summary>
      {file.messages.map(({ id, title, on, text, state, documents }) => (
        <div className="row" key={id}>
          <p>{title} <span className="meta">{sayDay(on as Day, lang, today)}{documents > 0 && ` · ${say(lookUp.files)} ${documents}`}{state !== 'answered' && ` · ${say(state === 'received' ? lookUp.waiting : lookUp.refused)}`}</span></p>
          {text && <p className="said">{text}</p>}
        </div>
      ))}
    </details>
  );
}

function Openings({ view, file }: FileProps) {
  const { say } = view;
  if (file.anonymous) return null;
  if (file.openings.length === 0) return <p className="meta">{say(lookUp.openingsNone)}</p>;
  return (
    <details>
      <summary>{say(lookUp.openings, { n: file.openings.length })}</summary>
      {file.openings.map(({ at, sentence }) => <p key={at}>{sentence}</p>)}
      <p>{say(lookUp.openingsTalk)}</p>
    </details>
  );
}

export interface FilePage extends FileProps {
  readonly note?: string;
  readonly faults?: readonly Fault[];
  readonly typed?: Readonly<Record<string, string>>;
  readonly sendKey?: string;
  readonly areFilesLost?: boolean | undefined;
}

/** Everything a receipt opens, on one page; every act on it is a form that carries the token. */
export function filePage({ view, opened, file, note, faults = [], typed = {}, sendKey = randomUUID(), areFilesLost }: FilePage): string {
  const { say, lang, today } = view;
  const props = { view, opened, file };
  return page({
    view, path: '/look-up', title: say(frame.hall), faults, form: file.actions.some(({ message }) => message === 'supplement') ? 'supplement' : 'again',
    children: (
      <>
        {note && <p className="note" role="status">{note}</p>}
        <p className="meta">{file.caseNo}</p>
        <h1>{file.statusTitle}</h1>
        <p className="lead">{file.sentence}</p>
        {file.lines.map((line) => <p key={line}>{line}</p>)}
        <p>{file.organ} · {file.phone}</p>
        {file.next && (
          <>
            <p>{say(shared.headed, { head: file.next.title, text: '' })}<span className={`tag ${file.next.kind}`}>{file.next.kindTitle}</span> <strong>{sayDay(file.next.by as Day, lang, today)}</strong></p>
            <HowCounted view={view} how={file.next.how} />
          </>
        )}
        <Overdue {...props} />
        <h2>{say(lookUp.steps)}</h2>
        <Steps {...props} />
        <Notices {...props} />
        {file.money && <InjuryMoney view={view} money={file.money} />}
        {file.days && <InjuryDays view={view} days={file.days} />}
        <Supplement {...props} typed={typed} faults={faults} sendKey={sendKey} areFilesLost={areFilesLost} />
        <Actions {...props} />
        <section>
          <Said {...props} />
          <Openings {...props} />
          {file.others.map(({ caseNo }) => <Act key={caseNo} view={view} opened={{ ...opened, caseNo }} act="file" label={say(lookUp.openOther, { caseNo })} />)}
        </section>
        <Again view={view} opened={opened} />
        <p className="acts"><button type="submit" className="second" form="again">{say(frame.refresh)}</button></p>
        <p className="meta">{say(lookUp.sensitive)}</p>
      </>
    ),
  });
}
