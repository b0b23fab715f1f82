import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { CasingCache } from 'drizzle-orm/casing';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../test/setup/database.ts';
import { applicationRole, connect } from './client.ts';
import { destroyKeys } from './erasure.ts';
import * as schema from './schema/index.ts';
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

test('each migration is listed, and dated after the one before it: a register that has run the later one would pass it over', () => {
  const folder = join(import.meta.dirname, 'migrations');
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string; when: number }[] };
  expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(readdirSync(folder).filter((name) => name.endsWith('.sql')).sort());
  expect(entries.filter(({ when }, i) => i > 0 && when <= entries[i - 1]!.when).map(({ tag }) => tag)).toEqual([]);
});

test('what the schema declares is what the migrations made: tables, columns and indexes', async () => {
  const database = await cloneDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const casing = new CasingCache('snake_case');
  try {
    const tables = Object.values<unknown>(schema).filter((each): each is PgTable => is(each, PgTable)).map((table) => getTableConfig(table));
    const made = await sql<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
      union select tablename || ' by ' || indexname from pg_indexes where schemaname = 'public'`;
    const declared = tables.flatMap(({ name, columns, indexes }) => [...columns.map((column) => `${name}.${casing.getColumnCasing(column)}`), ...indexes.map(({ config }) => `${name} by ${config.name}`)]);
    const there = new Set(made.map(({ name }) => name));
    expect(declared.filter((name) => !there.has(name))).toEqual([]);
    const named = new Set(declared);
    const ofSchema = new Set(tables.map(({ name }) => name));
    expect([...there].filter((name) => name.includes('.') && ofSchema.has(name.split('.')[0]!) && !named.has(name))).toEqual([]);
  } finally {
    await sql.end();
    await database.drop();
  }
});

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
