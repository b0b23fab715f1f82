import { condition, defineUpdate, proxyActivities, setHandler, sleep, CancellationScope } from '@temporalio/workflow';

/** The least that a human step can cost here: one Update, one activity with one PostgreSQL transaction, one timer. */
export const step = defineUpdate<void, [nth: number]>('step');
const { enter } = proxyActivities<{ enter(caseNo: string, nth: number): Promise<void> }>({ startToCloseTimeout: '30 seconds' });

/** `activities` of them in all: one for each step, and the others after the answers, spread over the steps, as a letter and the record of its service follow a decision. */
export async function floor(caseNo: string, steps: number, activities = steps): Promise<void> {
  const dueAfter = (done: number) => Math.floor((done * (activities - steps)) / steps);
  let done = 0;
  let followed = 0;
  let timer = new CancellationScope();
  setHandler(step, async (nth) => {
    timer.cancel();
    timer = new CancellationScope();
    timer.run(() => sleep('60 days')).catch(() => undefined);
    await enter(caseNo, nth);
    done += 1;
  });
  while (done < steps || followed < dueAfter(steps)) {
    await condition(() => followed < dueAfter(done) || done === steps);
    for (; followed < dueAfter(done); followed += 1) await enter(caseNo, steps + followed);
  }
}
