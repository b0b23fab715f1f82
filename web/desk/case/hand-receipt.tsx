import { Button, Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { CaseFile } from '../../../api/shapes.ts';
import { contactOf, nextOfKin } from '../../../workflows/work-injury/forms.ts';
import type { Problem } from '../call.ts';
import { submit } from '../drawer/submit.ts';
import { bodyOf } from '../form/body.ts';
import { faultsOf, pathOf, type Fault } from '../form/check.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { Fields } from '../form/field.tsx';
import { starred } from '../form/starred.tsx';
import { SceneContext } from '../form/scene.ts';
import { blankOf, type FieldSchema } from '../form/schema.ts';
import { Slip } from '../intake/slip.tsx';
import { newKey } from '../key.ts';
import { filled, useWords } from '../language.tsx';
import { useRefresh } from '../load.ts';
import { casePath } from './paths.ts';
import { receiptWords } from './receipt-words.ts';

const contact = contactOf(nextOfKin) as unknown as FieldSchema;

/** A party's own receipt, shown once and not left before it was handed over; who is not named yet is named here, under seal. */
export function HandReceipt({ file, party, close }: { file: CaseFile; party: CaseFile['parties'][number]; close: () => void }) {
  const say = useWords();
  const refresh = useRefresh();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [receipt, setReceipt] = useState('');
  const [isSending, setSending] = useState(false);
  const key = useRef(newKey());
  const done = () => void refresh().then(close);
  const send = async () => {
    setProblem(undefined);
    const given = party.sealed ? undefined : bodyOf(contact, form.getFieldsValue(true));
    const found = given ? faultsOf(contact, given, say) : [];
    setFaults(found);
    if (found.length > 0) return;
    setSending(true);
    const outcome = await submit<{ receipt: string }>(`${casePath(file.caseNo)}/receipts`, { party: party.party, ...(given && { contact: given }) }, key.current, () => undefined);
    setSending(false);
    if (outcome.kind === 'stands') return setReceipt(outcome.answer.receipt);
    key.current = newKey();
    setProblem(outcome.problem);
    setFaults((outcome.problem.errors ?? []).map(({ pointer, detail }) => ({ path: pathOf(pointer).slice(1), text: detail })));
  };
  return (
    <Modal open title={filled(say.of(receiptWords.to), { party: party.title })} footer={null} closable={!receipt} keyboard={!receipt} onCancel={close} maskClosable={false} destroyOnHidden>
      {receipt ? <Slip started={{ caseNo: file.caseNo, url: '', statementId: '', receipt }} done={done} /> : (
        <SceneContext value={{ formName: 'receipt', per: [], isLocked: isSending }}>
          <FaultSummary faults={faults} problem={problem} />
          <p>{say.of(receiptWords.hint)}</p>
          <Form name="receipt" form={form} layout="vertical" disabled={isSending} initialValues={blankOf(contact)} requiredMark={starred}>
            {!party.sealed && <Fields schema={contact} />}
            <p className="row-buttons">
              <Button type="primary" size="large" disabled={isSending} onClick={() => void send()}>{say(isSending ? 'sending' : 'printReceipt')}</Button>
              <Button size="large" onClick={close}>{say('cancel')}</Button>
            </p>
          </Form>
        </SceneContext>
      )}
    </Modal>
  );
}
