import { Checkbox, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { ApplicantRow } from '../../../api/shapes/recruitment.ts';
import { bars, unmet } from '../../../workflows/recruitment/words.ts';
import { ActNews, useAct } from '../act.tsx';
import { useWords } from '../language.tsx';
import { recruitWords } from './words.ts';

const leastWords = 2;
const grounds = Object.entries({ ...unmet, ...bars });

type Result = 'qualified' | 'unqualified' | 'supplement';

/** 资格审查 of one application: qualified, every ground that is told to the applicant, or what is to be handed in besides and until when. */
export function Review({ path, row, close }: { path: string; row: ApplicantRow; close: () => void }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const acting = useAct();
  const [result, setResult] = useState<Result>();
  const [what, setWhat] = useState(row.supplement?.what ?? '');
  const [until, setUntil] = useState('');
  const [reasons, setReasons] = useState<string[]>([]);
  const send = async () => {
    const { kind } = result === 'supplement'
      ? await acting.act(`${path}/supplement`, { what: what.trim(), until })
      : await acting.act(`${path}/review`, { passed: result === 'qualified', reasons: result === 'qualified' ? [] : reasons });
    if (kind === 'stands') close();
  };
  const isComplete = result === 'qualified' || (result === 'unqualified' && reasons.length > 0) || (result === 'supplement' && what.trim().length >= leastWords && until !== '');
  return (
    <Modal open title={`${word('outcome')} ${row.applicationNo}`} okText={say('submit')} cancelText={say('cancel')} okButtonProps={{ disabled: acting.isUnderWay || !isComplete }} onOk={() => void send()} onCancel={close}>
      <ActNews of={acting} />
      <p>{row.position} · {row.name} {row.sexTitle} {row.bornOn} · {row.educationTitle}</p>
      {row.relaxed && <p>{word('statesRelaxed')}</p>}
      {row.targeted && <p>{word('statesTargeted')}</p>}
      <Radio.Group className="radios" aria-label={word('outcome')} value={result} onChange={(event) => setResult(event.target.value as Result)} options={(['qualified', 'unqualified', 'supplement'] as const).map((value) => ({ value, label: word(value) }))} />
      {result === 'supplement' && (
        <>
          <label className="stacked">{word('supplyWhat')}<Input.TextArea rows={2} maxLength={500} value={what} onChange={(event) => setWhat(event.target.value)} /></label>
          <label className="stacked">{word('supplyUntil')}<Input type="date" value={until} onChange={(event) => setUntil(event.target.value)} /></label>
        </>
      )}
      {result === 'unqualified' && (
        <>
          <p>{word('everyGround')}</p>
          <Checkbox.Group className="radios" aria-label={word('everyGround')} value={reasons} onChange={(chosen) => setReasons(chosen.map(String))} options={grounds.map(([value, label]) => ({ value, label: say.of(label) }))} />
        </>
      )}
    </Modal>
  );
}
