import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export interface ClonedDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one's own, migrated and seeded, in some 40 ms. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const admin = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, async (sql) => {
    // Two clones at once find the template in use for a moment.
    await sql`select pg_advisory_lock(1)`;
    await sql`create database ${sql(name)} template ${sql(inject('templateDatabase'))} strategy wal_log`;
  });
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => asAdmin(admin, async (sql) => void (await sql`drop database if exists ${sql(name)} with (force)`)),
  };
}

async function asAdmin(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
