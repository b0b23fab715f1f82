import { useState } from 'react';
import { Refused, Unreached, type Problem } from './call.ts';
import { submit, type Outcome, type Phase } from './drawer/submit.ts';
import { FaultSummary } from './form/fault-summary.tsx';
import { newKey } from './key.ts';
import { useWords, type Speech } from './language.tsx';
import { useRefresh } from './load.ts';

const none = [] as const;

/** What stands between an act and its answer: the refusal, or how far it has got. */
export interface Underway {
  readonly problem: Problem | undefined;
  readonly phase: Phase | undefined;
}

/** An act beside the forms of the procedures: sent until the door has answered, and its refusal kept for the page. `ActNews` shows what becomes of it. */
export function useAct() {
  const refresh = useRefresh();
  const [problem, setProblem] = useState<Problem>();
  const [phase, setPhase] = useState<Phase>();
  const act = async <T,>(path: string, body: unknown): Promise<Outcome<T>> => {
    setProblem(undefined);
    try {
      const outcome = await submit<T>(path, body, newKey(), setPhase);
      if (outcome.kind === 'refused') setProblem(outcome.problem);
      await refresh();
      return outcome;
    } finally {
      setPhase(undefined);
    }
  };
  return { act, problem, phase, isUnderWay: phase !== undefined };
}

/** What a call that is not sent again came to: the door's refusal, or that it was not reached. Any other error is a fault of ours and thrown on. */
export function problemIn(error: unknown, say: Speech): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Unreached) return { type: 'about:blank', title: say('unreached'), status: 0 };
  throw error;
}

export const progressWord = { sent: 'sending', kept: 'keptUnheard', unsure: 'unsure', stands: 'standsNow' } as const;

/** That what was sent is not answered yet, once that takes longer than it should. */
export function SendingNews({ phase }: Pick<Underway, 'phase'>) {
  const say = useWords();
  return phase && phase !== 'sent' && <p role="status" className="grey-line">{say(progressWord[phase])}</p>;
}

/** The door's refusal of an act, or that it has not answered yet. */
export const ActNews = ({ of: { problem, phase } }: { of: Underway }) => (
  <>
    <FaultSummary faults={none} problem={problem} />
    <SendingNews phase={phase} />
  </>
);
