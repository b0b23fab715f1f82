import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Duty } from '../../../api/shapes.ts';
import { submit } from '../drawer/submit.ts';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useRefresh } from '../load.ts';
import { messagePath } from '../case/paths.ts';
import { useAnswered } from './answered.ts';
import { agreementOf, useForms } from './approval.ts';

const most = 50;

interface Done {
  readonly duty: Duty;
  /** Empty when it stands. */
  readonly refusal: string;
}

/** 批量同意: ticked rows of one message. Each is its own statement under its own key; one refusal does not stop the rest. */
export function Batch({ chosen, clear }: { chosen: readonly Duty[]; clear: () => void }) {
  const say = useWords();
  const refresh = useRefresh();
  const answered = useAnswered();
  // Asked for as they were ticked: what somebody else does meanwhile is said of its row and takes none away unseen.
  const [asked, setAsked] = useState<readonly Duty[]>();
  const these = asked ?? chosen;
  const [first] = these;
  const forms = useForms(first?.procedure);
  const [opinion, setOpinion] = useState(say('agreedOpinion'));
  const [done, setDone] = useState<readonly Done[]>();
  const form = forms.data?.items.find(({ name }) => name === first?.message);
  const isOne = these.every(({ message, procedure }) => message === first?.message && procedure === first.procedure);
  const agreement = form && isOne && these.length <= most ? agreementOf(form, opinion) : undefined;
  if (!first && !done) return null;

  const run = async () => {
    if (!agreement) return;
    const results: Done[] = [];
    // From here on the button is gone: a second press would say everything under new keys.
    setDone(results);
    for (const duty of these) {
      const outcome = await submit(messagePath(duty.caseNo, duty.message), { duty: duty.id, ...agreement.body }, newKey(), () => undefined);
      if (outcome.kind === 'stands') answered(duty);
      results.push({ duty, refusal: outcome.kind === 'refused' ? (outcome.problem.detail ?? outcome.problem.title) : '' });
      setDone([...results]);
    }
    await refresh();
  };
  const close = () => {
    setAsked(undefined);
    if (done) clear();
    setDone(undefined);
  };
  const failed = done?.filter(({ refusal }) => refusal) ?? [];
  return (
    <>
      <div className="batch" role="status">
        {say('chosen', { n: chosen.length })}
        <Button type="primary" disabled={!agreement} onClick={() => setAsked(chosen)}>
          {say('approveAll')}
        </Button>
        <Button onClick={clear}>{say('untick')}</Button>
        {!isOne && <span className="hint">{say('batchOneKind')}</span>}
      </div>
      <Modal
        open={asked !== undefined}
        title={say('approveAllTitle', { n: these.length })}
        okText={say('approveAll')}
        cancelText={say(done ? 'close' : 'cancel')}
        okButtonProps={{ disabled: done !== undefined || !agreement }}
        onOk={() => void run()}
        onCancel={close}
        width={640}
      >
        {done ? (
          <>
            <p role="status">{say('batchResult', { good: done.length - failed.length, bad: failed.length, n: these.length })}</p>
            <ul>
              {failed.map(({ duty, refusal }) => (
                <li key={duty.id}>
                  {say.headed(`${duty.caseNo} ${duty.caseTitle}`, refusal)}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <ul className="plain-list">
              {these.map((duty) => (
                <li key={duty.id}>
                  {duty.asks} · {duty.caseNo} {duty.caseTitle} · {duty.summary}
                </li>
              ))}
            </ul>
            <label className="stacked">
              {say('commonOpinion')}
              <Input.TextArea value={opinion} onChange={(event) => setOpinion(event.target.value)} rows={2} maxLength={500} />
            </label>
          </>
        )}
      </Modal>
    </>
  );
}
