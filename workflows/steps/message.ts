import { defineUpdate } from '@temporalio/workflow';
import type { Day, Statement } from './words.ts';

/** What a refusal may look at: how the case was opened and what was said in it so far. */
export interface Earlier {
  readonly opening: Readonly<Record<string, unknown>>;
  /** Every statement of that name, oldest first. */
  said<S extends Statement>(ask: Message<S>): readonly S[];
  /** What was said after a statement, and nothing before it. */
  after(statement: Statement): Pick<Earlier, 'said'>;
  /** Which of these was said last, by name. */
  lastOf(...asks: readonly Pick<Message<never>, 'name'>[]): string | undefined;
  /** Last day in force of the clock that runs under this name, if one does. */
  lastDay(clock: string): Day | undefined;
}

/** A ground on which a statement is refused, with what fills its sentence. */
export interface Refusal<G extends string = string> {
  readonly ground: G;
  readonly on?: string;
  readonly office?: string;
}

/** One thing that may be said to a case, and the grounds in law on which it is refused. */
export interface Message<S extends Statement> {
  readonly name: string;
  readonly update: ReturnType<typeof defineUpdate<void, [S]>>;
  refusal(statement: S, earlier: Earlier): Refusal | undefined;
  readonly except?: Except;
}

/** Four eyes: who may not answer the duty called `duty` because of what they did before, settled when it is opened and kept with its seat. */
export interface Except<G extends string = string> {
  readonly ground: G;
  persons(earlier: Earlier, duty: string): readonly string[];
}

export const message = <S extends Statement>(name: string, refusal: Message<S>['refusal'] = () => undefined, except?: Except): Message<S> => ({
  name,
  update: defineUpdate<void, [S]>(name),
  refusal,
  ...(except && { except }),
});

/** Whoever last said one of the others may not say this. */
export const exceptWhoSaid = (...others: readonly Pick<Message<never>, 'name'>[]): Except<'same-person'> => ({
  ground: 'same-person',
  persons: (earlier) => others.flatMap((other) => earlier.said(other as Message<Statement>).slice(-1).map(({ by }) => by)),
});
