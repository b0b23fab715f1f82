import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../test/setup/database.ts';
import { applicationRole, connect } from './client.ts';
import { destroyKeys } from './erasure.ts';
import { Seal } from './seal.ts';

test('a database whose owner has no rights beyond it is prepared and worked with under the application role', async () => {
  const name = `owned_${randomBytes(6).toString('hex')}`;
  const admin = postgres(inject('postgresAdminUrl'), { max: 1, onnotice: () => undefined });
  const url = new URL(inject('postgresAdminUrl'));
  Object.assign(url, { username: name, password: name, pathname: `/${name}` });
  try {
    await admin.unsafe(`create role ${name} login createrole password '${name}'`);
    // What PostgreSQL gives to whoever creates a role.
    await admin.unsafe(`grant ${applicationRole} to ${name} with admin true, inherit false, set false`);
    await admin.unsafe(`create database ${name} owner ${name}`);
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'prepare.ts')], { env: { ...process.env, DATABASE_URL: url.href, FUJING_MODE: 'office' }, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const registers = connect(url.href, { max: 1 });
    try {
      expect(await registers.sql`select current_user as role, (select count(*) > 0 from organs) as seeded`).toEqual([{ role: applicationRole, seeded: true }]);
    } finally {
      await registers.close();
    }
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.unsafe(`drop role if exists ${name}`);
    await admin.end();
  }
}, 60_000);

test('a key file that is not the one of the registers is refused before anything is sealed under it; registers without cases, or whose keys were all destroyed, take any', async () => {
  const database = await cloneDatabase();
  const registers = connect(database.url, { max: 1 });
  const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'master.key');
  writeFileSync(file, randomBytes(32).toString('base64'));
  const another = Seal.fromFile(file);
  const prepared = () => spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'prepare.ts')], { env: { ...process.env, DATABASE_URL: database.url, FUJING_MODE: 'office', FUJING_KEY_FILE: file }, encoding: 'utf8' });
  try {
    await another.onlyFor(registers.db);
    const right = Seal.fromFile(inject('keyFile'));
    await registers.db.transaction((tx) => right.createKey(tx, 'TS-2026-00001'));
    await right.onlyFor(registers.db);
    await expect(another.onlyFor(registers.db)).rejects.toThrow('密钥文件打不开');
    const { status, stderr } = prepared();
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('从备份放回原来的密钥文件') });
    await destroyKeys(registers.db, ['TS-2026-00001'], { by: 'operations', ground: 'key-lost', at: new Date() });
    expect(prepared().status).toBe(0);
  } finally {
    await registers.close();
    await database.drop();
  }
}, 60_000);
