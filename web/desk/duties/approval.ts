import { useRef, useState } from 'react';
import type { Duty, MessageForm } from '../../../api/shapes.ts';
import { post, type Problem } from '../call.ts';
import { messagePath } from '../case/paths.ts';
import { submit, type Phase } from '../drawer/submit.ts';
import type { FieldSchema } from '../form/schema.ts';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { useAnswer, useRefresh } from '../load.ts';
import { useAnswered } from './answered.ts';

export interface Agreement {
  readonly title: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a quick approval says: the first result that burdens nobody. Undefined where the form asks for more than a result. */
export function agreementOf(form: Pick<MessageForm, 'results' | 'schema' | 'quick' | 'danger'>, opinion: string): Agreement | undefined {
  const schema = form.schema as FieldSchema;
  const agrees = form.results.find(({ adverse, ends }) => !adverse && !ends);
  if (!form.quick || form.danger || !agrees || schema.required?.some((name) => name !== 'result')) return undefined;
  const opinionField = ['note', 'opinion'].find((name) => schema.properties?.[name]);
  return { title: agrees.title, body: { result: agrees.value, ...(opinionField && { [opinionField]: opinion }) } };
}

export const useForms = (procedure: string | undefined) => useAnswer<{ items: MessageForm[] }>(`/api/procedures/${procedure ?? ''}/messages`, procedure !== undefined);

export function useAgreement(duty: Duty): Agreement | undefined {
  const say = useWords();
  const forms = useForms(duty.quick ? duty.procedure : undefined);
  const form = forms.data?.items.find(({ name }) => name === duty.message);
  return form && agreementOf(form, say('agreedOpinion'));
}

export type Progress = Phase | 'stands' | undefined;

/** One duty approved: its own statement under its own key, kept over a broken line. */
export function useApproval(duty: Duty) {
  const refresh = useRefresh();
  const answered = useAnswered();
  const key = useRef(newKey());
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<Problem>();
  const approve = async (agreement: Agreement) => {
    setProblem(undefined);
    const outcome = await submit(messagePath(duty.caseNo, duty.message), { duty: duty.id, ...agreement.body }, key.current, setProgress);
    key.current = newKey();
    if (outcome.kind === 'refused') {
      setProblem(outcome.problem);
      setProgress(undefined);
    } else {
      setProgress('stands');
      answered(duty);
    }
    await refresh();
    return outcome.kind === 'stands';
  };
  return { approve, progress, problem };
}

/** The summary was on screen before the decision: the record says so. */
export const markSeen = (duty: string) => post(`/api/duties/${encodeURIComponent(duty)}/seen`, {}).catch(() => undefined);
