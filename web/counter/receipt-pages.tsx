import { Tick } from './fields.tsx';
import { page, to, type View } from './page.tsx';
import { Square } from './square.tsx';
import { frame, home, receiptWords, write } from './words.ts';

export interface Arrived {
  readonly view: View;
  readonly caseNo: string;
  readonly receipt: string;
  /** 2026年6月2日 10:20 */
  readonly at: string;
  /** The next day that is known; no law names one everywhere. */
  readonly next?: { readonly title: string; readonly day: string };
  readonly countsAsAnonymous: boolean;
  readonly filesTaken: number;
  /** Why a file sent along was not taken, with its place in the row. */
  readonly filesRefused: readonly { readonly n: number; readonly why: string }[];
}

/** The one page that shows the digits. */
export function receiptPage({ view, caseNo, receipt, at, next, countsAsAnonymous, filesTaken, filesRefused }: Arrived): string {
  const { say } = view;
  const digits = receipt.replace(/(\d{4})(?=\d)/g, '$1 ');
  return page({
    view, path: '/look-up', title: say(frame.hall),
    children: (
      <div data-receipt="" data-warning={say(receiptWords.stillHere)}>
        <h1>{say(receiptWords.title)}</h1>
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
        <p>{say(receiptWords.holder)}{view.lang === 'en' && ' '}{say(receiptWords.uses)}</p>
        <form method="post" action={to(view, '/look-up')}>
          <Tick name="noted" label={say(receiptWords.noted)} isRequired />
          <p className="acts"><button type="submit">{say(receiptWords.go)}</button></p>
        </form>
        <dl className="answers">
          <div><dt>{say(receiptWords.number)}</dt><dd>{caseNo}</dd></div>
          <div><dt>{say(receiptWords.received)}</dt><dd>{at}</dd></div>
          {next && <div><dt>{next.title}</dt><dd>{next.day}</dd></div>}
          <div><dt>{say(receiptWords.ask)}</dt><dd>{view.organ.phone}</dd></div>
        </dl>
        {countsAsAnonymous && <p className="note">{say(receiptWords.asAnonymous)}</p>}
        {filesTaken > 0 && <p>{say(receiptWords.filesTaken, { n: filesTaken })}</p>}
        {filesRefused.map(({ n, why }) => <p className="note" key={n}>{say(receiptWords.fileRefused, { n, why })}</p>)}
      </div>
    ),
  });
}

/** What back and refresh find: the letter stands, the digits are gone. */
export function alreadyPage(view: View, caseNo: string | undefined): string {
  const { say } = view;
  return page({
    view, path: '/look-up', title: say(frame.hall),
    children: (
      <>
        <h1>{say(write.againTitle)}</h1>
        <p>{caseNo ? say(write.again, { caseNo }) : say(write.againOther)}</p>
        <p>{say(write.againLost)}</p>
        <p><a href={to(view, '/look-up')}>{say(home.lookUp)}</a></p>
      </>
    ),
  });
}
