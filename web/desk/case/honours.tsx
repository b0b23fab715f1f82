import type { CaseFile, Honours as HonoursShape } from '../../../api/shapes.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { sayYuan } from '../../yuan.ts';
import { honourWords } from './honour-words.ts';

/** Who has the file of a martyr recognition, what the survivors are paid and by whom, and the pensions that run. */
export function Honours({ file }: { file: CaseFile }) {
  const honours = useAnswer<HonoursShape>(`/api/martyr-recognitions/${encodeURIComponent(file.caseNo)}/honours`);
  return <Loaded query={honours}>{(found) => <Parts honours={found} />}</Loaded>;
}

function Parts({ honours: { holder, custody, lines, pensions } }: { honours: HonoursShape }) {
  const say = useWords();
  const word = (key: keyof typeof honourWords, values: Record<string, string> = {}) => say.of(honourWords[key]).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const day = (on: string) => sayDay(on, say.language);
  return (
    <>
      <p>
        <b>{word('holder')}</b> {holder.organName}
        {holder.underway && `（${word('underway')}）`}
        {holder.since && <span className="secondary"> {word('since', { day: day(holder.since) })}</span>}
        {holder.expectedOn && <span className="secondary"> {word('expected', { day: day(holder.expectedOn) })}</span>}
      </p>
      <h3>{word('custody')}</h3>
      {custody.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
        <div className="scroll">
          <table className="rows dense">
            <thead><tr><th>{say('time')}</th><th>{say('status')}</th><th>{say('post')}</th><th>{word('number')}</th></tr></thead>
            <tbody>
              {custody.map(({ kind, title, organName, on, number, expectedOn }, at) => (
                <tr key={`${at} ${kind}`}><td>{day(on)}</td><td>{title}</td><td>{organName}</td><td>{number ?? '—'}{expectedOn && <div className="secondary">{word('expected', { day: day(expectedOn) })}</div>}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lines.length > 0 && (
        <>
          <h3>{word('lines')}</h3>
          <p className="hint">{word('apart')}</p>
          <div className="scroll">
            <table className="rows">
              <tbody>
                {lines.map(({ code, title, amount, how, source, article, status }) => (
                  <tr key={code}><td>{title}<div className="secondary">{word('veterans')}</div></td><td className="money">{amount === undefined ? '—' : sayYuan(amount)}</td><td>{how}<div className="secondary">{source}{article}（{status}）</div></td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {pensions.length > 0 && (
        <>
          <h3>{word('pensions')}</h3>
          <ul>
            {pensions.map(({ nth, monthly, organName, movesOn, confirmedOn, diedOn, endedOn }) => (
              <li key={nth}>
                {nth} · {organName}
                {monthly !== undefined && ` · ${word('monthly', { sum: sayYuan(monthly) })}`}
                {movesOn && ` · ${word('moves', { day: day(movesOn) })}`} · {word('confirmed', { day: day(confirmedOn) })}
                {diedOn && ` · ${word('died', { day: day(diedOn) })}`}
                {endedOn && ` · ${word('ended', { day: day(endedOn) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
