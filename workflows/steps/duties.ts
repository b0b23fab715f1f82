import { ApplicationFailure, condition, patched, setHandler } from '@temporalio/workflow';
import type { RunningClock } from './clock.ts';
import type { Earlier, Message, Refusal } from './message.ts';
import type { CaseRecord } from './record.ts';
import { inStead, type Office, type Party, type Seat, type Statement } from './words.ts';

/** One thing the case waits for: who must or may say what, and until when. */
export interface Duty {
  readonly key: string;
  readonly who: Seat | Party;
  readonly ask: Message<Statement>;
  readonly clock: RunningClock | undefined;
  said?: Statement;
}

const officeOf = (who: Seat | Party): Office | Party => (typeof who === 'string' ? who : who.office);

/** What was asked of somebody who died meanwhile is answered by whoever is left. */
function speaksFor(as: Statement['as'], who: Seat | Party, earlier: Earlier): boolean {
  const stead = typeof who === 'string' ? inStead[who] : undefined;
  return stead?.by === as && earlier.lastOf({ name: stead.once }) !== undefined;
}

/** Why the duty cannot be answered by this statement; `undefined` when it can. The door asks this too, to show only lawful choices. */
export function refusalOf(duty: Pick<Duty, 'who' | 'ask'>, statement: Statement, earlier: Earlier, recused: ReadonlySet<string>): Refusal | undefined {
  const { who, ask } = duty;
  if (statement.as !== officeOf(who) && !speaksFor(statement.as, who, earlier)) return { ground: 'wrong-office', office: officeOf(who) };
  if (typeof who !== 'string') {
    if (recused.has(statement.by)) return { ground: 'recused' };
    if (statement.organ !== who.organ) return { ground: 'wrong-office', office: who.office };
    if (who.except?.includes(statement.by)) return { ground: ask.except!.ground };
    if (who.only && !who.only.includes(statement.by) && !who.only.includes(statement.standsFor ?? '')) return { ground: 'not-assigned' };
  }
  return ask.refusal(statement, earlier);
}

/** The duties open in a case, and the one way in which any message answers one of them. */
export class Duties {
  readonly open = new Map<string, Duty>();
  readonly recused = new Set<string>();
  ended = false;
  /** A case that is being taken up does not know yet what it awaits: what is said then is judged once it does. */
  uncertain = false;
  readonly #said = new Map<string, Statement[]>();

  constructor(
    readonly record: CaseRecord,
    readonly earlier: Pick<Earlier, 'opening' | 'lastDay'>,
  ) {}

  view: Earlier = {
    opening: {},
    lastDay: () => undefined,
    lastOf: (...asks) => this.record.said().findLast(({ message }) => asks.some(({ name }) => name === message))?.message,
    said: <S extends Statement>(ask: Message<S>) => (this.#said.get(ask.name) ?? []) as unknown as readonly S[],
    after: (statement) => ({ said: (ask) => this.view.said(ask).filter((each) => this.#heard(each) > this.#heard(statement)) }),
  };

  /** Registered before the first await: a message that finds no handler is lost. */
  hear(messages: readonly Message<Statement>[]): void {
    this.view = { ...this.view, ...this.earlier };
    for (const ask of messages) {
      setHandler(ask.update, (statement: Statement) => this.#answer(ask, statement), {
        validator: (statement: Statement) => {
          if (!this.uncertain && !this.#isHearing) this.#validate(ask, statement);
        },
      });
    }
  }

  /** The seat without whom four eyes bar. */
  without<S extends Statement>(seat: Seat | Party, ask: Message<S>, key: string): Seat | Party {
    const except = typeof seat === 'string' ? [] : [...new Set(ask.except?.persons(this.view, key))];
    return typeof seat === 'string' || except.length === 0 ? seat : { ...seat, except };
  }

  /** What was said counts from the moment the procedure has it, also when a case is taken up. */
  remember(ask: Message<Statement>, statement: Statement): void {
    const all = this.#said.get(ask.name) ?? [];
    if (all.some((earlier) => earlier.id === statement.id)) return;
    this.#said.set(ask.name, [...all, statement].sort((a, b) => this.#heard(a) - this.#heard(b)));
  }

  /** Tracks side by side are taken up in another order than they spoke: what counts is the order of the register. */
  #heard = ({ duty }: Statement): number => this.record.seqOf('answered', duty) ?? Infinity;

  #validate(ask: Message<Statement>, statement: Statement): void {
    // The same statement again is no second one: after a loss of Temporal's store the relay hands over with the same id.
    if (this.#standsAlready(statement)) return;
    const refusal = this.#refusal(ask, statement);
    if (refusal) throw ApplicationFailure.create({ message: refusal.ground, type: 'Refused', nonRetryable: true, details: [refusal] });
  }

  #refusal(ask: Message<Statement>, statement: Statement): Refusal | undefined {
    if (this.ended) return { ground: 'closed' };
    const duty = this.open.get(statement.duty);
    const earlier = duty?.said ?? this.record.stands('answered', statement.duty)?.statement;
    if (earlier) return { ground: 'already-answered', on: earlier.on };
    if (!duty && this.record.stands('lapsed', statement.duty)) return { ground: 'lapsed' };
    if (duty?.ask.name !== ask.name) return { ground: 'not-awaited' };
    return refusalOf(duty, statement, this.view, this.recused);
  }

  #standsAlready(statement: Statement): boolean {
    return (this.open.get(statement.duty)?.said ?? this.record.stands('answered', statement.duty)?.statement)?.id === statement.id;
  }

  /** Something was said that the procedure has not run on from yet. */
  get #isHearing(): boolean {
    return [...this.open.values()].some(({ said }) => said !== undefined);
  }

  async #answer(ask: Message<Statement>, statement: Statement): Promise<void> {
    if (this.uncertain) {
      await condition(() => !this.uncertain);
      this.#validate(ask, statement);
    }
    // Told in one task, as after an outage of the workers: the procedure runs on from the first before the next is judged by what is awaited then. Up to 0.2.0 both were heard, and the one that came too late had no effect.
    if (this.#isHearing && patched('heard-one-by-one')) {
      while (this.#isHearing) await condition(() => !this.#isHearing);
      this.#validate(ask, statement);
    }
    const duty = this.open.get(statement.duty);
    if (duty && !duty.said) {
      duty.said = statement;
      this.record.record({ type: 'answered', key: duty.key, statement });
      // Until the procedure has run on, what follows from the answer is not recorded yet and would miss this entry.
      await condition(() => this.open.get(statement.duty) !== duty);
    }
    await this.record.enter();
  }
}
