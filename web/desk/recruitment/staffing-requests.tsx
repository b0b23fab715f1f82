import { Button, Form } from 'antd';
import { useState } from 'react';
import { staffingRequest } from '../../../workflows/recruitment/forms.ts';
import { SendingNews, useAct } from '../act.tsx';
import { bodyOf } from '../form/body.ts';
import { faultsOf, pathOf, type Fault } from '../form/check.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { Fields } from '../form/field.tsx';
import { starred } from '../form/starred.tsx';
import { SceneContext } from '../form/scene.ts';
import { blankOf, type FieldSchema } from '../form/schema.ts';
import { filled, useWords } from '../language.tsx';
import { PageTitle } from '../page-title.tsx';
import { useSession } from '../session.tsx';
import { Requests } from './registers.tsx';
import { recruitWords } from './words.ts';

/** 用人需求: a using unit files one; the dedicated unit reads them all. */
export function StaffingRequests() {
  const say = useWords();
  const { posts } = useSession();
  return (
    <>
      <PageTitle>{say.of(recruitWords.requests)}</PageTitle>
      {posts.some(({ office }) => office === 'using-unit-officer') && <File />}
      <Requests />
    </>
  );
}

const formName = 'staffing-request';
const schema = staffingRequest as FieldSchema;

function File() {
  const say = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const acting = useAct();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [number, setNumber] = useState('');
  const show = (found: readonly Fault[]) => {
    setFaults(found);
    form.setFields([...form.getFieldsError().map(({ name }) => ({ name, errors: [] })), ...found.map(({ path, text }) => ({ name: [...path], errors: [text] }))]);
  };
  const send = async () => {
    setNumber('');
    const body = bodyOf(schema, form.getFieldsValue(true));
    const found = faultsOf(schema, body, say);
    show(found);
    if (found.length > 0) return;
    const outcome = await acting.act<{ number: string }>('/api/staffing-requests', body);
    if (outcome.kind === 'refused') return show((outcome.problem.errors ?? []).map(({ pointer, detail }) => ({ path: pathOf(pointer), text: detail })));
    setNumber(outcome.answer.number);
    form.resetFields();
  };
  return (
    <SceneContext value={{ formName, per: [], isLocked: acting.isUnderWay }}>
      <FaultSummary faults={faults} problem={acting.problem} />
      {number && <p role="status" className="stands">{filled(say.of(recruitWords.started), { no: number })}</p>}
      <Form name={formName} form={form} layout="vertical" disabled={acting.isUnderWay} className="sheet-box" aria-label={say.of(recruitWords.requests)} initialValues={blankOf(schema)} requiredMark={starred}>
        <Fields schema={schema} />
        <SendingNews phase={acting.phase} />
        <Button type="primary" size="large" disabled={acting.isUnderWay} onClick={() => void send()}>{say('submit')}</Button>
      </Form>
    </SceneContext>
  );
}
