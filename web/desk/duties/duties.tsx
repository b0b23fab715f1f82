import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Duty, DutyList, Procedure } from '../../../api/shapes.ts';
import { Sign } from '../clock-sign.tsx';
import { signOf, type Colour, type Shape } from '../clock-words.ts';
import { sayDay } from '../dates.ts';
import { Select } from '../form/select.tsx';
import { useWords } from '../language.tsx';
import { whenIdle } from '../later.tsx';
import { useAnswer } from '../load.ts';
import { useNarrow } from '../narrow.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { CasePage } from '../pages.ts';
import type { Word } from '../words.ts';
import { useArrivals } from './arrivals.ts';
import { Batch } from './batch.tsx';
import { DutyCards } from './cards.tsx';
import { filtersFrom, levels, listPath, scopes, searchOf, type Filters, type Level } from './filters.ts';
import { DutyTable } from './table.tsx';
import { Reported } from './reported.tsx';
import { Unanswered } from './unanswered.tsx';

const signed = (word: Word, level: 'overdue' | 'red' | 'yellow' | 'green', kind: 'statutory' | 'target' = 'statutory', state: 'running' | 'paused' = 'running') => ({ word, ...signOf({ level, kind, state }) });
const levelSigns: Readonly<Record<Level, { word: Word; shape?: Shape; colour: Colour }>> = {
  overdue: signed('levelOverdue', 'overdue'),
  red: signed('levelRed', 'red'),
  yellow: signed('levelYellow', 'yellow'),
  green: signed('levelGreen', 'green'),
  target: signed('target', 'green', 'target'),
  paused: signed('clockPaused', 'green', 'statutory', 'paused'),
  none: { word: 'noClock', colour: 'grey' },
};
const scopeWords = { mine: 'scopeMine', office: 'scopeOffice', organ: 'scopeOrgan' } as const satisfies Record<(typeof scopes)[number], Word>;

/** 待办 and 已办: the soonest last day first, every filter in the address. */
export function Duties({ state }: { state: Filters['state'] }) {
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  const filters = filtersFrom(search, state);
  const path = listPath(filters);
  const list = useAnswer<DutyList>(path);
  const isNarrow = useNarrow();
  const [help, setHelp] = useState(false);
  const change = (to: Partial<Filters>) => setSearch(searchOf(filters, to));
  const all = list.data?.counts.all;
  useEffect(() => {
    document.title = state === 'open' && all ? `(${all}) ${say('toDo')}` : say(state === 'open' ? 'toDo' : 'done');
  }, [all, state, say]);
  const isRead = list.data !== undefined;
  // From a list one goes on to a case: its page is fetched once the browser has nothing else to do.
  useEffect(() => (isRead ? whenIdle(CasePage.fetch) : undefined), [isRead]);
  return (
    <>
      <h1 className="page-title">{say(state === 'open' ? (isNarrow ? 'waitingForMe' : 'toDo') : 'done')}{all !== undefined && <span className="figure"> {all}</span>}</h1>
      {state === 'open' && <Reported />}
      {state === 'open' && <Unanswered />}
      <FilterBar filters={filters} change={change} counts={list.data?.counts} isNarrow={isNarrow} />
      <Loaded query={list}>{(answer) => <Rows answer={answer} list={path} isDone={state === 'done'} isNarrow={isNarrow} onHelp={() => setHelp(true)} />}</Loaded>
      {(filters.after || list.data?.next) && (
        <p className="pages">
          {filters.after && <Link to={{ search: searchOf(filters, {}).toString() }}>{say('firstPage')}</Link>}
          {list.data?.next && <Link to={{ search: searchOf(filters, { after: list.data.next }).toString() }}>{say('nextPage')}</Link>}
        </p>
      )}
      <KeyHelp open={help} close={() => setHelp(false)} />
    </>
  );
}

