import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { Static } from 'typebox';
import type { CaseFile } from '../../../api/shapes.ts';
import type { Board, ScoreCheck, ScoreImported } from '../../../api/shapes/recruitment.ts';
import { scoreColumns } from '../../../workflows/recruitment/words.ts';
import { problemIn } from '../act.tsx';
import { get, post, type Problem } from '../call.ts';
import { save } from '../download.ts';
import { Select } from '../form/select.tsx';
import { FaultSummary } from '../form/fault-summary.tsx';
import { newKey } from '../key.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer, useRefresh } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { csvOf, sheetIn, sheetOf, textIn } from './sheet.ts';
import { recruitWords } from './words.ts';

const withoutScores = new Set(['qualification-review', 'ranking', 'public-notice']);
const mostShown = 200;
const noFaults = [] as const;
type Check = Static<typeof ScoreCheck>;

/** 导入成绩: choose, check, import; nothing is imported while a cell is wrong, and the same content again changes nothing. */
export function Scores({ file }: { file: CaseFile }) {
  const board = useAnswer<Board>(`/api/recruitments/${encodeURIComponent(file.caseNo)}/board`);
  return <Loaded query={board}>{({ stages }) => <Import caseNo={file.caseNo} stages={stages.filter(({ stage, called }) => called > 0 && !withoutScores.has(stage))} />}</Loaded>;
}

function Import({ caseNo, stages }: { caseNo: string; stages: Board['stages'] }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords, values: Record<string, string | number> = {}) => filled(say.of(recruitWords[key]), values);
  const refresh = useRefresh();
  const [stage, setStage] = useState(stages.find(({ state }) => state === 'current')?.stage ?? stages[0]?.stage);
  const [text, setText] = useState('');
  const [table, setTable] = useState<string[][]>([]);
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<Check>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const key = useRef(newKey());
  if (!stage) return <Empty>{say('nothingHere')}</Empty>;
  const path = `/api/recruitments/${encodeURIComponent(caseNo)}/scores/${stage}`;
  const change = (rows: string[][], pasted: string, note = '') => {
    setTable(rows);
    setText(pasted);
    setFound(undefined);
    setSaid(note);
    setProblem(undefined);
    key.current = newKey();
  };
  const choose = async (file: File) => {
    try {
      const rows = file.name.toLowerCase().endsWith('.xlsx') ? await sheetIn(file) : sheetOf(await textIn(file));
      change(rows, '', word('readFile', { name: file.name, n: Math.max(0, rows.length - 1) }));
    } catch {
      change([], '', word('unreadable'));
    }
  };
  const ask = async (act: () => Promise<void>) => {
    setProblem(undefined);
    setBusy(true);
    try {
      await act();
    } catch (error) {
      setProblem(problemIn(error, say));
    } finally {
      setBusy(false);
    }
  };
  const blank = async () => {
    const { tickets } = await get<{ tickets: string[] }>(path);
    save(csvOf([[scoreColumns.ticket[0], scoreColumns.points[0], scoreColumns.mark[0]], ...tickets.map((ticket) => [ticket, '', ''])]), `${caseNo} ${stages.find((each) => each.stage === stage)?.title ?? ''}.csv`);
  };
  const check = () => ask(async () => setFound(await post<Check>(`${path}/check`, { table })));
  const importRows = ({ errors }: Check) =>
    ask(async () => {
      const done = await post<Static<typeof ScoreImported>>(path, { table, ...(reason.trim() && { reason: reason.trim() }), ...(errors.length > 0 && { partly: true }) }, key.current);
      setSaid(word('imported', { n: done.imported, changed: done.changed, same: done.unchanged }));
      setFound(undefined);
      await refresh();
    });
  return (
    <section aria-label={word('importTitle')}>
      <label className="stacked">{word('stage')}<Select value={stage} onChange={(next) => { setStage(next); setFound(undefined); }} choices={stages.map((each) => ({ value: each.stage, label: each.title }))} /></label>
      <p><Button onClick={() => void ask(blank)}>{word('template')}</Button></p>
      <label className="stacked">
        {word('chooseFile')}
        <input
          type="file"
          accept=".xlsx,.csv,.txt,text/csv"
          onChange={({ target }) => {
            const file = target.files?.[0];
            // The same file, corrected, may be chosen again.
            if (file) void choose(file).then(() => (target.value = ''));
          }}
        />
      </label>
      <label className="stacked">{word('pasted')}<Input.TextArea rows={6} value={text} onChange={({ target }) => change(sheetOf(target.value), target.value)} /></label>
      <p><Button onClick={() => void check()} disabled={isBusy || table.length < 2}>{word('check')}</Button></p>
      <FaultSummary faults={noFaults} problem={problem} />
      {said && <p role="status" className="stands">{said}</p>}
      {found && (
        <>
          <Checked found={found} caseNo={caseNo} />
          {found.changed.length > 0 && <label className="stacked">{word('changeReason')}<Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} /></label>}
          <p><Button type="primary" disabled={isBusy || found.importable === 0 || (found.changed.length > 0 && reason.trim() === '')} onClick={() => void importRows(found)}>{word(found.errors.length > 0 ? 'importPartly' : 'importRows', { n: found.importable })}</Button></p>
        </>
      )}
    </section>
  );
}

/** What an import would do, and every cell that stands in its way. */
function Checked({ found, caseNo }: { found: Check; caseNo: string }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords, values: Record<string, string | number> = {}) => filled(say.of(recruitWords[key]), values);
  const { errors } = found;
  const heads = [word('row'), word('column'), word('value'), word('why')];
  return (
    <>
      <p role="status">{word('checked', { rows: found.rows, good: found.importable, bad: errors.length, changed: found.changed.length })}</p>
      {found.importedAt && <p className="grey-line">{word('known', { at: found.importedAt.slice(0, 16).replace('T', ' ') })}</p>}
      {errors.length > 0 && (
        <>
          <Scroll label={word('faultRows')}>
            <table className="rows dense">
              <thead><tr>{heads.map((head, at) => <th key={head} className={at === 0 ? 'money' : undefined}>{head}</th>)}</tr></thead>
              <tbody>{errors.slice(0, mostShown).map((each) => <tr key={`${each.row} ${each.column}`}><td className="money">{each.row}</td><td>{each.column}</td><td>{each.value}</td><td>{each.reason}</td></tr>)}</tbody>
            </table>
          </Scroll>
          {errors.length > mostShown && <p>{word('firstFaults', { n: mostShown })}</p>}
          <p><Button onClick={() => save(csvOf([heads, ...errors.map(({ row, column, value, reason }) => [row, column, value, reason])]), `${caseNo} ${word('why')}.csv`)}>{word('faultRows')}</Button></p>
        </>
      )}
      {found.changed.slice(0, mostShown).map((each) => <p key={each.ticket}>{say.headed(each.ticket, `${each.was} → ${each.becomes}`)}</p>)}
    </>
  );
}
