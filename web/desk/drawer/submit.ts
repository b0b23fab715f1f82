import type { StatementShape } from '../../../api/shapes.ts';
import { call, Refused, Unreached, type Answered, type Problem } from '../call.ts';

/** `sent`: the button was pressed; `kept`: the office has it and the case has not heard it yet; `unsure`: nothing came back. */
export type Phase = 'sent' | 'kept' | 'unsure';

export type Outcome<T> = { readonly kind: 'stands'; readonly answer: T } | { readonly kind: 'refused'; readonly problem: Problem };

export interface World {
  readonly call: <T>(method: string, path: string, asked: { body?: unknown; key?: string; waitMs?: number }) => Promise<Answered<T>>;
  readonly pause: (ms: number) => Promise<void>;
}

const browser: World = { call, pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };

const silenceMs = 8_000;
const askAgainMs = 1_500;
const accepted = 202;

/**
 * Sends a statement and follows it until it stands or is refused. While nothing comes back it is sent again under the
 * same key, which happens once however often it arrives: the officer never has to click twice.
 */
export async function submit<T>(path: string, body: unknown, key: string, tell: (phase: Phase) => void, world: World = browser): Promise<Outcome<T>> {
  tell('sent');
  try {
    const { status, body: answer } = await reached(() => world.call<T>('POST', path, { body, key, waitMs: silenceMs }), tell, world);
    if (status !== accepted) return { kind: 'stands', answer };
    tell('kept');
    const problem = await refusalOf((answer as { statementId?: string }).statementId ?? key, tell, world);
    return problem ? { kind: 'refused', problem } : { kind: 'stands', answer };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

async function reached<T>(ask: () => Promise<T>, tell: (phase: Phase) => void, { pause }: World): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      tell('unsure');
      await pause(askAgainMs);
    }
  }
}

/** Waits until the case has heard a kept statement; the ground on which it was refused, if it was. */
async function refusalOf(id: string, tell: (phase: Phase) => void, world: World): Promise<Problem | undefined> {
  for (;;) {
    const { body } = await reached(() => world.call<StatementShape>('GET', `/api/statements/${id}`, { waitMs: silenceMs }), tell, world);
    if (body.state === 'answered') return undefined;
    if (body.state === 'refused') {
      const { detail, ground, article } = body;
      return { type: 'urn:fujing:refused', title: '', status: 409, ...(detail && { detail }), ...(ground && { ground }), ...(article && { article }) };
    }
    tell('kept');
    await world.pause(askAgainMs);
  }
}
