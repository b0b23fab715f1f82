import type { MyApplication } from '../../api/shapes/recruitment.ts';
import { shared } from '../words.ts';
import { AsWritten, Telling } from './as-written.tsx';
import { Carried, Files, TextArea, TextField } from './fields.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { Cancelled, dayIn } from './recruitment-pages.tsx';
import { recruit } from './words-recruitment.ts';

/** The door to one's own application: the digits that were given for it. */
export function mineFormPage(view: View, { typed, faults = [], note, unsent }: { typed?: string | undefined; faults?: readonly Fault[]; note?: string; unsent?: Recheck | undefined } = {}): string {
  const { say } = view;
  return page({
    view, path: '/recruitments/mine', title: say(recruit.title), faults, form: 'receipt-form',
    children: (
      <>
        <h1>{say(recruit.mine)}</h1>
        {note && <p className="note" role="alert">{note}</p>}
        <form id="receipt-form" method="post" action={to(view, '/recruitments/mine')} noValidate>
          {unsent && <Carried values={{ stage: unsent.stage, [`text-${unsent.stage}`]: unsent.text }} />}
          <TextField view={view} name="receipt" label={say(recruit.receiptField)} hint={say(recruit.mineHint)} value={typed} faults={faults} inputMode="numeric" maxLength={40} isLarge />
          <p className="acts"><button type="submit">{say(recruit.show)}</button></p>
        </form>
      </>
    ),
  });
}

/** The words of a request for a re-check that was not sent, or not taken: they stay on the page, beside the reason. */
export interface Recheck {
  readonly stage: string;
  readonly text: string;
  readonly why?: string;
}

export interface Shown {
  readonly token: string;
  readonly key: string;
  readonly note?: string;
  readonly recheck?: Recheck;
}

/** 我的报名: how far it has come, what may be asked for, handed in or given up. */
export function minePage(view: View, mine: MyApplication, { token, key, note, recheck }: Shown): string {
  const { say } = view;
  const action = to(view, '/recruitments/mine');
  const faults: readonly Fault[] = recheck?.why ? [{ field: `text-${recheck.stage}`, text: recheck.why }] : [];
  const isAsked = ({ stage, recheckOpen }: MyApplication['results'][number]) => recheckOpen || recheck?.stage === stage;
  const asked = mine.results.find(isAsked);
  return page({
    view, path: '/recruitments/mine', title: say(recruit.title), faults, form: asked ? `recheck-${asked.stage}` : 'again',
    children: (
      <>
        {!asked && <form id="again" method="post" action={action}><Carried values={{ token }} /></form>}
        <h1><AsWritten view={view} text={mine.campaign} /></h1>
        {note && <p className="note" role="status">{note}</p>}
        <p>{say(recruit.appliedNo, { no: mine.applicationNo })} · {say(recruit.post)} <AsWritten view={view} text={mine.position} />{mine.ticket && ` · ${say(recruit.ticket)} ${mine.ticket}`}</p>
        <p><strong>{say(shared.headed, { head: say(recruit.state), text: mine.stateTitle })}</strong></p>
        {mine.cancelled && <Cancelled view={view} cancelled={mine.cancelled} />}
        {mine.notHired && <p className="note"><Telling view={view} sentence={recruit.notHired} written={{ reason: mine.notHired.reason }} /></p>}
        {mine.supplement && (mine.supplement.handedInOn ? <p className="meta">{say(recruit.supplied, { on: dayIn(view, mine.supplement.handedInOn) })}</p> : mine.state === 'supplement' && <p className="note" role="status"><Telling view={view} sentence={recruit.supplement} written={{ what: mine.supplement.what, until: dayIn(view, mine.supplement.until) }} /></p>)}
        {mine.heldBy && <p className="note">{say(recruit.held)}</p>}
        {mine.sitting && <p className="note"><Telling view={view} sentence={recruit.place} written={{ stage: mine.sitting.stageTitle, on: dayIn(view, mine.sitting.heldOn), place: mine.sitting.place }} /><br />{mine.sitting.instructions && <AsWritten view={view} text={mine.sitting.instructions} />}<br /><span className="hint">{say(recruit.print)}</span></p>}
        {mine.cases.map(({ caseNo, title }) => (
          <form method="post" action={to(view, '/look-up')} key={caseNo} className="act"><Carried values={{ token, caseNo }} /><button type="submit">{say(recruit.openCase, { title })}</button></form>
        ))}
        {mine.results.length > 0 && <h2>{say(recruit.results)}</h2>}
        {mine.results.map((result) => <Result key={result.stage} view={view} result={result} faults={faults} words={recheck?.stage === result.stage ? recheck.text : undefined} carried={isAsked(result) ? { token, key } : undefined} />)}
        <h2>{say(recruit.files)}</h2>
        <p>{say(recruit.papers, { n: mine.documents })}</p>
        <form method="post" action={action} encType="multipart/form-data">
          <Carried values={{ token, key, act: 'papers' }} />
          <Files view={view} name="papers" label={say(recruit.addPapers)} hint={say(recruit.filesHint)} />
          <p className="acts"><button type="submit" className="second">{say(recruit.addPapers)}</button></p>
        </form>
        {mine.canWithdraw && <form method="post" action={action} className="act"><Carried values={{ token, key, act: 'withdraw' }} /><button type="submit" className="danger">{say(recruit.withdraw)}</button></form>}
      </>
    ),
  });
}

