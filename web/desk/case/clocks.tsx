import { useSearchParams } from 'react-router';
import { AsWritten } from '../as-written.tsx';
import type { CaseFile } from '../../../api/shapes.ts';
import { ClockSign, StatusTag } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { Empty } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { Counted } from './counted.tsx';
import { Measures } from './measures.tsx';
import { UrgingLetter } from './urging-letter.tsx';

export function Clocks({ file }: { file: CaseFile }) {
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  const counted = search.get('counted');
  const year = Number(file.openedOn.slice(0, 4));
  if (file.clocks.length === 0 && file.measures.length === 0) return <Empty>{say('noClocks')}</Empty>;
  return (
    <>
      <Scroll label={say('clocks')}>
        <table className="rows">
          <thead>
            <tr>
              <th>{say('left')}</th>
              <th>{say('clock')}</th>
              <th>{say('figure')}</th>
              <th>{say('startsFrom')}</th>
              <th>{say('lastDay')}</th>
              <th>{say('basis')}</th>
              <th>{say('counted')}</th>
            </tr>
          </thead>
          <tbody>
            {file.clocks.map((clock) => (
              <tr key={clock.key} className={clock.key === counted ? 'current' : ''}>
                <td><ClockSign clock={clock} caseNo={file.caseNo} /></td>
                <td>{clock.title} <StatusTag clock={clock} /></td>
                <td>{clock.figure} {clock.unitTitle}</td>
                <td>{clock.startedBy} {sayDay(clock.startsOn, say.language, year)}</td>
                <td>
                  {clock.originalLastDay !== clock.lastDay && <><s>{sayDay(clock.originalLastDay, say.language, year)}</s> → </>}
                  {clock.provisional && <b className="provisional">{say('provisionalMark')}</b>}
                  {sayDay(clock.lastDay, say.language, year)}
                  {clock.stoppedOn && <div className="secondary">{say('stoppedOn', { day: sayDay(clock.stoppedOn, say.language, year) })}</div>}
                  {file.reminders.filter((each) => each.clock === clock.key).map(({ rungTitle, on, number, toName }) => (
                    <div key={`${rungTitle} ${on}`} className="secondary">
                      {say(toName ? 'remindedTo' : 'remindedOn', { day: sayDay(on, say.language, year), rung: rungTitle, name: toName ?? '' })} {number && <UrgingLetter caseNo={file.caseNo} number={number} />}
                    </div>
                  ))}
                  {clock.extendable && <div className="secondary">{say('extendable', { by: clock.extendable.by, day: sayDay(clock.extendable.until, say.language, year) })}</div>}
                </td>
                <td><AsWritten text={`${clock.source}${clock.article}`} /></td>
                <td>
                  <button type="button" className="plain" aria-expanded={clock.key === counted} onClick={() => setSearch(clock.key === counted ? {} : { counted: clock.key })}>
                    {say('counted')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {counted && <Counted key={counted} caseNo={file.caseNo} clock={counted} />}
      {file.measures.length > 0 && <Measures file={file} />}
    </>
  );
}
