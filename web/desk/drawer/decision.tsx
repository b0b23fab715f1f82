import { Button, Drawer, Form, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Action, CaseFile } from '../../../api/shapes.ts';
import { AsWritten } from '../as-written.tsx';
import type { Problem } from '../call.ts';
import { copy, textOf } from '../copy.ts';
import { sayTime } from '../dates.ts';
import { messagePath } from '../case/paths.ts';
import { SendingNews } from '../act.tsx';
import { useAnswered } from '../duties/answered.ts';
import { useEscape } from '../escape.ts';
import { bodyOf } from '../form/body.ts';
import { faultsOf, pathOf, type Fault } from '../form/check.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { Fields } from '../form/field.tsx';
import { isCtrlEnter } from '../form/keys.ts';
import { SceneContext, type Scene } from '../form/scene.ts';
import { starred } from '../form/starred.tsx';
import { blankOf, type FieldSchema } from '../form/schema.ts';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useRefresh } from '../load.ts';
import { isWide, useNarrow } from '../narrow.ts';
import { Loading } from '../outcomes.tsx';
import { Consequences } from './consequences.tsx';
import { useDraft } from './drafts.ts';
import { LetterDraft } from './letter-draft.tsx';
import { submit, type Phase } from './submit.ts';

const formName = 'decision';
const firstField = `#${formName} :is(input, select, textarea):enabled`;
const conflict = 409;
const none: readonly Fault[] = [];
type Values = Record<string, unknown>;

export interface DecisionProps {
  readonly file: CaseFile;
  readonly action: Action;
  /** Somebody else was first. */
  readonly isLate?: boolean;
  readonly close: () => void;
  readonly onStands: (title: string) => void;
}

/** The decision, drawn from the message's schema, beside the file where both have room; what was typed outlives every refusal. */
export function Decision(props: DecisionProps) {
  const { file, action, close } = props;
  const say = useWords();
  const isNarrow = useNarrow();
  // Asked once: laid out anew while somebody writes, the form would begin anew.
  const [isBeside] = useState(isWide);
  const draft = useDraft(file.caseNo, action.message);
  useEscape(close);
  const standsFor = action.as.for ? say('standsFor', { name: action.as.for, post: action.as.post }) : action.as.post;
  return (
    <Drawer
      open
      placement="right"
      size={isNarrow ? '100%' : 560}
      onClose={close}
      keyboard={false}
      mask={!isBeside}
      destroyOnHidden
      className="decision"
      rootClassName={isBeside ? 'beside' : ''}
      // Said as modal, the file beside it would not be there for a screen reader.
      {...(isBeside && { panelRef: (panel: HTMLElement | null) => panel?.removeAttribute('aria-modal') })}
      title={<span>{say.titled(action.title)} <small><AsWritten text={say.list(action.articles)} /> · {standsFor}</small></span>}
    >
      {draft.loaded ? <DecisionForm {...props} draft={draft} written={draft.loaded.body} /> : <Loading />}
    </Drawer>
  );
}

