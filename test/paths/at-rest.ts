import type { WorkflowHandle } from '@temporalio/client';

type Events = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;

/** As the server holds it: no task of the workflow is owed or under way, nor an activity, nor does a timer of less than a second run, and it does not just go on as another. */
export function isAtRest(events: Events): boolean {
  const task = events.findLast((event) => event.workflowTaskScheduledEventAttributes ?? event.workflowTaskCompletedEventAttributes);
  const under: Record<'activities' | 'moments', Set<string>> = { activities: new Set(), moments: new Set() };
  for (const event of events) {
    const done = event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes ?? event.activityTaskCanceledEventAttributes;
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    const timer = event.timerStartedEventAttributes;
    if (event.activityTaskScheduledEventAttributes) under.activities.add(String(event.eventId));
    if (done) under.activities.delete(String(done.scheduledEventId));
    if (timer && Number(timer.startToFireTimeout?.seconds ?? 0) === 0) under.moments.add(timer.timerId!);
    if (over) under.moments.delete(over.timerId!);
  }
  return Boolean(task?.workflowTaskCompletedEventAttributes) && under.activities.size + under.moments.size === 0 && !events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
}
