import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderIn, sweep } from './left-over.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'sweeping-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** As a run leaves it that was killed: its supervisor lives no more. */
function left(): void {
  const folder = folderIn(place);
  writeFileSync(join(folder, 'processes.json'), JSON.stringify({ supervisor: { pid: 2 ** 22 + 1, born: '0' }, parts: {} }));
}

test('two test runs that begin at once sweep what killed ones have left, and neither stumbles over the other', async () => {
  for (let n = 0; n < 3; n += 1) left();
  await Promise.all([sweep(place), sweep(place)]);
  expect(readdirSync(place)).toEqual([]);
});

test('a run that has its folder and is not yet on a roster keeps it', async () => {
  const folder = folderIn(place);
  await sweep(place);
  expect(existsSync(folder)).toBe(true);
});
