import { Checkbox, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import type { ApplicantRow } from '../../../api/shapes/recruitment.ts';
import { bars, unmet } from '../../../workflows/recruitment/words.ts';
import { post, Refused, type Problem } from '../call.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useRefresh } from '../load.ts';
import { recruitWords } from './words.ts';

const none = [] as const;
const grounds = Object.entries({ ...unmet, ...bars });

/** 资格审查 of one application: qualified, or every ground that is told to the applicant. */
export function Review({ path, row, close }: { path: string; row: ApplicantRow; close: () => void }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const refresh = useRefresh();
  const key = useRef(newKey());
  const [passed, setPassed] = useState<boolean>();
  const [reasons, setReasons] = useState<string[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await post(`${path}/review`, { passed, reasons: passed ? [] : reasons }, key.current);
      await refresh();
      close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      key.current = newKey();
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={`${word('outcome')} ${row.applicationNo}`} okText={say('submit')} cancelText={say('cancel')} okButtonProps={{ disabled: isBusy || passed === undefined || (!passed && reasons.length === 0) }} onOk={() => void send()} onCancel={close}>
      <FaultSummary faults={none} problem={problem} />
      <p>{row.position} · {row.name} {row.sexTitle} {row.bornOn} · {row.educationTitle}</p>
      <Radio.Group className="radios" aria-label={word('outcome')} value={passed} onChange={(event) => setPassed(event.target.value as boolean)} options={[{ value: true, label: word('qualified') }, { value: false, label: word('unqualified') }]} />
      {passed === false && (
        <>
          <p>{word('everyGround')}</p>
          <Checkbox.Group className="radios" aria-label={word('everyGround')} value={reasons} onChange={(chosen) => setReasons(chosen.map(String))} options={grounds.map(([value, label]) => ({ value, label: say.of(label) }))} />
        </>
      )}
    </Modal>
  );
}
