import type { PublicAction, PublicNoticeText } from '../../api/shapes/public.ts';
import { sayDay } from '../../api/shapes/public-words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { Carried, Choices, Files, TextArea, TextField, Tick } from './fields.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { lookUp } from './words-look-up.ts';
import { frame, write } from './words.ts';

interface Asked {
  readonly view: View;
  readonly typed?: string;
  readonly faults?: readonly Fault[];
  readonly note?: string;
  /** What was written to a file whose token had run out meanwhile: it waits on the page until the receipt opens the file again. */
  readonly unsent?: Readonly<Record<string, string>> | undefined;
}

/** The door to a file: one field. What was typed stays when it was wrong. */
export function receiptFormPage({ view, typed, faults, note, unsent = {} }: Asked): string {
  const { say } = view;
  return page({
    view, path: '/look-up', title: say(frame.hall), faults, form: 'receipt-form',
    children: (
      <>
        <h1>{say(lookUp.title)}</h1>
        {note && <p className="note" role="alert">{note}</p>}
        <form id="receipt-form" method="post" action={to(view, '/look-up')} noValidate>
          <Carried values={unsent} />
          <TextField view={view} name="receipt" label={say(lookUp.receipt)} hint={say(lookUp.receiptHint)} value={typed} faults={faults} inputMode="numeric" isLarge size={24} maxLength={60} />
          <p className="acts"><button type="submit">{say(lookUp.look)}</button></p>
        </form>
        <details>
          <summary>{say(lookUp.none)}</summary>
          <p>{say(lookUp.noneText)}</p>
        </details>
      </>
    ),
  });
}

/** What opens a file again: the token, and which of its cases. */
export interface Opened {
  readonly token: string;
  readonly caseNo: string;
}

export function Act({ view, opened, act, values = {}, label, about, isSecond = true }: { view: View; opened: Opened; act: string; values?: Readonly<Record<string, string>>; label: string; about?: string; isSecond?: boolean }) {
  return (
    <form method="post" action={to(view, '/look-up')} className="act">
      <Carried values={{ ...opened, act, ...values }} />
      <button type="submit" className={isSecond ? 'second' : undefined}>{about ? <><span aria-hidden="true">{label}</span><span className="hidden">{about}</span></> : <span>{label}</span>}</button>
    </form>
  );
}

/** Language and size are changed by asking for the file again. */
export const Again = ({ view, opened }: { view: View; opened: Opened }) => (
  <form method="post" id="again" action={to(view, '/look-up')}>
    <Carried values={{ ...opened, act: 'file' }} />
  </form>
);

export interface MessagePage extends Omit<Asked, 'unsent'> {
  readonly opened: Opened;
  readonly action: PublicAction;
  readonly typedFields: Readonly<Record<string, string>>;
  readonly key: string;
  readonly areFilesLost?: boolean | undefined;
}

interface Titled {
  readonly type?: string;
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly 'x-labels'?: Readonly<Record<string, string>>;
  readonly 'x-labels-en'?: Readonly<Record<string, string>>;
}

/** One thing the holder may say, drawn from its form: text, one of several words, a tick, or files. */
export function MessageFields({ view, action, typed, faults = [], areFilesLost }: { view: View; action: PublicAction; typed: Readonly<Record<string, string>>; faults?: readonly Fault[] | undefined; areFilesLost?: boolean | undefined }) {
  const { properties = {}, required = [] } = action.schema as { properties?: Record<string, Titled>; required?: string[] };
  return Object.entries(properties).map(([name, field]) => {
    const label = (view.lang === 'en' ? field['x-title-en'] : field.title) ?? name;
    const common = { view, name, label, value: typed[name], faults };
    if (field.type === 'boolean') return <Tick key={name} {...common} />;
    const labels = (view.lang === 'en' ? field['x-labels-en'] : undefined) ?? field['x-labels'] ?? {};
    if (field.enum) return <Choices key={name} {...common} choices={field.enum.map((value) => ({ value, label: labels[value] ?? value }))} isOptional={!required.includes(name)} />;
    if (field.format === 'date') return <TextField key={name} {...common} type="date" value={typed[name] ?? view.today} />;
    if (field.type === 'array') return <Files key={name} {...common} hint={view.say(write.filesHint)} areLost={areFilesLost} isOptional />;
    return <TextArea key={name} {...common} isOptional={!required.includes(name) && !/可以不写/.test(field.title ?? '')} />;
  });
}

export function messagePage({ view, opened, action, typedFields, key, faults, note, areFilesLost }: MessagePage): string {
  const { say, lang, today } = view;
  return page({
    view, path: '/look-up', title: say(frame.hall), faults, form: 'message',
    children: (
      <>
        <h1>{action.title}</h1>
        {note && <p className="note" role="alert">{note}</p>}
        {action.until && <p><strong>{say(lookUp.until, { day: sayDay(action.until as Day, lang, today) })}</strong></p>}
        {action.message === 'withdraw' && <p>{say(lookUp.withdrawWarn)}</p>}
        {action.message === 'reportRetaliation' && <p>{say(lookUp.retaliationHint)}</p>}
        <form method="post" id="message" action={to(view, '/look-up')} noValidate encType="multipart/form-data">
          <Carried values={{ ...opened, act: 'send', message: action.message, key }} />
          <MessageFields view={view} action={action} typed={typedFields} faults={faults} areFilesLost={areFilesLost} />
          <p className="acts"><button type="submit" name="go" value="next" className={action.danger ? 'danger' : undefined}>{action.message === 'reportRetaliation' ? say(lookUp.retaliationGo) : action.title}</button></p>
        </form>
        <Act view={view} opened={opened} act="file" label={say(lookUp.backToFile)} />
      </>
    ),
  });
}

export function noticePage(view: View, opened: Opened, notice: PublicNoticeText): string {
  const { say, lang } = view;
  const head = { item: ['事项', 'Point'], finding: ['认定', 'Finding'], handling: ['处理', 'Handling'] } as const;
  return page({
    view, path: '/look-up', title: say(frame.hall), form: 'again',
    children: (
      <>
        <Again view={view} opened={opened} />
        {lang === 'en' && <p className="note">{say(lookUp.notBinding)}</p>}
        <article className="letter" lang="zh-CN">
          <p className="issuer">{notice.organ}</p>
          <p className="meta">{notice.number}</p>
          <h1>{notice.title}</h1>
          {notice.paragraphs.slice(0, 1).map((line) => <p key={line}>{line}</p>)}
          {notice.table && (
            <table className="stack">
              <thead><tr>{Object.values(head).map(([zh]) => <th scope="col" key={zh}>{zh}</th>)}</tr></thead>
              <tbody>
                {notice.table.map((row, i) => (
                  <tr key={i}><th scope="row">{row.item}</th><td data-head={head.finding[0]}>{row.finding}</td><td data-head={head.handling[0]}>{row.handling}</td></tr>
                ))}
              </tbody>
            </table>
          )}
          {notice.paragraphs.slice(1).map((line, i) => <p key={i}>{line}</p>)}
          {notice.contact.map((line, i) => <p className="meta" key={i}>{line}</p>)}
          <p className="signed">{notice.organ}<br />{sayDay(notice.issuedOn as Day, 'zh')}</p>
        </article>
        <div className="acts">
          <Act view={view} opened={opened} act="pdf" values={{ notice: notice.id }} label={say(lookUp.pdf)} isSecond={false} />
          <Act view={view} opened={opened} act="file" label={say(lookUp.backToFile)} />
        </div>
      </>
    ),
  });
}

