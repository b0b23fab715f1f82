import type { CaseFile } from '../../../api/shapes.ts';
import { Link } from 'react-router';
import { supervisionTitle } from '../../../workflows/complaint/words.ts';
import { AsWritten } from '../as-written.tsx';
import { ClockSign, Sign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { VolumeButton } from './volume.tsx';

const stepSigns = { done: 'tick', current: 'disc', ahead: 'ring', skipped: 'dash' } as const;

/** Who is awaited, since when, until which day and what follows: one sentence, as the register words it. */
export function Head({ file }: { file: CaseFile }) {
  const say = useWords();
  const { standing } = file;
  return (
    <header className="file-head">
      <h1 className="page-title">
        {file.caseNo} {file.title}
        {file.urgent && <span className="mark urgent">{say('markUrgent')}</span>}
      </h1>
      <p className="meta">
        {file.procedureTitle} · {file.organName} · {say('openedOn', { day: sayDay(file.openedOn, say.language) })} · {say('ruleVersion')} {file.ruleVersion}
        {file.resultTitle && ` · ${say.headed(say('result'), file.resultTitle)}`}
        {file.supervision && ` · ${say.headed(say.of(supervisionTitle), file.supervision.stateTitle)}`}
        {file.linkedFrom && <> · {say('linkedFrom')} <Link to={`/cases/${encodeURIComponent(file.linkedFrom)}`}>{file.linkedFrom}</Link></>}
        {file.linked.map(({ caseNo, title }) => <span key={caseNo}> · {say('linked')} <Link to={`/cases/${encodeURIComponent(caseNo)}`}>{caseNo} {title}</Link></span>)}
        <span className="unprinted papers">
          <Link to={`/cases/${encodeURIComponent(file.caseNo)}/print`}>{say('approvalSheet')}</Link>
          <VolumeButton caseNo={file.caseNo} />
          <button type="button" className="plain" onClick={() => print()}>{say('print')}</button>
        </span>
      </p>
      {file.incident && <p className="fault-box">{say('incident')}</p>}
      <p className="standing">
        <AsWritten text={standing.sentence} /> {standing.clock && <ClockSign clock={standing.clock} caseNo={file.caseNo} />}
      </p>
      <ol className="outline" aria-label={say('outline')}>
        {file.outline.map(({ step, title, article, state, on }) => (
          <li key={step} className={state} aria-current={state === 'current' ? 'step' : undefined} title={article}>
            <Sign shape={stepSigns[state]} /> {title}
            {on && <small> {sayDay(on, say.language, Number(file.openedOn.slice(0, 4)))}</small>}
            <span className="unseen">{say(stepStates[state])}</span>
          </li>
        ))}
      </ol>
    </header>
  );
}

const stepStates = { done: 'stepDone', current: 'stepCurrent', ahead: 'stepAhead', skipped: 'stepSkipped' } as const;
