// npm test: every check there is, from types to browsers. With arguments only the named tests: npm test -- workflows/complaint
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testServer, temporalCli } from './stack/binaries.ts';
import { built, root, say, Trouble } from './stack/layout.ts';
import { chromium } from './checks/chromium.ts';
import { wrongImports } from './checks/imports.ts';
import { sourcesIn } from './checks/sources.ts';
import { duplicateWords } from './checks/words.ts';

const product = ['workflows', 'db', 'activities', 'api', 'web'];
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

interface Tally {
  passed: number;
  failed: number;
}

interface Check {
  readonly name: string;
  /** What is wrong; empty when nothing is. */
  run(): Promise<string>;
}

const checks: readonly Check[] = [
  { name: '类型 (types)', run: () => program(bin('tsc'), ['--noEmit', '-p', '.']) },
  { name: '流程代码的类型 (types of the law)', run: () => program(bin('tsc'), ['--noEmit', '-p', 'workflows']) },
  { name: '代码规则 (lint)', run: () => program(bin('oxlint'), ['--type-aware', '--deny-warnings']) },
  {
    name: '引用方向 (import directions)',
    run: async () => listed(wrongImports(sourcesIn(root, [...product, 'worker.ts', 'server.ts'])).map(({ path, line, message }) => `${path}:${line} ${message}`)),
  },
  { name: '无用代码 (dead code)', run: () => program(bin('knip'), ['--no-progress']) },
  // Before any test wants one of them: several at once would each build all of it.
  { name: '构建 (build)', run: async () => (await Promise.all(['web', 'programs', 'workflows'].map((each) => program(process.execPath, ['--import', 'tsx', 'scripts/build.ts', each])))).filter(Boolean).join('\n') },
  { name: '重复用语 (words written twice)', run: async () => listed(duplicateWords(sourcesIn(root, product)).map(({ word, places }) => `「${word}」 ${places.join('  ')}`)) },
];

async function everything(filters: readonly string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  process.env.FUJING_TEMPORAL_CLI = (await temporalCli()).path;
  process.env.FUJING_TEST_SERVER = await testServer();
  process.env.FUJING_CHROMIUM = await chromium();
  if (filters.length === 0) await Promise.all(checks.map((check) => count(check, tally)));
  await countTests(filters, tally);
  return tally;
}

async function count({ name, run }: Check, tally: Tally): Promise<void> {
  const began = performance.now();
  const wrong = await run().catch((error: unknown) => String(error));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (wrong) {
    tally.failed += 1;
    say(`✗ ${name}，${seconds} 秒\n${wrong}`);
  } else {
    tally.passed += 1;
    say(`✓ ${name}，${seconds} 秒`);
  }
}

async function countTests(args: readonly string[], tally: Tally): Promise<void> {
  mkdirSync(built, { recursive: true });
  const report = join(built, `tests-${process.pid}.json`);
  const code = await show(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args]);
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  rmSync(report, { force: true });
  tally.passed += numPassedTests;
  // A file that could not be loaded, or an error outside any test, fails the run without a failed test.
  tally.failed += code === 0 ? numFailedTests : Math.max(numFailedTests, 1);
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

function program(command: string, args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(command, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
    child.once('error', failed);
    child.once('close', (code) => done(code === 0 ? '' : Buffer.concat(said).toString('utf8').trimEnd() || `exit ${code}`));
  });
}

function show(command: string, args: readonly string[]): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(command, [...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
  });
}

try {
  const { passed, failed } = await everything(process.argv.slice(2));
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Trouble ? error.message : error);
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
