import type { Rehearsals } from '../../api/cases/foresight.ts';
import { rehearsal } from '../../scripts/build.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Statement } from '../../workflows/steps/words.ts';
import type { FakeRegister } from './register.ts';

const nameOf = ({ type, key }: Pick<CaseEvent, 'type' | 'key'>): string => `${type} ${key}`;

/** What a rehearsal says would follow from each step of a path, held against what the true server then entered. */
export class Rehearsed {
  readonly #foretold: { readonly said: string; readonly events: readonly string[] }[] = [];
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
      reportIncident: async (_: string, unmet: readonly string[]) => {
        throw new Error(`not met: ${unmet.join(', ')}`);
      },
    };
    await rehearse({ procedure: this.procedure, now: () => now, activities }, { ...this.opening, takenUp: true });
    this.#foretold.push({ said: statement.duty, events });
  }

  /** What was foretold and never came, by the step after which it was. */
  get missing(): string[] {
    const came = new Set(this.register.events.map(nameOf));
    return this.#foretold.flatMap(({ said, events }) => events.filter((each) => !came.has(each)).map((each) => `${said}: ${each}`));
  }
}
