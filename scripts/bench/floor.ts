import { condition, defineUpdate, proxyActivities, setHandler, sleep, CancellationScope } from '@temporalio/workflow';

/** The least that a human step can cost here: one Update, one activity with one PostgreSQL transaction, one timer. */
export const step = defineUpdate<void, [nth: number]>('step');
const { enter } = proxyActivities<{ enter(caseNo: string, nth: number): Promise<void> }>({ startToCloseTimeout: '30 seconds' });

export async function floor(caseNo: string, steps: number): Promise<void> {
  let done = 0;
  let timer = new CancellationScope();
  setHandler(step, async (nth) => {
    timer.cancel();
    timer = new CancellationScope();
    timer.run(() => sleep('60 days')).catch(() => undefined);
    await enter(caseNo, nth);
    done += 1;
  });
  await condition(() => done === steps);
}
