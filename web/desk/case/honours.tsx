import { AsWritten } from '../as-written.tsx';
import type { CaseFile, Honours as HonoursShape } from '../../../api/shapes.ts';
import { statuses, type Status } from '../../../workflows/steps/words.ts';
import { Sign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { sayYuan } from '../../yuan.ts';
import { honourWords } from './honour-words.ts';

/** Who has the file of a martyr recognition, what the survivors are paid and by whom, and the pensions that run. */
export function Honours({ file }: { file: CaseFile }) {
  const honours = useAnswer<HonoursShape>(honoursPath(file.caseNo));
  return <Loaded query={honours}>{(found) => <Parts honours={found} />}</Loaded>;
}

/** Seen without a click on every page of the file: who has it, under which number, and when somebody last asked. */
export function Holder({ file }: { file: CaseFile }) {
  const { data } = useAnswer<HonoursShape>(honoursPath(file.caseNo));
  const { say, word, day } = useHonourWords();
  if (!data) return null;
  const { holder, custody } = data;
  const number = custody.findLast((each) => each.number)?.number;
  const asked = custody.findLast(({ kind }) => kind === 'asked');
  return (
    <p className="standing">
      <b>{word('holder')}</b> {holder.organName}
      {holder.underway && say.aside(word('underway'))}
      <span className="secondary">
        {[
          holder.since && word('since', { day: day(holder.since) }),
          number && `${word('number')} ${number}`,
          holder.expectedOn && word('expected', { day: day(holder.expectedOn) }),
          asked && word('lastAsked', { day: day(asked.on) }),
        ].filter(Boolean).map((part) => ` · ${String(part)}`).join('')}
      </span>
      {data.kin.disputed && <span className="mark urgent">{say.of(honourWords.disputed)}</span>}
    </p>
  );
}

const honoursPath = (caseNo: string) => `/api/martyr-recognitions/${encodeURIComponent(caseNo)}/honours`;

function useHonourWords() {
  const say = useWords();
  const word = (key: keyof typeof honourWords, values: Record<string, string> = {}) => filled(say.of(honourWords[key]), values);
  return { say, word, day: (on: string) => sayDay(on, say.language) };
}

const signs = { done: 'tick', current: 'disc', ahead: 'ring', refused: 'square' } as const;

/** Each level on the way up: where the file is, since when, what was decided on which paper, and who entered it. No level has a last day. */
function Levels({ levels }: Pick<HonoursShape, 'levels'>) {
  const { word, day } = useHonourWords();
  const count = (key: keyof typeof honourWords, n: number) => word(key, { n: String(n) });
  return (
    <ol className="levels-up">
      {levels.map(({ level, title, organName, state, receivedOn, decidedOn, days, resultTitle, number, scans, enteredTitle }) => (
        <li key={level} className={state} aria-current={state === 'current' ? 'step' : undefined}>
          <span className="sign-up"><Sign shape={signs[state]} /></span>
          <div>
            <b>{title}</b> <span className="secondary">{organName} · {word(state)}</span>
            <div className="secondary">
              {[
                receivedOn && `${day(receivedOn)}${decidedOn ? ` – ${day(decidedOn)}` : ''}`,
                days !== undefined && count(state === 'current' ? 'daysHere' : 'daysTaken', days),
                resultTitle,
                number && `${word('number')} ${number}`,
                enteredTitle,
                scans > 0 && count('scans', scans),
              ].filter(Boolean).join(' · ')}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Parts({ honours: { levels, custody, kin, lines, pensions } }: { honours: HonoursShape }) {
  const { say, word, day } = useHonourWords();
  return (
    <>
      {(kin.others > 0 || kin.disputed) && <p className="warning" role="note">{kin.others > 0 && word('kinOthers')}{kin.disputed && word('kinDisputed')}</p>}
      <h3>{word('wayUp')}</h3>
      <p className="hint">{word('noLastDays')}</p>
      <Levels levels={levels} />
      <h3>{word('custody')}</h3>
      {custody.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
        <Scroll label={word('custody')}>
          <table className="rows dense">
            <thead><tr><th>{say('time')}</th><th>{say('state')}</th><th>{say('organ')}</th><th>{word('number')}</th></tr></thead>
            <tbody>
              {custody.map(({ kind, title, organName, on, number, expectedOn }, at) => (
                <tr key={`${at} ${kind}`}><td>{day(on)}</td><td>{title}</td><td>{organName}</td><td>{number ?? '—'}{expectedOn && <div className="secondary">{word('expected', { day: day(expectedOn) })}</div>}</td></tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {lines.length > 0 && (
        <>
          <h3>{word('lines')}</h3>
          <p className="hint">{word('apart')}</p>
          <Scroll label={word('lines')}>
            <table className="rows">
              <tbody>
                {lines.map(({ code, title, amount, how, source, article, status }) => (
                  <tr key={code}><td>{title}<div className="secondary">{word('veterans')}</div></td><td className="money">{amount === undefined ? '—' : sayYuan(amount)}</td><td>{how}<div className="secondary"><AsWritten text={`${source}${article}`} />{say.aside(say.of(statuses[status as Status]))}</div></td></tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {pensions.length > 0 && (
        <>
          <h3>{word('pensions')}</h3>
          <ul>
            {pensions.map(({ nth, relationTitle, monthly, organName, movesOn, confirmedOn, diedOn, endedOn, afterDeath }) => (
              <li key={nth}>
                {nth} · {relationTitle} · {organName}
                {monthly !== undefined && ` · ${word('monthly', { sum: sayYuan(monthly) })}`}
                {movesOn && ` · ${word('moves', { day: day(movesOn) })}`} · {word('confirmed', { day: day(confirmedOn) })}
                {diedOn && ` · ${word('died', { day: day(diedOn) })}`}
                {afterDeath !== undefined && ` · ${word('afterDeath', { sum: sayYuan(afterDeath) })}`}
                {endedOn && ` · ${word('ended', { day: day(endedOn) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
