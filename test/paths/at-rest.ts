import type { WorkflowHandle } from '@temporalio/client';

type Events = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;

const instantOf = (time: { seconds?: unknown; nanos?: number | null } | null | undefined): number => Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1e6;

/**
 * As the server holds it at its time `now`: no task of the workflow is owed or under way, nor an activity, nor does a timer of less than a second run, nor one
 * whose moment has come, and it does not just go on as another. Days may have passed on the server before it enters that a timer within them fired.
 */
export function isAtRest(events: Events, now: number): boolean {
  const task = events.findLast((event) => event.workflowTaskScheduledEventAttributes ?? event.workflowTaskCompletedEventAttributes);
  const under: Record<'activities' | 'moments', Set<string>> = { activities: new Set(), moments: new Set() };
  const due = new Set<string>();
  for (const event of events) {
    const done = event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes ?? event.activityTaskCanceledEventAttributes;
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    const timer = event.timerStartedEventAttributes;
    if (event.activityTaskScheduledEventAttributes) under.activities.add(String(event.eventId));
    if (done) under.activities.delete(String(done.scheduledEventId));
    if (timer && Number(timer.startToFireTimeout?.seconds ?? 0) === 0) under.moments.add(timer.timerId!);
    if (timer && instantOf(event.eventTime) + instantOf(timer.startToFireTimeout) <= now) due.add(timer.timerId!);
    if (over) under.moments.delete(over.timerId!);
    if (over) due.delete(over.timerId!);
  }
  return Boolean(task?.workflowTaskCompletedEventAttributes) && under.activities.size + under.moments.size + due.size === 0 && !events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
}
