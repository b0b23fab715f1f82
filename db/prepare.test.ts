import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { applicationRole, connect } from './client.ts';

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
