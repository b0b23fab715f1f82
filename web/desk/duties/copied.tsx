import { Button } from 'antd';
import { Link } from 'react-router';
import type { Duty, DutyList } from '../../../api/shapes.ts';
import { ClockSign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer, useRefresh } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { markSeen } from './approval.ts';
import { PageTitle } from '../page-title.tsx';

/** 抄送我的: what others sent me for information; nothing here is for me to do. */
export function Copied() {
  const say = useWords();
  const open = useAnswer<DutyList>('/api/duties?scope=copied&state=open&limit=100');
  const done = useAnswer<DutyList>('/api/duties?scope=copied&state=done&limit=100');
  return (
    <>
      <PageTitle>{say('copiedToMe')}</PageTitle>
      <h2>{say('stillOpen')}</h2>
      <Loaded query={open}>{({ items, today }) => <Copies items={items} today={today} />}</Loaded>
      <h2>{say('alreadyDone')}</h2>
      <Loaded query={done}>{({ items, today }) => <Copies items={items} today={today} />}</Loaded>
    </>
  );
}

function Copies({ items, today }: { items: readonly Duty[]; today: string }) {
  const say = useWords();
  const refresh = useRefresh();
  const year = Number(today.slice(0, 4));
  if (items.length === 0) return <Empty>{say('nothingCopied')}</Empty>;
  const see = async (id: string) => {
    await markSeen(id);
    await refresh();
  };
  return (
    <ul className="copies">
      {items.map((duty) => (
        <li key={duty.id} className="sheet-box">
          <p>
            <Link to={`/cases/${encodeURIComponent(duty.caseNo)}`}>{duty.caseNo}</Link> {duty.caseTitle} · {duty.asks} · {duty.organName} {duty.whoTitle} {duty.assigneeName} <ClockSign clock={duty.clock} caseNo={duty.caseNo} />
          </p>
          {duty.copies?.map(({ byName, note, on }, at) => (
            <p key={`${byName} ${on} ${at}`} className="meta">
              {note ? say.headed(say('copiedBy', { name: byName, day: sayDay(on, say.language, year) }), note) : say('copiedBy', { name: byName, day: sayDay(on, say.language, year) })}
            </p>
          ))}
          {duty.copies?.some(({ seen }) => !seen) && <Button size="small" aria-label={`${say('seen')} ${duty.caseNo}`} onClick={() => void see(duty.id)}>{say('seen')}</Button>}
        </li>
      ))}
    </ul>
  );
}
