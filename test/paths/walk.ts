import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import '../setup/runtime.ts';
import { WorkflowNotFoundError, WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { addDays, daysBetween, weekday } from '../../db/calendar/count.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Message } from '../../workflows/steps/message.ts';
import { parties, type Day, type Office, type Party, type Statement } from '../../workflows/steps/words.ts';
import { keepHistory } from '../histories/histories.ts';
import { isAtRest } from './at-rest.ts';
import { activitiesOver, FakeRegister, type Mail } from './register.ts';
import { Rehearsed } from './rehearsed.ts';

/** Somebody says something, days pass, a newer calendar is published, or something is kept of which nobody can tell the case yet: whoever says it later does. */
export type Step = { readonly say: string; readonly as: string; readonly organ?: string; readonly by?: string; readonly told: Record<string, unknown>; readonly duty?: string } | { readonly days: number } | { readonly publishes: number } | { readonly keeps: string };

type Told<S> = Omit<S, keyof Statement> & { duty?: string; by?: string; organ?: string };
/** A statement by the holder of an office (`by` where it matters who) or by a party. */
export const says = <S extends Statement>(as: Office | Party, ask: Message<S>, { duty, by, organ, ...told }: Told<S> = {} as Told<S>): Step => ({ say: ask.name, as, told, ...(duty && { duty }), ...(by && { by }), ...(organ && { organ }) });
export const days = (days: number): Step => ({ days });
export const kept = (duty: string): Step => ({ keeps: duty });
export const published = (version: number): Step => ({ publishes: version });

export interface Path {
  readonly opening: Record<string, unknown>;
  /** What of the opening hangs on the day on which the walk begins. */
  readonly opensWith?: (start: Day) => Record<string, unknown>;
  readonly mail?: Mail;
  /** How works on many rows end, in turn, by what is done. */
  readonly works?: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
}

/** The Monday of the fixed calendar on which every path begins. */
export const firstDay: Day = '2026-03-02';

/** Losing the workflow costs as much as the path so far; what one path skips, the next, which begins alike, loses. */
const losesEvery = 4;

/** Walks paths through a procedure on the time-skipping server. Its time is one for all, so paths go one after the other. */
export class Walk {
  #nth = 0;
  private constructor(
    readonly registers: Map<string, FakeRegister>,
    readonly env: TestWorkflowEnvironment,
    readonly worker: Worker,
    readonly procedure: string,
    readonly stopped: Promise<void>,
  ) {}

  static async begin(procedure: string, testServerPath: string, workflowBundlePath: string): Promise<Walk> {
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: testServerPath } } });
    const registers = new Map<string, FakeRegister>();
    const worker = await Worker.create({ connection: env.nativeConnection, taskQueue: 'paths', workflowBundle: { codePath: workflowBundlePath }, activities: { ...activitiesOver(registers) } });
    return new Walk(registers, env, worker, procedure, worker.run());
  }

  async end(): Promise<void> {
    this.worker.shutdown();
    await this.stopped;
    await this.env.teardown();
  }

  today = async (): Promise<Day> => dayOf(await this.env.currentTimeMs());

  /** To nine in the morning of the next Monday, so that no path crosses midnight while it speaks. */
  async #nextMonday(): Promise<void> {
    const now = await this.env.currentTimeMs();
    const ahead = ((8 - weekday(dayOf(now))) % 7) + 7;
    await this.env.sleep(Date.parse(`${addDays(dayOf(now), ahead)}T09:00:00+08:00`) - now);
  }

  /**
   * Days pass. When a run goes on as another meanwhile, the server may leave its time locked once too often, and would stand still for good:
   * where that can happen, a time that has stood for two seconds is unlocked.
   */
  async #pass(days: number, goesOn: boolean): Promise<void> {
    let over = false;
    const passing = this.env.sleep(days * 86_400_000).finally(() => (over = true));
    for (let last = 0, stood = 0; goesOn && !over; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const now = await this.env.currentTimeMs();
      stood = now - last < 1000 ? stood + 1 : 0;
      last = now;
      if (stood < 20) continue;
      await this.env.connection.testService!.unlockTimeSkipping({});
      stood = 0;
    }
    await passing;
  }

  /** Walks a path; `losesFrom` loses the workflow after that step and every fourth one after it, and takes the case up again from its register. A case that was `left` in a register by somebody else is taken up from there first. What a `sentence` names may be kept as a history. */
  async take(path: Path, { losesFrom, refused = false, historyLimit, left, sentence }: { losesFrom?: number; refused?: boolean; historyLimit?: number; left?: readonly CaseEvent[]; sentence?: string } = {}): Promise<FakeRegister> {
    await this.#nextMonday();
    const start = left?.[0]?.type === 'opened' ? left[0].on : await this.today();
    const caseNo = `T-${++this.#nth}`;
    const register = new FakeRegister(path.mail ?? [], this.today, daysBetween(start, firstDay), path.works);
    this.registers.set(caseNo, register);
    let run = 0;
    let stoodOpen: ReadonlySet<string> = new Set();
    const opening = { caseNo, receivedOn: start, ...path.opensWith?.(start), ...path.opening };
    const open = (takenUp: boolean) => this.env.client.workflow.start(this.procedure, { taskQueue: 'paths', workflowId: `${caseNo}/${run++}`, args: [{ ...opening, takenUp, ...(historyLimit && { historyLimit }) }] });
    const rehearsed = losesFrom === undefined && !refused && historyLimit === undefined && !left ? new Rehearsed(this.procedure, opening, register) : undefined;
    if (left) register.enter(left.map((event, i) => ({ ...event, seq: i + 1 })));
    let handle = await open(left !== undefined);
    if (left) await this.#rest(handle);
    if (register.incidents.length > 0) throw new Error(`not met in the register that was left: ${register.incidents[0]!.join(', ')}`);
    let last: { say: string; statement: Statement } | undefined;
    for (const [i, step] of path.steps.entries()) {
      if ('publishes' in step) await handle.signal('calendarPublished', step.publishes);
      else if ('keeps' in step) register.unheard.add(step.keeps);
      else if ('days' in step) {
        // What is under way now must not be overtaken by the days that pass. On a busy machine the server may run on to its next timer:
        // a path that waits for a last day passes it by whole days, rests included, and leans on no such luck.
        await this.#rest(handle);
        await this.#pass(step.days, historyLimit !== undefined);
      } else {
        // Several may be asked for the same; who speaks answers the duty of the own office.
        const awaited = () => register.open.filter(({ key, message }) => (step.duty ? key === step.duty : message === step.say));
        const duty = () => awaited().find(({ who }) => (typeof who === 'string' ? who : who.office) === step.as) ?? awaited()[0];
        // What is refused may not be awaited at all, so nothing says when to speak: the case comes to rest first.
        if (historyLimit !== undefined) await this.#rest(handle);
        if (refused && i === path.steps.length - 1) await this.#rest(handle);
        else await this.until(`${step.say} is awaited`, () => duty() !== undefined);
        // What could have been said before, too, is said once all that the step before it led to stands in the register.
        if (stoodOpen.has(duty()?.key ?? '')) await this.#rest(handle);
        stoodOpen = new Set(register.open.map(({ key }) => key));
        const statement = await this.#statement(duty(), { ...step, told: shifted(step.told, -register.shift) }, `${caseNo}-${i}`);
        last = { say: step.say, statement };
        await rehearsed?.step(statement, await this.env.currentTimeMs());
        await this.say(handle, step.say, statement).catch(async (error: unknown) => {
          // Left open, its timers would go off in the days of every later path; ended in the midst of an effect, it would hold time still.
          await this.#rest(handle);
          await handle.terminate('refused').catch(() => undefined);
          throw error;
        });
        register.unheard.delete(statement.duty);
      }
      if (losesFrom === undefined || i % losesEvery !== losesFrom % losesEvery || register.events.at(-1)?.type === 'ended') continue;
      await this.#rest(handle);
      if (register.events.at(-1)?.type === 'ended') continue;
      const before = register.open.map(({ key }) => key).join();
      await handle.terminate('lost');
      handle = await open(true);
      // The relay does not know that it was heard: it hands the last statement over again, maybe before the case knows where it stands.
      if (last) await this.say(handle, last.say, last.statement);
      await this.#rest(handle);
      if (register.incidents.length > 0) throw new Error(`taken up after step ${i}: not met again ${register.incidents[0]!.join(', ')}`);
      const after = register.open.map(({ key }) => key).join();
      if (before !== after) throw new Error(`taken up after step ${i} it awaits something else: ${before} -> ${after}`);
    }
    await this.until('the case has ended', () => register.events.at(-1)?.type === 'ended');
    if (rehearsed && rehearsed.astray.length > 0) throw new Error(`a rehearsal and the server differ: ${rehearsed.astray.join('; ')}`);
    if (sentence) await keepHistory(this.procedure, this.#nth, sentence, handle);
    return register;
  }

  async #statement(duty: FakeRegister['open'][number] | undefined, step: Extract<Step, { say: string }>, id: string): Promise<Statement> {
    const seat = typeof duty?.who === 'object' ? duty.who : undefined;
    const by = step.by ?? (Object.hasOwn(parties, step.as) ? step.as : (seat?.only?.[0] ?? `u-${step.as}`));
    const organ = step.organ ?? seat?.organ;
    return { id, duty: duty?.key ?? step.duty ?? step.say, by, as: step.as, ...(organ && { organ }), on: await this.today(), ...step.told } as Statement;
  }

  async say(handle: WorkflowHandle, message: string, statement: Statement): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        return void (await handle.executeUpdate(message, { updateId: statement.id, args: [statement] }));
      } catch (error) {
        // It met a run that was just going on as another: the relay would hand it over again, with the same id.
        if (!(error instanceof WorkflowNotFoundError) || tries === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async until(what: string, isSo: () => boolean): Promise<void> {
    for (let waited = 0; !isSo(); waited++) {
      if (waited > 3000) throw new Error(`waited in vain until ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Until the case waits for nothing but people and days: side branches go on, and enter, on their own. */
  async #rest(handle: WorkflowHandle): Promise<void> {
    for (let waited = 0; !isAtRest((await handle.fetchHistory()).events ?? [], await this.env.currentTimeMs()); waited++) {
      if (waited > 3000) throw new Error('the case never comes to rest');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** Days that are told stand in the fixed calendar; the run has its own. */
const shifted = (told: Record<string, unknown>, by: number): Record<string, unknown> =>
  Object.fromEntries(Object.entries(told).map(([field, value]) => [field, typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? addDays(value as Day, by) : value]));

/** The ground on which the last statement was refused. */
export async function groundOf(refused: Promise<unknown>): Promise<string> {
  try {
    await refused;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause.message;
    throw error;
  }
  throw new Error('it was not refused');
}
