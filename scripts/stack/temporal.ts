import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Temporal } from './binaries.ts';
import { say } from './layout.ts';
import type { Log } from './logs.ts';
import type { Program } from './part.ts';
import { isFree } from './ports.ts';

const run = promisify(execFile);
const damaged = /database disk image is malformed|file is not a database/;

export interface DevServer {
  readonly binary: Temporal;
  readonly data: string;
  readonly namespace: string;
  readonly ports: { readonly temporal: number; readonly ui: number; readonly temporalHttp: number; readonly temporalMetrics: number };
  readonly log: Log;
}

/** Temporal's own server on a file in the data folder. What it holds can be taken up from the registers, so a file of no use is let go. */
export function devServer({ binary, data, namespace, ports, log }: DevServer): Program {
  const file = join(data, 'temporal.db');
  const address = `127.0.0.1:${ports.temporal}`;
  return {
    name: 'temporal',
    command: binary.path,
    args: [
      'server',
      'start-dev',
      '--db-filename',
      file,
      '--namespace',
      namespace,
      '--ip',
      '127.0.0.1',
      '--log-level',
      'warn',
      '--sqlite-pragma',
      'journal_mode=WAL',
      '--sqlite-pragma',
      'synchronous=2',
      '--port',
      String(ports.temporal),
      '--ui-port',
      String(ports.ui),
      '--http-port',
      String(ports.temporalHttp),
      '--metrics-port',
      String(ports.temporalMetrics),
      '--ui-disable-news-fetch',
      '--disable-config-file',
      '--disable-config-env',
    ],
    cwd: data,
    env: { PATH: process.env.PATH, HOME: data, TEMPORAL_VERSION_CHECK_DISABLED: '1' },
    goodbye: [
      ['SIGTERM', 10_000],
      ['SIGKILL', 2_000],
    ],
    patience: 180_000,
    before: async () => dropUseless(file, binary.server, log),
    ready: async () => !(await isFree(ports.temporal)) && keepClosedCases(binary.path, address, namespace),
  };
}

function dropUseless(file: string, server: string, log: Log): void {
  const versionFile = `${file}.version`;
  const writtenBy = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (existsSync(file) && writtenBy !== server) {
    say(`  Temporal 由 ${writtenBy ?? '未知版本'} 变为 ${server}：重建其存储，在办案件将从登记簿接续 (open cases are taken up from their registers)`);
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  } else if (damaged.test(log.tail(5))) {
    say('  Temporal 的存储文件已损坏：另存后重建，在办案件将从登记簿接续 (its file was damaged and is set aside)');
    for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) renameSync(file + ending, `${file}.damaged${ending}`);
    writeFileSync(log.file, '');
  }
  writeFileSync(versionFile, server);
}

/** Ready when the namespace answers. The dev server forgets closed cases after a day unless told otherwise. */
async function keepClosedCases(path: string, address: string, namespace: string): Promise<boolean> {
  await run(path, ['operator', 'namespace', 'update', '--namespace', namespace, '--retention', '720h', '--address', address, '--disable-config-file', '--disable-config-env'], {
    timeout: 5_000,
  });
  return true;
}
