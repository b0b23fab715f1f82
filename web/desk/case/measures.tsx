import { useState } from 'react';
import { AsWritten } from '../as-written.tsx';
import type { CaseFile } from '../../../api/shapes.ts';
import type { How } from '../../../api/shapes/public.ts';
import { units } from '../../../workflows/steps/words.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { CountedDays } from './counted.tsx';
import { measureWords } from './measure-words.ts';
import { casePath } from './paths.ts';

/** 处理期间: what was imposed, until when it lasts and what it bars meanwhile. */
export function Measures({ file }: { file: CaseFile }) {
  const say = useWords();
  const [counted, setCounted] = useState<number>();
  const year = Number(file.openedOn.slice(0, 4));
  const day = (on: string) => sayDay(on, say.language, year);
  return (
    <section>
      <h3>{say.of(measureWords.measures)}</h3>
      <Scroll label={say.of(measureWords.measures)}>
        <table className="rows">
          <thead><tr><th>{say.of(measureWords.level)}</th><th>{say.of(measureWords.standing)}</th><th>{say.of(measureWords.imposedOn)}</th><th>{say.of(measureWords.endsOn)}</th><th>{say.of(measureWords.bars)}</th><th>{say('counted')}</th></tr></thead>
          <tbody>
            {file.measures.map((measure, at) => (
              <tr key={at} className={counted === at + 1 ? 'current' : ''}>
                <td>{say.titled(measure.levelTitle)}</td>
                <td>{say.titled(measure.stateTitle)}{measure.overOn && ` ${day(measure.overOn)}`}</td>
                <td>{day(measure.imposedOn)}</td>
                <td>{measure.lastDay ? day(measure.lastDay) : '—'}</td>
                <td>{measure.bars.length === 0 ? '—' : measure.bars.map(({ title, lastDay }) => <div key={title}>{say.headed(say.titled(title), say.of(measureWords.until).replace('{day}', day(lastDay)))}</div>)}</td>
                <td>{measure.lastDay && <button type="button" className="plain" aria-expanded={counted === at + 1} onClick={() => setCounted(counted === at + 1 ? undefined : at + 1)}>{say('counted')}</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="hint">{say.of(measureWords.default)}</p>
      {counted !== undefined && <HowLong key={counted} caseNo={file.caseNo} nth={counted} />}
    </section>
  );
}

function HowLong({ caseNo, nth }: { caseNo: string; nth: number }) {
  const say = useWords();
  const how = useAnswer<How>(`${casePath(caseNo)}/measures/${nth}`);
  return (
    <Loaded query={how}>
      {(found) => (
        <section className="counted" aria-label={say('counted')}>
          <h2>{say.titled(found.title)} {found.figure} {say.of(units[found.unit])} <span className="tag target">{found.kindTitle}</span></h2>
          <p><AsWritten text={say.headed(say('basis'), `${found.source}${found.article}`)} /> · {say('startsFrom')} {sayDay(found.from, say.language)} · {say('lastDay')} <b>{sayDay(found.lastDay, say.language)}</b></p>
          <p>{say.of(measureWords.lasting)}</p>
          <CountedDays days={found.days} />
        </section>
      )}
    </Loaded>
  );
}
