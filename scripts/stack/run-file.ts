import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './layout.ts';

export interface Running {
  readonly url: string;
  readonly pid: number;
  readonly postgres: string;
  readonly temporal: { readonly address: string; readonly namespace: string; readonly ui: string | null };
  readonly mail: { readonly smtp: string; readonly inbox: string | null };
  readonly logins: readonly Login[];
}

interface Login {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly office: string;
  readonly organ: string;
  readonly organName?: string;
}

export function runFile(data: string): string {
  return join(data, 'run.json');
}

/** Written by db/prepare.ts, which seeds people of the demonstration into the embedded database only. */
export function demoLogins(data: string): readonly Login[] {
  const file = join(data, 'logins.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

export function announce(data: string, running: Running, seconds: number): void {
  const file = runFile(data);
  writeFileSync(`${file}.new`, JSON.stringify({ ...running, logins: running.logins.map(({ username, password, name, office, organ }) => ({ username, password, name, office, organ })) }, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  say(`\n就绪，用时 ${seconds.toFixed(1)} 秒 (ready)\n`);
  say(`  办事窗口与工作台 (counter and desk)  ${running.url}`);
  if (running.temporal.ui) say(`  Temporal 界面 (Temporal's own pages)  ${running.temporal.ui}`);
  if (running.mail.inbox) say(`  邮件收件箱 (mails sent)             ${running.mail.inbox}`);
  say(`  以上内容与连接信息 (all of this)      ${file}`);
  if (running.logins.length > 0) {
    say(`\n  演示账号，每个岗位一个，共 ${running.logins.length} 个，其余见上述文件 (demo logins, one of each office; the file has all)：`);
    for (const { username, password, name, office, organ, organName } of oneOfEachOffice(running.logins)) say(`    ${username.padEnd(42)} ${password} ${name} · ${office} · ${organName ?? organ}`);
  }
  say('\n按 Ctrl-C 停止 (Ctrl-C stops)');
}

/** Of one branch bureau and of the city's where they have the office, so that a newcomer's case finds its next officer on the list. */
function oneOfEachOffice(logins: readonly Login[]): readonly Login[] {
  const branch = logins.filter(({ organ }) => organ === '320602');
  const seen = new Set(branch.map(({ office }) => office));
  const city = logins.filter(({ organ }) => organ === '320600');
  return [...branch, ...[...city, ...logins].filter(({ office }) => !seen.has(office) && seen.add(office))];
}
