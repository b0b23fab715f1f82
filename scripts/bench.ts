// npm run bench: how fast the house works on this machine, on a stack of its own. `npm run bench -- worklist` runs one part: pace, recruitment, mail, worklist.
import { cpus, loadavg } from 'node:os';
import { Stack } from '../test/whole/stack.ts';
import { round } from './bench/measure.ts';
import { mailRun } from './bench/mail.ts';
import { pace } from './bench/pace.ts';
import { recruitmentRun } from './bench/recruitment.ts';
import { worklist } from './bench/worklist.ts';

const { BENCH_CLIENTS = '1,8,32', BENCH_CASES = '3', BENCH_APPLICANTS = '20000', BENCH_MAILS = '5000', BENCH_DUTIES = '100000' } = process.env;
const say = (line: string): void => console.log(line);
const stack = new Stack();

const parts: Readonly<Record<string, () => Promise<void>>> = {
  pace: () => pace(stack.run, BENCH_CLIENTS.split(',').map(Number), Number(BENCH_CASES), say),
  recruitment: async () => {
    say(`\nRecruitment with ${BENCH_APPLICANTS} applicants, from the plan to the hires (goals: check of 5,000 scores ≤ 5 s, import ≤ 15 s)`);
    await recruitmentRun(stack.run.postgres, Number(BENCH_APPLICANTS), say);
  },
  mail: async () => {
    say(`\nMails to ${BENCH_MAILS} applicants, apart from the stage they are about`);
    await mailRun(stack.run.postgres, stack.run.mail.smtp, Number(BENCH_MAILS), say);
  },
  // Last: its hundred thousand cases have no workflows.
  worklist: () => worklist(stack.run, Number(BENCH_DUTIES), say),
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join('、')} 这一部分，可选 ${Object.keys(parts).join('、')} (no such part)`);
  process.exit(1);
}

const began = performance.now();
let isLeaving = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    isLeaving = true;
    void stack.stop().finally(() => process.exit(1));
  });
}
try {
  await stack.start();
  say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, load ${loadavg().map((load) => load.toFixed(1)).join(' ')} at the start`);
  for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run();
  say(`\n${round((performance.now() - began) / 1000, 0)} s in all, load ${loadavg().map((load) => load.toFixed(1)).join(' ')} at the end`);
} catch (error) {
  if (!isLeaving) throw error;
} finally {
  if (!isLeaving) await stack.stop();
}
