import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rehearser } from './rehearsals.ts';

let folder: string;
let rehearser: Rehearser;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearsals-'));
  const program = join(folder, 'program.mjs');
  // Answers like the thread of the true one, with procedures that no release has.
  writeFileSync(
    program,
    `import { parentPort as door } from 'node:worker_threads';
    const procedures = {
      ends: (id) => door.postMessage({ id }),
      asks: (id) => door.postMessage({ id, call: 1, effect: 'enter', args: [7] }),
      strays: () => void Promise.reject(new Error('nobody waits for this')),
      circles: () => { for (;;); },
    };
    door.on('message', ({ id, procedure, error }) => (id ? procedures[procedure](id) : door.postMessage({ id: 2, ...(error && { error }) })));`,
  );
  rehearser = new Rehearser(program, { longestMs: 300 });
});
afterAll(async () => {
  await rehearser.close();
  rmSync(folder, { recursive: true });
});

const run = (procedure: string, activities = {}) => rehearser.rehearse({ procedure, now: () => 0, activities }, {});

test('an effect is done by whoever rehearses, and one that fails ends the rehearsal', async () => {
  await run('ends');
  const enter = async (n: number): Promise<void> => {
    throw new Error(`no such day ${n}`);
  };
  await expect(run('asks', { enter })).rejects.toThrow('no such day 7');
});

test('a branch that fails while nobody waits for it ends its rehearsal and no more: the next one begins', async () => {
  await expect(run('strays')).rejects.toThrow('the thread of the rehearsal ended');
  await run('ends');
});

test('one that goes round in a circle is ended, and the next one begins', async () => {
  await expect(run('circles')).rejects.toThrow('the thread of the rehearsal ended');
  await run('ends');
});
