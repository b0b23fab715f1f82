import { Button, Form } from 'antd';
import { useRef, useState } from 'react';
import type { Procedure, Started } from '../../../api/shapes.ts';
import type { Problem } from '../call.ts';
import { Sign } from '../clock-sign.tsx';
import { submit, type Phase } from '../drawer/submit.ts';
import { SendingNews } from '../act.tsx';
import { useBegin } from '../focus.ts';
import { bodyOf } from '../form/body.ts';
import { faultsOf, pathOf, type Fault } from '../form/check.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { Fields } from '../form/field.tsx';
import { isCtrlEnter } from '../form/keys.ts';
import { starred } from '../form/starred.tsx';
import { SceneContext } from '../form/scene.ts';
import { blankOf, fieldsLeft, type FieldSchema } from '../form/schema.ts';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { useSession } from '../session.tsx';
import { useUnsent } from '../start/unsent.ts';
import { facts, factsIn } from './facts.ts';
import { Slip } from './slip.tsx';

const formName = 'intake';
type Values = Record<string, unknown>;

const how = ['channel', 'origin', 'receivedOn', 'visitors', 'ongoing'];
const what = ['matter', 'against', 'subjectOrgan', 'occurredOn', 'place'];
const from = ['realName', 'complainant', 'answerBy'];
const end = ['readBack'];
/** Documents need a file to lie in; they are added there. */
const later = ['documents'];
const factWords = { who: 'factWho', where: 'factWhere', when: 'factWhen', what: 'factWhat' } as const;

/** 来电来访来信登记: every matter is registered, and nothing asked here can refuse it. */
export function Intake() {
  const say = useWords();
  const procedures = useAnswer<{ items: Procedure[] }>('/api/procedures');
  const [nth, setNth] = useState(1);
  return (
    <>
      <PageTitle>{say('intake')}</PageTitle>
      <Loaded query={procedures}>
        {({ items }) => {
          const procedure = items.find(({ name }) => name === 'complaint');
          return procedure ? <Register key={nth} procedure={procedure} another={() => setNth(nth + 1)} /> : null;
        }}
      </Loaded>
    </>
  );
}

function Register({ procedure, another }: { procedure: Procedure; another: () => void }) {
  const say = useWords();
  const { posts } = useSession();
  const [form] = Form.useForm<Values>();
  const unsent = useUnsent(formName);
  const [values, setValues] = useState<Values>(unsent.before);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [phase, setPhase] = useState<Phase>();
  const [started, setStarted] = useState<Started>();
  const key = useRef(newKey());
  const schema = procedure.startForm as FieldSchema;
  const isNamed = values.realName === true;
  const hidden = [...(isNamed ? [] : ['complainant', 'answerBy']), ...(values.channel === 'visit' ? [] : ['visitors']), ...later];
  const asked = fieldsLeft(schema, hidden);
  const known = factsIn(values);
  useBegin(`#${formName}_channel`);
  const isOwnOrgan = posts.some(({ organ }) => organ === values.subjectOrgan);

  const register = async () => {
    setProblem(undefined);
    const body = bodyOf(asked, form.getFieldsValue(true));
    const found = faultsOf(asked, body, say);
    if (isNamed && !body.complainant) found.push({ path: ['complainant', 'name'], text: say('faultFill', { title: say('name') }) });
    show(found);
    if (found.length > 0) return;
    const outcome = await submit<Started>(procedure.startPath, body, key.current, setPhase);
    setPhase(undefined);
    key.current = newKey();
    if (outcome.kind === 'stands') {
      unsent.drop();
      return setStarted(outcome.answer);
    }
    setProblem(outcome.problem);
    show((outcome.problem.errors ?? []).map(({ pointer, detail }) => ({ path: pathOf(pointer), text: detail })));
  };
  const show = (found: readonly Fault[]) => {
    setFaults(found);
    form.setFields([...form.getFieldsError().map(({ name }) => ({ name, errors: [] })), ...found.map(({ path, text }) => ({ name: [...path], errors: [text] }))]);
  };

  if (started) return <Slip started={started} another={another} />;
  return (
    <SceneContext value={{ formName, per: [], isLocked: phase !== undefined }}>
      <FaultSummary faults={faults} problem={problem} />
      <Form name={formName} form={form} layout="vertical" className="sheet-box intake" disabled={phase !== undefined} initialValues={{ ...blankOf(schema), origin: 'own', ...unsent.before }} onValuesChange={(_, all: Values) => { setValues(all); unsent.keep(form.getFieldsValue(true)); }} onKeyDown={(event) => { if (isCtrlEnter(event) && !phase) void register(); }} requiredMark={starred}>
        <fieldset className="group columns"><legend>{say('intakeHow')}</legend><Fields schema={asked} only={how} /></fieldset>
        {values.ongoing === true && <p className="grey-line" role="status">{say('ongoingHint')}</p>}
        <fieldset className="group">
          <legend>{say('intakeWhat')}</legend>
          <Fields schema={asked} only={what} />
          <p className="hint" role="status">
            {say.headed(say('written'))}{facts.map((fact) => <span key={fact} className="fact">{say(factWords[fact])} <Sign shape={known[fact] ? 'tick' : 'dash'} /><span className="unseen">{say(known[fact] ? 'yes' : 'no')}</span></span>)}
          </p>
          {isOwnOrgan && <p className="warning" role="status">⚠ {say('ownOrgan')}</p>}
        </fieldset>
        <fieldset className="group"><legend>{say('intakeWho')}</legend><p className="hint">{say(isNamed ? 'sealedOnSave' : 'anonymousHint')}</p><Fields schema={asked} only={from} /></fieldset>
        <Fields schema={asked} only={end} />
        <p className="hint">{say('documentsLater')}</p>
        <SendingNews phase={phase} />
        <Button type="primary" size="large" disabled={phase !== undefined} onClick={() => void register()}>{phase ? say('sending') : `${say('registerAndPrint')} Ctrl+Enter`}</Button>
      </Form>
    </SceneContext>
  );
}
