import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './layout.ts';

/** The key under which the identities are sealed: made once, before the first database, and never again. */
export function keyFile(data: string): string {
  const file = join(data, 'master.key');
  if (existsSync(file)) return file;
  if (existsSync(join(data, 'postgres.password')) && !process.env.DATABASE_URL)
    throw new Trouble(
      `缺少密钥文件 ${file}，而数据库已经存在：没有它，已封存的身份无法打开。请从备份恢复该文件。` +
        ' (The key file is gone while the database is there: restore it from the backup.)',
    );
  const half = openSync(`${file}.new`, 'w', 0o600);
  writeSync(half, randomBytes(32).toString('base64'));
  fsyncSync(half);
  closeSync(half);
  renameSync(`${file}.new`, file);
  return file;
}