function Rows({ answer, list, isDone, isNarrow, onHelp }: { answer: DutyList; list: string; isDone: boolean; isNarrow: boolean; onHelp: () => void }) {
  const say = useWords();
  const { rows, waiting, show } = useArrivals(answer.items, list);
  const [ticked, setTicked] = useState<readonly Duty[]>([]);
  const chosen = ticked.filter(({ id }) => rows.some((row) => row.id === id));
  const tick = (duty: Duty) => setTicked(chosen.some(({ id }) => id === duty.id) ? chosen.filter(({ id }) => id !== duty.id) : [...chosen, duty]);
  const year = Number(answer.today.slice(0, 4));
  return (
    <>
      {waiting > 0 && (
        <Button className="arrivals" onClick={show}>
          {say('arrivals', { n: waiting })}
        </Button>
      )}
      <Batch chosen={chosen} clear={() => setTicked([])} />
      {rows.length === 0 && (
        <Empty>
          {say(isDone ? 'nothingDone' : 'nothingToDo')}
          {answer.nextLastDay && ` ${say('nextLastDay', { day: sayDay(answer.nextLastDay, say.language, year) })}`}
        </Empty>
      )}
      {/* The open card stays, with what became of it, when its row was the last one. */}
      {isNarrow && <DutyCards rows={rows} isDone={isDone} />}
      {!isNarrow && rows.length > 0 && (
        <DutyTable rows={rows} isDone={isDone} year={year} ticked={new Set(chosen.map(({ id }) => id))} tick={tick} onHelp={onHelp} />
      )}
    </>
  );
}

function FilterBar({ filters, change, counts, isNarrow }: { filters: Filters; isNarrow: boolean; change: (to: Partial<Filters>) => void; counts: DutyList['counts'] | undefined }) {
  const say = useWords();
  const procedures = useAnswer<{ items: Procedure[] }>('/api/procedures');
  return (
    <div className="filters">
      {filters.state === 'open' && (
        <div className="levels" role="group" aria-label={say('byLevel')}>
          {levels.filter((level) => !isNarrow || counts?.[level] || filters.level === level).map((level) => {
            const { word, shape, colour } = levelSigns[level];
            return (
              <button key={level} type="button" className={`level ${colour}`} aria-pressed={filters.level === level} onClick={() => change({ level: filters.level === level ? '' : level })}>
                {shape && <Sign shape={shape} />}
                {say(word)} {counts?.[level] ?? ''}
              </button>
            );
          })}
        </div>
      )}
      <label>
        {say('scope')}
        <Select value={filters.scope} choices={scopes.map((value) => ({ value, label: say(scopeWords[value]) }))} onChange={(scope) => change({ scope: scope as Filters['scope'] })} />
      </label>
      {(procedures.data?.items.length ?? 0) > 1 && (
        <label>
          {say('procedure')}
          <Select value={filters.procedure} empty={say('all')} choices={procedures.data!.items.map(({ name, title }) => ({ value: name, label: title }))} onChange={(procedure) => change({ procedure: procedure ?? '' })} />
        </label>
      )}
      <form
        key={filters.q}
        role="search"
        aria-label={say('filterHint')}
        onSubmit={(event) => {
          event.preventDefault();
          change({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
        }}
      >
        <label>{say('filterHint')} <input id="list-search" name="q" type="search" defaultValue={filters.q} /></label>
      </form>
    </div>
  );
}

const keyWords = [['↑ ↓ / J K', 'keyMove'], ['Enter', 'keyOpen'], ['A', 'keyApprove'], ['X', 'keyTick'], ['/', 'keySearch'], ['?', 'keyHelp'], ['Esc', 'keyClose']] as const;

function KeyHelp({ open, close }: { open: boolean; close: () => void }) {
  const say = useWords();
  return (
    <Modal open={open} title={say('keys')} footer={null} onCancel={close}>
      <dl className="facts">
        {keyWords.map(([key, word]) => (
          <div key={key} className="pair">
            <dt><kbd>{key}</kbd></dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{say('keysOff')}</p>
    </Modal>
  );
}
