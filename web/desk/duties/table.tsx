import { Checkbox } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Duty } from '../../../api/shapes.ts';
import { ClockSign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { useBegin } from '../focus.ts';
import { useWords } from '../language.tsx';
import { sayYuan } from '../../yuan.ts';
import { usePreferences } from '../preferences.ts';
import type { Word } from '../words.ts';
import { DutyMenu } from './acts.tsx';
import { actOf, type Act } from './keys.ts';
import { placeInList } from './place.ts';
import { dutyPath, RowButton } from './quick.tsx';

const markWords = { substitute: 'markSubstitute', returned: 'markReturned', opinion: 'markOpinion', urgent: 'markUrgent', new: 'markNew', pool: 'markPool' } as const satisfies Record<Duty['marks'][number], Word>;

export function Marks({ duty }: { duty: Duty }) {
  const say = useWords();
  return duty.marks
    .filter((mark) => mark !== 'pool')
    .map((mark) => (
      <span key={mark} className={`mark ${mark}`}>
        {say(markWords[mark])}
      </span>
    ));
}

interface Props {
  readonly rows: readonly Duty[];
  readonly isDone: boolean;
  readonly year: number;
  readonly ticked: ReadonlySet<string>;
  readonly tick: (duty: Duty) => void;
  readonly onHelp: () => void;
}

/** A native table with one focused row; keys act only while the focus is in it. */
export function DutyTable({ rows, isDone, year, ticked, tick, onHelp }: Props) {
  const say = useWords();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { keys, dense } = usePreferences();
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(() => {
    const found = placeInList.isReturning ? rows.findIndex(({ id }) => id === placeInList.row) : 0;
    const at = found >= 0 ? found : Math.min(placeInList.at, rows.length - 1);
    return { id: rows[at]?.id ?? '', at };
  });
  const [quick, setQuick] = useState('');

  const found = rows.findIndex(({ id }) => id === current.id);
  // The focused duty was done: the next one has moved up into its place.
  const at = found >= 0 ? found : Math.min(current.at, rows.length - 1);
  const focusRow = (to: number) => body.current?.querySelectorAll<HTMLElement>('tr')[to]?.focus();
  const hadFocus = useRef(false);
  const next = found < 0 ? rows[at] : undefined;
  useEffect(() => {
    if (!next) return;
    // The row that had the focus is gone; unless the person went elsewhere meanwhile, the next one takes it.
    if (hadFocus.current && document.activeElement === document.body) body.current?.querySelectorAll<HTMLElement>('tr')[at]?.focus();
  }, [next, at]);

  useEffect(() => {
    if (!placeInList.isReturning) return;
    placeInList.isReturning = false;
    body.current?.querySelector<HTMLElement>('tr.current')?.focus();
  }, []);
  useBegin('table.rows tr.current');

  const move = (to: number) => {
    const row = rows[to];
    if (!row) return;
    setCurrent({ id: row.id, at: to });
    focusRow(to);
  };
  const acts: Partial<Record<Act, () => void>> = {
    down: () => move(at + 1),
    up: () => move(at - 1),
    open: () => rows[at] && void navigate(dutyPath(rows[at])),
    approve: () => rows[at]?.quick && setQuick(rows[at].id),
    tick: () => rows[at]?.batchable && tick(rows[at]),
    search: () => document.getElementById('list-search')?.focus(),
    help: onHelp,
    close: () => {
      setQuick('');
      focusRow(at);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A menu and a dialog of the row lie elsewhere in the page, and what is pressed there is theirs.
    if (!keys || !event.currentTarget.contains(event.target as Node)) return;
    const { key, ctrlKey, metaKey, altKey } = event;
    const act = actOf({ key, ctrlKey, metaKey, altKey, isComposing: event.nativeEvent.isComposing, within: event.target as HTMLElement });
    const run = act && acts[act];
    if (!run) return;
    event.preventDefault();
    run();
  };

  return (
    <table className={`rows ${dense ? 'dense' : ''}`}>
      <caption className="unseen">{say(isDone ? 'done' : 'toDo')}</caption>
      <thead>
        <tr>
          {!isDone && <th className="narrow"><span className="unseen">{say('ticked')}</span></th>}
          <th>{say(isDone ? 'doneOn' : 'left')}</th>
          <th>{say('whatToDo')}</th>
          <th>{say('case')}</th>
          <th>{say('from')}</th>
          <th>{say('actingAs')}</th>
          <th>{say('handle')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((duty, index) => (
          <tr key={duty.id} tabIndex={index === at ? 0 : -1} className={index === at ? 'current' : ''} onKeyDown={onKeyDown} onFocus={() => { hadFocus.current = true; Object.assign(placeInList, { list: pathname + search, row: duty.id, at: index }); setCurrent({ id: duty.id, at: index }); }}>
            {!isDone && (
              <td className="narrow">
                <Checkbox checked={ticked.has(duty.id)} disabled={!duty.batchable} aria-label={say('tickRow', { name: `${duty.asks} ${duty.caseNo}` })} onChange={() => tick(duty)} />
              </td>
            )}
            <td>{isDone ? duty.doneAt && sayDay(duty.doneAt, say.language, year) : <ClockSign clock={duty.clock} caseNo={duty.caseNo} />}</td>
            <td>
              <Link to={dutyPath(duty)}>{say.titled(duty.asks)}</Link> {duty.amount !== undefined && <b className="sum">¥{sayYuan(duty.amount)}</b>} <Marks duty={duty} />
            </td>
            <td>
              <Link to={`/cases/${encodeURIComponent(duty.caseNo)}`}>{duty.caseNo}</Link> {duty.caseTitle}
            </td>
            <td>{duty.from && `${duty.from.name} ${sayDay(duty.from.on, say.language, year)}`}</td>
            <td>{duty.as ? (duty.as.for ? say('standsFor', { name: duty.as.for, post: duty.as.post }) : duty.as.post) : duty.whoTitle}{duty.assigneeName && ` · ${duty.assigneeName}`}</td>
            <td>
              {isDone ? (
                <Link to={`/cases/${encodeURIComponent(duty.caseNo)}`}>{say('openFile')}</Link>
              ) : (
                <div className="row-buttons">
                  <RowButton duty={duty} isOpen={quick === duty.id} setOpen={(open) => setQuick(open ? duty.id : '')} />
                  <DutyMenu duty={duty} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
