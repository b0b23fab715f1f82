import type { ReactNode } from 'react';
import { Tick } from './fields.tsx';
import { page, to, type View } from './page.tsx';
import { Square } from './square.tsx';
import { frame, home, receiptWords, write } from './words.ts';

interface Slip {
  readonly view: View;
  /** Where it is looked up: the page that asks for the digits. */
  readonly path: string;
  readonly title: string;
  readonly head: string;
  readonly receipt: string;
  /** What the digits are for. */
  readonly uses: string;
  readonly go: string;
  readonly children?: ReactNode;
}

/** The one page that shows the digits, whatever was handed in. */
export function slipPage({ view, path, title, head, receipt, uses, go, children }: Slip): string {
  const { say } = view;
  const digits = receipt.replace(/(\d{4})(?=\d)/g, '$1 ');
  return page({
    view, path, title, isOnlyOnce: true,
    children: (
      <div data-receipt="" data-warning={say(receiptWords.stillHere)}>
        <h1>{head}</h1>
        <p id="receipt-label">{say(receiptWords.once)}</p>
        <div className="slip">
          <p className="meta">{say(frame.hall)}</p>
          <p className="digits" id="digits" aria-labelledby="receipt-label">{digits}</p>
          <Square digits={receipt} label={say(receiptWords.square)} />
          <p className="meta">{say(receiptWords.slip)}</p>
        </div>
        <p><strong>{say(receiptWords.now)}</strong></p>
        <p className="acts" data-tools="" data-copied={say(receiptWords.copied)} hidden>
          <button type="button" className="second" data-do="copy">{say(receiptWords.copy)}</button>
          <button type="button" className="second" data-do="print">{say(receiptWords.print)}</button>
          <button type="button" className="second" data-do="save">{say(receiptWords.save)}</button>
        </p>
        <p>{uses}</p>
        <form method="post" action={to(view, path)}>
          <Tick name="noted" label={say(receiptWords.noted)} isRequired />
          <p className="acts"><button type="submit">{go}</button></p>
        </form>
        {children}
      </div>
    ),
  });
}

export interface Arrived {
  readonly view: View;
  readonly caseNo: string;
  readonly receipt: string;
  /** 2026年6月2日 10:20 */
  readonly at: string;
  /** The next day that is known; no law names one everywhere. */
  readonly next?: { readonly title: string; readonly day: string } | undefined;
  /** Who has it now and what comes then, where no day says it. */
  readonly follows?: string | undefined;
  readonly countsAsAnonymous?: boolean;
  readonly filesTaken?: number;
  /** Why a file sent along was not taken, with its place in the row. */
  readonly filesRefused?: readonly { readonly n: number; readonly why: string }[];
}

/** A case was opened: its digits, what happens now and until when. */
export function receiptPage({ view, caseNo, receipt, at, next, follows, countsAsAnonymous = false, filesTaken = 0, filesRefused = [] }: Arrived): string {
  const { say, lang } = view;
  return slipPage({
    view, receipt, path: '/look-up', title: say(frame.hall), head: say(receiptWords.title), uses: [say(receiptWords.holder), say(receiptWords.uses)].join(lang === 'en' ? ' ' : ''), go: say(receiptWords.go),
    children: (
      <>
        <dl className="answers">
          <div><dt>{say(receiptWords.number)}</dt><dd>{caseNo}</dd></div>
          <div><dt>{say(receiptWords.received)}</dt><dd>{at}</dd></div>
          {next && <div><dt>{next.title}</dt><dd>{next.day}</dd></div>}
          {follows && <div><dt>{say(receiptWords.afterwards)}</dt><dd>{follows}</dd></div>}
          <div><dt>{say(receiptWords.ask)}</dt><dd>{view.organ.phone}</dd></div>
        </dl>
        {countsAsAnonymous && <p className="note">{say(receiptWords.asAnonymous)}</p>}
        {filesTaken > 0 && <p>{say(receiptWords.filesTaken, { n: filesTaken })}</p>}
        {filesRefused.map(({ n, why }) => <p className="note" key={n}>{say(receiptWords.fileRefused, { n, why })}</p>)}
      </>
    ),
  });
}

/** What back and refresh find: it stands, the digits are gone. */
export function alreadyPage(view: View, caseNo: string | undefined): string {
  const { say } = view;
  return page({
    view, path: '/look-up', title: say(frame.hall),
    children: (
      <>
        <h1>{say(write.againTitle)}</h1>
        <p>{caseNo ? say(write.again, { caseNo }) : say(write.againOther)}</p>
        <p>{say(write.againLost)}</p>
        <p><a className="button" href={to(view, '/look-up')}>{say(home.lookUp)}</a></p>
      </>
    ),
  });
}
