import { hash } from '@node-rs/argon2';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { pinyin } from 'pinyin-pro';
import postgres from 'postgres';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { notices } from './calendar/notices.ts';
import { applicationRole } from './client.ts';
import * as schema from './schema/index.ts';
import { Seal } from './seal.ts';
import { organRows } from './seed/organs.ts';
import { demoQuotas } from './seed/quotas.ts';
import { demoPassword, demoPosts } from './seed/posts.ts';

/** Any number that no other lock of this database uses. */
const migrationLock = 202_611;

/** Brings the registers to this release: migrations, calendar, organs; demonstration users only where asked for; a key file that is given must be the one of these registers. Safe to repeat and to run side by side. */
async function prepare(url: string, { demo, now, keyFile }: { demo: boolean; now: () => Date; keyFile: string | undefined }): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const db = drizzle(sql, { schema, casing: 'snake_case' });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrate(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) });
    // An owner without all rights may have made the role and still not work under it (PostgreSQL 16 and later).
    await sql.unsafe(`do $$ begin if not pg_has_role(current_user, '${applicationRole}', 'SET') then grant ${applicationRole} to current_user; end if; end $$`);
    await db.insert(schema.organs).values(organRows.map((row) => ({ ...row, phone: '0513-12389', hours: '工作日 9:00–12:00，14:00–17:30' }))).onConflictDoNothing();
    await db.insert(schema.calendars).values({ version: 1, announced: notices.map(({ year }) => year), days: notices.flatMap(({ days }) => days), source: '国务院办公厅历年部分节假日安排的通知', draftedBy: 'release', publishedBy: 'release', draftedAt: now(), publishedAt: now() }).onConflictDoNothing();
    if (demo) await seedDemo(db, now());
    if (keyFile) await Seal.fromFile(keyFile).onlyFor(db);
  } finally {
    await sql.end();
  }
}

async function seedDemo(db: ReturnType<typeof drizzle<typeof schema>>, at: Date): Promise<void> {
  // A quota that a case has issued since stays in force.
  await db.insert(schema.quotas).values(demoQuotas.map((row, i) => ({ ...row, statementId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, caseNo: 'demo', paperNo: '演示', fromOn: '2026-01-01' as const, untilOn: '2035-12-31' as const, at }))).onConflictDoNothing();
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const known = new Set((await db.select({ id: schema.users.id }).from(schema.users)).map(({ id }) => id));
  const missing = demoPosts.filter(({ username }) => !known.has(`u-${username}`));
  if (missing.length === 0) return;
  await db.insert(schema.users).values(missing.map(({ username, name }) => ({ id: `u-${username}`, username, name, pinyin: pinyin(name, { toneType: 'none', type: 'array' }).join(' '), passwordHash })));
  await db.insert(schema.posts).values(missing.map(({ username, office, organ }) => ({ userId: `u-${username}`, office, organ, fromOn: '2026-01-01' })));
}

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set: give the address of the PostgreSQL database to prepare');
const demo = process.env.FUJING_MODE === 'demo';
await prepare(url, { demo, now: () => new Date(), keyFile: process.env.FUJING_KEY_FILE });
if (demo && process.env.FUJING_DATA) {
  const names = new Map(organRows.map(({ code, name }) => [code, name]));
  const logins = demoPosts.map(({ username, name, office, organ }) => ({ username, password: demoPassword, name, office, organ, organName: names.get(organ) }));
  writeFileSync(`${process.env.FUJING_DATA}/logins.json`, JSON.stringify(logins), { mode: 0o600 });
}
