import { Button, Form } from 'antd';
import { useRef, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { AsWritten } from '../as-written.tsx';
import type { Office } from '../../../workflows/steps/words.ts';
import { offices } from '../../../workflows/steps/words.ts';
import type { Procedure } from '../../../api/shapes.ts';
import type { Problem } from '../call.ts';
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
import { Slip } from '../intake/slip.tsx';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Failed, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { recruitWords } from '../recruitment/words.ts';
import { useSession } from '../session.tsx';
import { Answers } from './answers.tsx';
import { LiveChecks } from './live-checks.tsx';
import { askedAtOnce, stepsOf, stepWith } from './steps.ts';
import { useUnsent } from './unsent.ts';

const formName = 'start';
type Values = Record<string, unknown>;
interface Filed {
  readonly caseNo: string;
  readonly url: string;
  readonly statementId: string;
  readonly receipt?: string;
}

/** 发起: any procedure, its pages and questions drawn from its start form. */
export function Start() {
  const say = useWords();
  const { procedure: name } = useParams();
  const procedures = useAnswer<{ items: Procedure[] }>('/api/procedures');
  const procedure = procedures.data?.items.find((each) => each.name === name);
  const title = procedure ? say('startOf', { title: procedure.title }) : say('start');
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Loaded query={procedures}>{() => (procedure ? <Entitled key={procedure.name} procedure={procedure} /> : <Failed error={undefined} />)}</Loaded>
    </>
  );
}

/** Who may not start it is told who may, before writing anything. */
function Entitled({ procedure }: { procedure: Procedure }) {
  const say = useWords();
  const { posts } = useSession();
  const [nth, setNth] = useState(1);
  if (procedure.startedBy.some((office) => posts.some((post) => post.office === office))) return <Wizard key={nth} procedure={procedure} another={() => setNth(nth + 1)} />;
  return (
    <div className="fault-box" role="alert">
      <strong>{say('startNotYours', { title: procedure.title, who: say.list(procedure.startedBy.map((office) => say.of(offices[office as Office], office))) })}</strong>
      {procedure.name === 'recruitment' && <p>{say.of(recruitWords.notYours)}</p>}
      <p><AsWritten text={say('ground', { article: say.list(procedure.articles) })} /></p>
    </div>
  );
}

function Wizard({ procedure, another }: { procedure: Procedure; another: () => void }) {
  const say = useWords();
  const [form] = Form.useForm<Values>();
  const unsent = useUnsent(procedure.name);
  const [values, setValues] = useState<Values>(unsent.before);
  const [at, setAt] = useState(0);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [phase, setPhase] = useState<Phase>();
  const [filed, setFiled] = useState<Filed>();
  const key = useRef(newKey());
  const head = useRef<HTMLHeadingElement>(null);
  const schema = askedAtOnce(procedure.startForm as FieldSchema);
  const steps = stepsOf(schema, procedure.title);
  const isCheck = at === steps.length;
  useBegin(`#${formName} :is(input, select, textarea):enabled`);
  const titles = [...steps.map(({ title }) => title), say('check')];

  const show = (found: readonly Fault[]) => {
    setFaults(found);
    form.setFields([...form.getFieldsError().map(({ name }) => ({ name, errors: [] })), ...found.map(({ path, text }) => ({ name: [...path], errors: [text] }))]);
  };
  const go = (to: number) => {
    setProblem(undefined);
    show([]);
    setAt(to);
    requestAnimationFrame(() => head.current?.focus());
  };
  const next = () => {
    const others = Object.keys(schema.properties ?? {}).filter((name) => !steps[at]!.names.includes(name));
    const page = fieldsLeft(schema, others);
    const found = faultsOf(page, bodyOf(page, form.getFieldsValue(true)), say);
    show(found);
    if (found.length === 0) go(at + 1);
  };
  const file = async () => {
    setProblem(undefined);
    const body = bodyOf(schema, form.getFieldsValue(true));
    const found = faultsOf(schema, body, say);
    if (found.length > 0) return toFirst(found);
    const outcome = await submit<Filed>(procedure.startPath, body, key.current, setPhase);
    setPhase(undefined);
    key.current = newKey();
    if (outcome.kind === 'stands') {
      unsent.drop();
      return setFiled(outcome.answer);
    }
    setProblem(outcome.problem);
    const errors = (outcome.problem.errors ?? []).map(({ pointer, detail }) => ({ path: pathOf(pointer), text: detail }));
    if (errors.length > 0) toFirst(errors);
  };
  const toFirst = (found: readonly Fault[]) => {
    setAt(stepWith(steps, found[0]?.path[0]));
    show(found);
  };

  if (filed && !filed.receipt) return <Navigate to={`/cases/${encodeURIComponent(filed.caseNo)}`} replace state={{ filed: filed.caseNo }} />;
  if (filed?.receipt) return <Slip started={{ ...filed, receipt: filed.receipt }} another={another} />;
  return (
    <SceneContext value={{ formName, per: [], isLocked: phase !== undefined }}>
      <ol className="outline" aria-label={say('outline')}>
        {titles.map((title, n) => <li key={title} className={n < at ? 'done' : n === at ? 'current' : 'ahead'} aria-current={n === at ? 'step' : undefined}>{n + 1} {title}</li>)}
      </ol>
      <FaultSummary faults={faults} problem={problem} />
      <Form name={formName} form={form} layout="vertical" className="sheet-box intake" disabled={phase !== undefined} initialValues={{ ...blankOf(schema), ...unsent.before }} onValuesChange={(_, all: Values) => { setValues(all); unsent.keep(form.getFieldsValue(true)); }} requiredMark={starred} onKeyDown={(event) => { if (isCtrlEnter(event) && !phase) void (isCheck ? file() : next()); }}>
        <h2 tabIndex={-1} ref={head}>{titles[at]}</h2>
        {steps.map(({ title, names }, n) => <div key={title} hidden={n !== at}><Fields schema={schema} only={names} /></div>)}
        {isCheck && steps.map(({ title, names }, n) => (
          <section key={title}>
            <h3>{title} <button type="button" className="plain" onClick={() => go(n)}>{say('change')}<span className="unseen">{title}</span></button></h3>
            <Answers schema={schema} values={form.getFieldsValue(true)} names={names} />
          </section>
        ))}
        <LiveChecks procedure={procedure} values={values} />
        {isCheck && <p className="hint">{say('documentsLater')}</p>}
        <SendingNews phase={phase} />
        <p className="row-buttons">
          {isCheck
            ? <Button type="primary" size="large" disabled={phase !== undefined} onClick={() => void file()}>{say(phase ? 'sending' : 'submit')}</Button>
            : <Button type="primary" size="large" onClick={next}>{say('next')}</Button>}
          {at > 0 && <Button size="large" disabled={phase !== undefined} onClick={() => go(at - 1)}>{say('back')}</Button>}
        </p>
      </Form>
    </SceneContext>
  );
}
