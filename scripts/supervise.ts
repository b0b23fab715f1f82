// npm start: brings up every part of the stack in order, keeps each running, and stops all in order.
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringUp, type Stack } from './stack/bring-up.ts';
import { dataFolder, say, Trouble } from './stack/layout.ts';
import { Roster } from './stack/roster.ts';
import { announce, runFile } from './stack/run-file.ts';

process.env.TZ = 'Asia/Shanghai';
// Everything kept here is for this user alone.
process.umask(0o077);
// The terminal may be closed under us; that is no reason to die half-way through stopping.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const data = dataFolder();
let stack: Stack | undefined;
let roster: Roster | undefined;
let leaving: Promise<never> | undefined;

function leave(code: number): Promise<never> {
  leaving ??= (async () => {
    // Without a roster this start never owned anything: another one runs here.
    if (roster) {
      rmSync(runFile(data), { force: true });
      await stack?.stop();
      roster.close();
      if (code === 0) say(`已全部停止，数据保留在 ${data} (all stopped, everything is kept)`);
    }
    process.exit(code);
  })();
  return leaving;
}

function leaveAtOnce(): never {
  say('立即结束 (killed at once)');
  stack?.kill();
  process.exit(1);
}

let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    asked += 1;
    // Ctrl-C in a terminal arrives once; npm may pass the same one on a moment later.
    if (leaving && signal === 'SIGINT' && asked > 2) leaveAtOnce();
    if (!leaving) say('正在依次停止，再按两次 Ctrl-C 立即结束 (stopping in order) …');
    void leave(0);
  });
}

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    if (!leaving) console.error(error instanceof Trouble ? error.message : error);
    void leave(1);
  });
}

const began = performance.now();
mkdirSync(data, { recursive: true, mode: 0o700 });
if (process.getuid?.() !== 0) chmodSync(data, 0o700);
say('辅警管理办案平台 Fujing 正在启动 (starting) …');
roster = await Roster.take(join(data, 'processes.json'));
rmSync(runFile(data), { force: true });
stack = bringUp(data, roster);
await stack.ready;
if (!leaving) announce(data, stack.running(), (performance.now() - began) / 1000);
