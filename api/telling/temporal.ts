import { Client, Connection, ScheduleAlreadyRunning, ScheduleOverlapPolicy, type WorkflowExecutionDescription, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Refusal } from '../../workflows/steps/message.ts';
import type { Statement } from '../../workflows/steps/words.ts';

/** What became of a statement: `away` and `unknown` both mean that it may still be heard under the same id. */
export type Outcome = { readonly kind: 'answered' } | { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'no-workflow' } | { readonly kind: 'unknown' } | { readonly kind: 'away' };

export const taskQueue = 'cases';
const tellWithinMs = 10_000;
const askWithinMs = 3_000;
/** A worker that dies over a task fails it once or twice; more often only code does that does not fit. */
const stuckFrom = 4;
const pageOfIds = 1_000;
export const workflowIdOf = (procedure: string, caseNo: string) => `${procedure}/${caseNo}`;

/** The line to the cases' workflows. It connects when it is first used, and again after every loss; a process may live without it. */
export class CaseLine {
  readonly client: Client;
  readonly namespace: string;

  constructor(config = loadClientConnectConfig()) {
    this.namespace = config.namespace ?? 'cases';
    this.client = new Client({ connection: Connection.lazy(config.connectionOptions), namespace: this.namespace });
  }

  /** Starts a case's workflow; one that runs already, or has run, stays. Throws while Temporal is away. */
  async start(procedure: string, opening: { readonly caseNo: string; readonly takenUp?: boolean }): Promise<void> {
    try {
      await this.client.withDeadline(Date.now() + tellWithinMs, () =>
        this.client.workflow.start(procedure, {
          taskQueue,
          workflowId: workflowIdOf(procedure, opening.caseNo),
          args: [opening],
          // What failed, was lost, or ended in a store that is ahead of a restored register is taken up from the register under the same id.
          workflowIdReusePolicy: opening.takenUp ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
          memo: { takenUp: opening.takenUp === true },
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Ends a workflow whose task fails again and again, or any that runs where `anyway`, so that its case can be taken up, and says whether it did. */
  async endStuck(procedure: string, caseNo: string, anyway = false): Promise<boolean> {
    return this.#endIf(procedure, caseNo, async ({ raw }) => anyway || (raw.pendingWorkflowTask?.attempt ?? 0) >= stuckFrom);
  }

  /** Ends a workflow that began before and rests, so that all it did stands in the register, where `isApart` then still says that it does not fit. */
  async endApart(procedure: string, caseNo: string, before: Date, isApart: () => Promise<boolean>): Promise<boolean> {
    return this.#endIf(procedure, caseNo, async ({ raw, startTime }) => startTime < before && !raw.pendingWorkflowTask && (raw.pendingActivities ?? []).length === 0 && (await isApart()));
  }

  async #endIf(procedure: string, caseNo: string, holds: (run: WorkflowExecutionDescription) => Promise<boolean>): Promise<boolean> {
    const handle = (runId?: string) => this.client.workflow.getHandle(workflowIdOf(procedure, caseNo), runId);
    try {
      const run = await this.client.withDeadline(Date.now() + tellWithinMs, () => handle().describe());
      if (run.status.name !== 'RUNNING' || !(await holds(run))) return false;
      await this.client.withDeadline(Date.now() + tellWithinMs, () => handle(run.runId).terminate('taken up anew'));
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Tells a case one statement and waits, for ten seconds at most, until what follows from it stands in the register. */
  async tell(procedure: string, caseNo: string, message: string, statement: Statement): Promise<Outcome> {
    const handle = this.client.workflow.getHandle(workflowIdOf(procedure, caseNo));
    try {
      await this.client.withDeadline(Date.now() + tellWithinMs, () => handle.executeUpdate(message, { args: [statement], updateId: statement.id }));
      return { kind: 'answered' };
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError) {
        const cause = error.cause;
        if (cause instanceof ApplicationFailure && cause.type === 'Refused') return { kind: 'refused', refusal: cause.details?.[0] as Refusal };
        return { kind: 'unknown' };
      }
      return error instanceof WorkflowNotFoundError ? { kind: 'no-workflow' } : { kind: 'away' };
    }
  }

  async calendarPublished(procedure: string, caseNo: string, version: number): Promise<'told' | 'no-workflow'> {
    try {
      await this.client.withDeadline(Date.now() + tellWithinMs, () => this.client.workflow.getHandle(workflowIdOf(procedure, caseNo)).signal('calendarPublished', version));
      return 'told';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'no-workflow';
      throw error;
    }
  }

  /** The identity of the store behind the line: another one means that no workflow of before is there. */
  async storeId(): Promise<string> {
    const { namespaceInfo } = await this.client.withDeadline(Date.now() + tellWithinMs, () => this.client.workflowService.describeNamespace({ namespace: this.namespace }));
    return namespaceInfo!.id!;
  }

  /** Every workflow that runs, by `workflowIdOf`, as the store lists them: one that has just begun, or just goes on as another, may be missing. */
  async running(): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const { workflowId } of this.client.workflow.list({ query: `ExecutionStatus = 'Running'`, pageSize: pageOfIds })) ids.add(workflowId);
    return ids;
  }

  /** Whether a case's workflow failed within so long of being taken up. One that runs, or was ended by hand, did not. */
  async failedWithin(procedure: string, caseNo: string, ms: number): Promise<boolean> {
    try {
      const { status, memo, startTime, closeTime } = await this.client.withDeadline(Date.now() + askWithinMs, () => this.client.workflow.getHandle(workflowIdOf(procedure, caseNo)).describe());
      return status.name === 'FAILED' && memo?.takenUp === true && closeTime !== undefined && closeTime.getTime() - startTime.getTime() < ms;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  async isAlive(): Promise<boolean> {
    return this.client.withDeadline(Date.now() + askWithinMs, () => this.client.workflowService.getSystemInfo({})).then(() => true, () => false);
  }

  /** Whether a worker has asked for work on the cases' task queue of late. */
  async hasWorker(now: Date): Promise<boolean> {
    const freshMs = 90_000;
    try {
      const { pollers } = await this.client.withDeadline(Date.now() + askWithinMs, () => this.client.workflowService.describeTaskQueue({ namespace: this.namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 }));
      return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > now.getTime() - freshMs);
    } catch {
      return false;
    }
  }

  /** The daily round at half past eight at the office; a morning missed while everything was down is caught up. */
  async scheduleDailyRound(): Promise<void> {
    try {
      await this.client.withDeadline(Date.now() + tellWithinMs, () =>
        this.client.schedule.create({
          scheduleId: 'daily-round',
          spec: { calendars: [{ hour: 8, minute: 30 }], timezone: 'Asia/Shanghai' },
          action: { type: 'startWorkflow', workflowType: 'dailyRound', taskQueue, workflowId: 'daily-round', args: [] },
          policies: { catchupWindow: '30 days', overlap: ScheduleOverlapPolicy.SKIP },
        }),
      );
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }

  close = (): Promise<void> => this.client.connection.close();
}
