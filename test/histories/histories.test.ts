import { Worker } from '@temporalio/worker';
import { describe, expect, inject, test } from 'vitest';
import '../setup/runtime.ts';
import { keptHistories, type KeptHistory } from './histories.ts';

const workflowIdOf = ({ procedure, release }: KeptHistory, nth: number) => `${procedure}/${release}/${nth}`;

/** Of each history that no longer fits, why not. */
async function misfits(histories: readonly KeptHistory[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const replayed = Worker.runReplayHistories(
    { workflowBundle: { codePath: inject('workflowBundlePath') } },
    histories.map((each, nth) => ({ workflowId: workflowIdOf(each, nth), history: each.history })),
  );
  for await (const { workflowId, error } of replayed) if (error) found[histories.find((each, nth) => workflowIdOf(each, nth) === workflowId)!.sentence] = error.message;
  return found;
}

describe('已经发布的版本办到一半的案件，换成现在的程序照样接着办', () => {
  const histories = keptHistories();
  for (const about of new Set(histories.map(({ procedure, release }) => `${procedure} ${release}`))) {
    test(about, async () => {
      expect(await misfits(histories.filter(({ procedure, release }) => about === `${procedure} ${release}`))).toEqual({});
    });
  }
});
