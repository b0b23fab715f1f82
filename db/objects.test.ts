import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ObjectStore } from './objects.ts';

const store = () => new ObjectStore(mkdtempSync(join(tmpdir(), 'objects-')));
const filesIn = ({ folder }: ObjectStore) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map(({ name }) => name);

test('what comes in bit by bit lies under the sum of all of it, and is read from any place on', async () => {
  const objects = store();
  const key = await objects.take([Buffer.from('one '), Buffer.from('two '), Buffer.from('three')]);
  expect(filesIn(objects)).toEqual([key]);
  expect(await objects.put(Buffer.from('one two three'))).toBe(key);
  const object = await objects.open(key);
  expect([object.size, String(await object.read(4, 7)), String(await object.read(8, 99))]).toEqual([13, 'two', 'three']);
  await object.close();
});

test('of what breaks off nothing stays', async () => {
  const objects = store();
  const breaking = async function* () {
    yield Buffer.from('half');
    throw new Error('the line is gone');
  };
  await expect(objects.take(breaking())).rejects.toThrow('the line is gone');
  expect(filesIn(objects)).toEqual([]);
});

test('what a dead process left half written goes once nothing was added to it for long; what still comes in, and what is kept, stays', async () => {
  const objects = store();
  await objects.clearArriving(1000);
  const key = await objects.put(Buffer.from('kept'));
  const old = new Date(Date.now() - 3_600_000);
  for (const name of ['left', 'coming']) writeFileSync(join(objects.folder, 'arriving', name), 'half');
  utimesSync(join(objects.folder, 'arriving', 'left'), old, old);
  utimesSync(join(objects.folder, key.slice(0, 2), key), old, old);
  await objects.clearArriving(30 * 60_000);
  expect(filesIn(objects).toSorted()).toEqual([key, 'coming'].toSorted());
});
