import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import '../setup/runtime.ts';
import { keptHistories, type KeptHistory } from './histories.ts';

const histories = keptHistories();
const fits = 'fits';
/** How each ended when it was replayed. */
const ends = new Map<KeptHistory, string>();

// One worker for all: each loads the whole of the law.
beforeAll(async () => {
  const replayed = Worker.runReplayHistories(
    { workflowBundle: { codePath: inject('workflowBundlePath') } },
    histories.map(({ history }, nth) => ({ workflowId: String(nth), history })),
  );
  for await (const { workflowId, error } of replayed) ends.set(histories[Number(workflowId)]!, error?.message ?? fits);
}, 600_000);

describe('已经发布的版本办到一半的案件，换成现在的程序照样接着办', () => {
  for (const about of new Set(histories.map(({ procedure, release }) => `${procedure} ${release}`))) {
    test(about, () => {
      const its = histories.filter(({ procedure, release }) => about === `${procedure} ${release}`);
      expect(its.map((each) => [each.sentence, ends.get(each)])).toEqual(its.map(({ sentence }) => [sentence, fits]));
    });
  }
});