interface ResultProps {
  readonly view: View;
  readonly result: MyApplication['results'][number];
  readonly faults: readonly Fault[];
  readonly words: string | undefined;
  /** Where a re-check may be asked for. */
  readonly carried: { readonly token: string; readonly key: string } | undefined;
}

/** One stage: how it went and why, and until when a re-check may be asked for. */
function Result({ view, result: { stage, stageTitle, passed, reasons, score, publishedOn, recheckUntil }, faults, words, carried }: ResultProps) {
  const { say } = view;
  return (
    <section>
      <h3>{say(shared.headed, { head: stageTitle, text: [say(passed ? recruit.passed : recruit.notPassed), score && say(recruit.score, { score })].filter(Boolean).join(say(shared.comma)) })}</h3>
      <p className="meta">{dayIn(view, publishedOn)}</p>
      {reasons.length > 0 && <p>{say(recruit.because, { reasons: reasons.join(say(shared.semicolon)) })}</p>}
      {recheckUntil && stage !== 'public-notice' && <p>{say(recruit.recheckUntil, { on: dayIn(view, recheckUntil) })}</p>}
      {carried && (
        <form id={`recheck-${stage}`} method="post" action={to(view, '/recruitments/mine')} noValidate>
          <Carried values={{ ...carried, stage, act: 'recheck' }} />
          <TextArea view={view} name={`text-${stage}`} label={say(recruit.recheckText)} rows={2} value={words} faults={faults} />
          <p className="acts"><button type="submit" className="second">{say(recruit.recheck)}</button></p>
        </form>
      )}
    </section>
  );
}

/** Between the button and the act that nobody can take back. */
export function withdrawPage(view: View, { token, key }: { token: string; key: string }): string {
  const { say } = view;
  const action = to(view, '/recruitments/mine');
  return page({
    view, path: '/recruitments/mine', title: say(recruit.title), form: 'again',
    children: (
      <>
        <form id="again" method="post" action={action}><Carried values={{ token, act: 'withdraw' }} /></form>
        <h1>{say(recruit.withdraw)}</h1>
        <p>{say(recruit.withdrawWarn)}</p>
        <div className="acts">
          <form method="post" action={action} className="act"><Carried values={{ token, key, act: 'withdraw-for-good' }} /><button type="submit" className="danger">{say(recruit.withdraw)}</button></form>
          <form method="post" action={action} className="act"><Carried values={{ token }} /><button type="submit" className="second">{say(recruit.mine)}</button></form>
        </div>
      </>
    ),
  });
}
