import { expect, test } from 'vitest';
import { rehearsal } from '../../scripts/build.ts';
import type { Rehearsals } from '../cases/foresight.ts';
import { incident } from '../../test/setup/injury-desk.ts';

test('an effect that fails ends the rehearsal, and nothing of it is left that nobody waits for', async () => {
  const { rehearse } = (await import(rehearsal)) as Rehearsals;
  const stray: unknown[] = [];
  const catches = (reason: unknown) => void stray.push(reason);
  process.on('unhandledRejection', catches);
  const said = { id: 's', duty: 'confirmIncident', by: 'u', as: 'unit-leader', organ: '320602', on: '2026-06-02', result: 'confirmed' };
  const activities = {
    readRegister: async () => ({ events: [{ type: 'answered', key: 'confirmIncident', statement: said, seq: 1, at: '2026-06-02T02:20:00Z' }], lastDays: {} }),
    enter: async () => {
      throw new Error('no such day');
    },
  };
  const opening = { ...incident, caseNo: 'GS-2026-00001', organ: '320602', receivedOn: '2026-06-02', bodies: {}, takenUp: true };
  await expect(rehearse({ procedure: 'work-injury', now: () => Date.parse('2026-06-02T02:20:00Z'), activities }, opening)).rejects.toThrow('no such day');
  await new Promise(setImmediate);
  process.off('unhandledRejection', catches);
  expect(stray).toEqual([]);
});