function DecisionForm({ file, action, isLate, close, onStands, draft, written }: DecisionProps & { draft: ReturnType<typeof useDraft>; written: Values | undefined }) {
  const say = useWords();
  const isNarrow = useNarrow();
  const refresh = useRefresh();
  const answered = useAnswered();
  const [form] = Form.useForm<Values>();
  const schema = action.schema as FieldSchema;
  const per = useMemo(() => action.items ?? file.allegations.map(({ text }) => text), [action.items, file.allegations]);
  // Where each item has a question of its own, it stands above that question.
  const isPerItem = Object.values(schema.properties ?? {}).some((field) => field['x-per']);
  const chosen: unknown = Form.useWatch('result', form);
  const values: Values | undefined = Form.useWatch([], form);
  const result = action.results.find(({ value }) => value === chosen);
  const key = useRef(newKey());
  const [faults, setFaults] = useState<readonly Fault[]>(none);
  const [problem, setProblem] = useState<Problem>();
  const [phase, setPhase] = useState<Phase>();
  const [toConfirm, setToConfirm] = useState<Values>();
  const [uploads, setUploads] = useState(0);
  const isLocked = phase !== undefined;
  const isUploading = uploads > 0;
  useEffect(() => {
    // On a phone the keyboard would come up over the form before anybody has read it.
    if (isWide()) document.querySelector<HTMLElement>(firstField)?.focus({ preventScroll: true });
  }, []);
  const scene: Scene = { formName, caseNo: file.caseNo, per, isLocked, onUpload: (isUnderWay) => setUploads((n) => n + (isUnderWay ? 1 : -1)) };
  const verb = (result && (action.danger || result.ends) ? result.title : action.verb) || say('submit');

  const show = (found: readonly Fault[]) => {
    setFaults(found);
    form.setFields([...form.getFieldsError().map(({ name }) => ({ name, errors: [] })), ...found.map(({ path, text }) => ({ name: [...path], errors: [text] }))]);
  };

  const ask = () => {
    setProblem(undefined);
    const body = bodyOf(schema, form.getFieldsValue(true));
    const found = faultsOf(schema, body, say);
    const opinion = ['note', 'opinion', 'reason'].find((name) => schema.properties?.[name]);
    if (action.opinion === 'adverse' && result?.adverse && opinion && !body[opinion]) found.push({ path: [opinion], text: say('faultOpinion') });
    show(found);
    if (found.length > 0) return;
    if (action.danger || result?.ends) setToConfirm(body);
    else void send(body);
  };

  const send = async (body: Values) => {
    setToConfirm(undefined);
    const outcome = await submit(messagePath(file.caseNo, action.message), { duty: action.duty, ...body }, key.current, setPhase);
    setPhase(undefined);
    if (outcome.kind === 'stands') {
      answered({ caseNo: file.caseNo, key: action.duty });
      await draft.drop();
      onStands(result ? say.headed(action.title, result.title) : action.title);
      await refresh();
      return;
    }
    // The refused statement is on record under its key; what is corrected now is another one.
    key.current = newKey();
    setProblem(outcome.problem);
    show((outcome.problem.errors ?? []).map(({ pointer, detail }) => ({ path: pathOf(pointer), text: detail })));
    draft.change(form.getFieldsValue(true));
    await draft.keep();
    if (outcome.problem.status === conflict) await refresh();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isCtrlEnter(event) || isLocked || isUploading) return;
    event.preventDefault();
    ask();
  };

  return (
    <SceneContext value={scene}>
      {isLate && !isLocked && !problem && <p className="grey-line" role="status">{say('noLongerMine')}</p>}
      <FaultSummary faults={faults} problem={problem} />
      {problem?.status === conflict && (
        <p className="row-buttons">
          <Button onClick={close}>{say('seeResult')}</Button>
          <Button onClick={() => void copy(textOf(form.getFieldsValue(true)))}>{say('copyText')}</Button>
        </p>
      )}
      <Form name={formName} form={form} layout="vertical" disabled={isLocked} initialValues={{ ...blankOf(schema, per), ...action.proposed, ...written }} onValuesChange={() => draft.change(form.getFieldsValue(true))} requiredMark={starred} onKeyDown={onKeyDown}>
        {action.items && !isPerItem && (
          <section className="about" aria-label={say('aboutItems')}>
            <ol>{action.items.map((item) => <li key={item}>{item}</li>)}</ol>
            {file.suspectedUndivided && <p className="secondary">{file.suspectedUndivided}</p>}
            {action.notes && <p className="secondary lines">{say.headed(say('reason'), action.notes)}</p>}
          </section>
        )}
        <Fields schema={schema} />
        {action.hasLetter && <LetterDraft caseNo={file.caseNo} action={action} body={{ duty: action.duty, ...bodyOf(schema, values ?? {}) }} />}
        <Consequences caseNo={file.caseNo} message={action.message} body={{ duty: action.duty, ...bodyOf(schema, values ?? {}) }} ends={result?.ends ?? false} />
        <div className="drawer-foot">
          <SendingNews phase={phase} />
          {isUploading && <p role="status" className="grey-line">{say('uploadFirst')}</p>}
          {draft.savedAt && <span className="hint">{say('savedAt', { time: sayTime(draft.savedAt) })}</span>}
          <Button size="large" onClick={close}>{say('cancel')}</Button>
          <Button size="large" onClick={() => { draft.change(form.getFieldsValue(true)); void draft.keep(); }}>{say('saveDraft')}</Button>
          <Button size="large" type="primary" danger={action.danger || (result?.ends ?? false)} disabled={isLocked || isUploading} onClick={ask}>
            {phase ? say('sending') : say.titled(verb)}{!phase && !isNarrow && ' Ctrl+Enter'}
          </Button>
        </div>
      </Form>
      <Modal open={toConfirm !== undefined} title={say('confirmTitle', { verb })} okText={verb} cancelText={say('cancel')} okButtonProps={{ danger: true }} onOk={() => toConfirm && void send(toConfirm)} onCancel={() => setToConfirm(undefined)}>
        <p>{file.caseNo} {file.title}</p>
        <p>{say(result?.ends ? 'endsCase' : 'dangerHint')}</p>
      </Modal>
    </SceneContext>
  );
}
