import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Gateways } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { connect, type Registers } from '../../db/client.ts';
import { ObjectStore } from '../../db/objects.ts';
import { Seal } from '../../db/seal.ts';
import { cloneDatabase } from './database.ts';

/** A migrated and seeded register of one's own, with the seal and the store of its documents. */
export class OwnRegister {
  private constructor(
    /** The database as its owner. */
    readonly url: string,
    readonly registers: Registers,
    readonly seal: Seal,
    readonly objects: ObjectStore,
    readonly close: () => Promise<void>,
  ) {}

  /** `max` is the most connections. */
  static async open(max: number): Promise<OwnRegister> {
    const database = await cloneDatabase();
    const registers = connect(database.url, { max });
    const objects = new ObjectStore(mkdtempSync(join(tmpdir(), 'objects-')));
    return new OwnRegister(database.url, registers, Seal.fromFile(inject('keyFile')), objects, async () => {
      await registers.close();
      await database.drop();
      rmSync(objects.folder, { recursive: true, force: true });
    });
  }

  /** What cases do to it. */
  activities(now: () => Date, gateways: Gateways = {}, beat?: () => void): ReturnType<typeof createActivities> {
    const { registers, seal, objects } = this;
    return createActivities({ registers, seal, objects, now, gateways, ...(beat && { beat }) });
  }
}

/** One for a whole test file: it is there before the first test, and gone after the last. */
export function ownRegister(max = 4): Pick<OwnRegister, 'url' | 'registers' | 'seal' | 'objects' | 'activities'> {
  let own: OwnRegister;
  beforeAll(async () => {
    own = await OwnRegister.open(max);
  });
  afterAll(() => own.close());
  return {
    get url() {
      return own.url;
    },
    get registers() {
      return own.registers;
    },
    get seal() {
      return own.seal;
    },
    get objects() {
      return own.objects;
    },
    activities: (...deps) => own.activities(...deps),
  };
}
