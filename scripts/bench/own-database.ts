import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programFile } from '../build.ts';
import { root } from '../stack/layout.ts';
import { ensureDatabase } from '../stack/postgres.ts';

/** A database of its own, migrated and seeded: the relay and the worker of the stack beside it never see its cases. */
export async function ownDatabase(postgresUrl: string, name: string, folder: string, key: string): Promise<string> {
  const url = new URL(postgresUrl);
  url.pathname = '/postgres';
  await ensureDatabase(url.href, name);
  url.pathname = `/${name}`;
  await promisify(execFile)(process.execPath, [programFile('prepare')], { cwd: root, env: { ...process.env, DATABASE_URL: url.href, FUJING_DATA: folder, FUJING_KEY_FILE: key, FUJING_MODE: 'demo' } });
  return url.href;
}
