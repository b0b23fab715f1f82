import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { Static } from 'typebox';
import type { CaseFile } from '../../../api/shapes.ts';
import type { Board, ScoreCheck, ScoreImported } from '../../../api/shapes/recruitment.ts';
import { post, Refused, type Problem } from '../call.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useAnswer, useRefresh } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { sheetOf } from './sheet.ts';
import { filled, recruitWords } from './words.ts';

const withoutScores = new Set(['qualification-review', 'ranking', 'public-notice']);
const mostShown = 200;
const noFaults = [] as const;

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
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<Static<typeof ScoreCheck>>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const key = useRef(newKey());
  if (!stage) return <p>{say('nothingHere')}</p>;
  const path = `/api/recruitments/${encodeURIComponent(caseNo)}/scores/${stage}`;
  const table = sheetOf(text);
  const tell = (error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    setProblem(error.problem);
  };
  const change = (next: string) => {
    setText(next);
    setFound(undefined);
    setSaid('');
    setProblem(undefined);
    key.current = newKey();
  };
  const check = () => {
    setProblem(undefined);
    return post<Static<typeof ScoreCheck>>(`${path}/check`, { table }).then(setFound, tell);
  };
  const importAll = () =>
    post<Static<typeof ScoreImported>>(path, { table, ...(reason.trim() && { reason: reason.trim() }) }, key.current).then((done) => {
      setSaid(word('imported', { n: done.imported, changed: done.changed, same: done.unchanged }));
      setFound(undefined);
      void refresh();
    }, tell);
  return (
    <section aria-label={word('importTitle')}>
      <p><label>{word('stage')} <Select value={stage} onChange={(next: string) => { setStage(next); setFound(undefined); }} options={stages.map((each) => ({ value: each.stage, label: each.title }))} /></label></p>
      <p><label>{word('chooseFile')} <input type="file" accept=".csv,.txt,text/csv" onChange={(event) => void event.target.files?.[0]?.text().then(change)} /></label></p>
      <label>{word('pasted')}<Input.TextArea rows={6} value={text} onChange={(event) => change(event.target.value)} /></label>
      <p><Button onClick={() => void check()} disabled={table.length < 2}>{word('check')}</Button></p>
      <FaultSummary faults={noFaults} problem={problem} />
      {said && <p role="status" className="stands">{said}</p>}
      {found && (
        <>
          <p role="status">{word('checked', { rows: found.rows, good: found.importable, bad: found.errors.length, changed: found.changed.length })}</p>
          {found.importedAt && <p className="grey-line">{word('known', { at: found.importedAt.slice(0, 16).replace('T', ' ') })}</p>}
          {found.errors.length > 0 && (
            <div className="scroll">
              <table className="rows dense">
                <thead><tr><th className="money">{word('row')}</th><th>{word('column')}</th><th>{word('value')}</th><th>{word('why')}</th></tr></thead>
                <tbody>{found.errors.slice(0, mostShown).map((each) => <tr key={`${each.row} ${each.column}`}><td className="money">{each.row}</td><td>{each.column}</td><td>{each.value}</td><td>{each.reason}</td></tr>)}</tbody>
              </table>
            </div>
          )}
          {found.changed.map((each) => <p key={each.ticket}>{each.ticket}：{each.was} → {each.becomes}</p>)}
          {found.changed.length > 0 && <label>{word('changeReason')}<Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} /></label>}
          <p><Button type="primary" disabled={found.errors.length > 0 || (found.changed.length > 0 && reason.trim() === '')} onClick={() => void importAll()}>{word('importRows', { n: found.importable })}</Button></p>
        </>
      )}
    </section>
  );
}
