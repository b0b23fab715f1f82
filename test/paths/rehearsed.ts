import type { Rehearsals } from '../../api/cases/foresight.ts';
import { rehearsal } from '../../scripts/build.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Statement } from '../../workflows/steps/words.ts';
import type { FakeRegister } from './register.ts';

const nameOf = ({ type, key }: Pick<CaseEvent, 'type' | 'key'>): string => `${type} ${key}`;

/** Inputs: what somebody says, a day that passes, a mail that goes, works that are done, a calendar that is published. */
const outside: ReadonlySet<string> = new Set(['answered', 'lapsed', 'overdue', 'tried', 'served', 'worked', 'clock-recounted']);

/** What a rehearsal says would follow from each step of a path, held against what the true server then entered. */
export class Rehearsed {
  readonly #foretold: { readonly said: string; readonly from: number; readonly events: readonly string[] }[] = [];
  constructor(
    readonly procedure: string,
    readonly opening: object,
    readonly register: FakeRegister,
  ) {}

  async step(statement: Statement, now: number): Promise<void> {
    const { rehearse } = (await import(rehearsal)) as Rehearsals;
    const { register } = this;
    const standing = [...register.events];
    const said = { type: 'answered', key: statement.duty, statement, seq: standing.length + 1, at: new Date(now).toISOString() } as CaseEvent;
    const events: string[] = [];
    const activities = {
      readRegister: async () => ({ events: [...standing, said], lastDays: register.lastDays }),
      enter: async (_: string, batch: readonly CaseEvent[]) => {
        events.push(...batch.map(nameOf));
        return { lastDays: register.lastDays };
      },
      isUnheard: async () => false,
      reportIncident: async (_: string, unmet: readonly string[]) => {
        throw new Error(`not met: ${unmet.join(', ')}`);
      },
    };
    await rehearse({ procedure: this.procedure, now: () => now, activities }, { ...this.opening, takenUp: true });
    this.#foretold.push({ said: statement.duty, from: standing.length, events: [...events] });
  }

  /** What was foretold and never came, and what came with a step and was not foretold: both by the step. */
  get astray(): string[] {
    const came = this.register.events.map(nameOf);
    return this.#foretold.flatMap(({ said, from, events }) => [
      ...events.filter((each) => !came.includes(each)).map((each) => `${said}: ${each} never came`),
      ...this.#cameWith(said, from).filter((each) => !events.includes(each)).map((each) => `${said}: ${each} was not foretold`),
    ]);
  }

  /** What the server entered after a statement and before the next thing that came from outside; nothing where something came while it was being said, of which the rehearsal could not know. */
  #cameWith(duty: string, from: number): string[] {
    const { events } = this.register;
    const at = events.findIndex(({ type, key }) => type === 'answered' && key === duty);
    if (events.slice(from, at).some(({ type }) => outside.has(type))) return [];
    const after = events.slice(at + 1);
    const next = after.findIndex(({ type }) => outside.has(type));
    return after.slice(0, next === -1 ? undefined : next).map(nameOf);
  }
}
