// node --import tsx scripts/build.ts workflows|web|programs: builds one thing if its sources changed since it was last built.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';
import { built, root } from './stack/layout.ts';

export const workflowBundle = join(built, 'workflows.js');
/** The programs that run for long, as plain JavaScript: they start in half the time, and no compiler stays in memory beside them. */
export const programs = join(built, 'programs');
export const rehearsal = join(programs, 'rehearsal.mjs');
const entries = { server: 'server.ts', worker: 'worker.ts', prepare: 'db/prepare.ts', mailbox: 'scripts/mailbox.ts' } as const;
export const programFile = (name: keyof typeof entries): string => join(programs, `${name}.mjs`);

export const webDist = join(root, 'dist', 'web');
const webConfig = join(root, 'web', 'vite.config.ts');

export function bundleIsFresh(): boolean {
  return existsSync(workflowBundle) && stampOf('workflows') === bundleHash();
}

export async function buildBundle(): Promise<void> {
  if (bundleIsFresh()) return;
  const hash = bundleHash();
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath: join(root, 'workflows', 'index.ts') });
  mkdirSync(built, { recursive: true });
  writeFileSync(`${workflowBundle}.${process.pid}`, code);
  renameSync(`${workflowBundle}.${process.pid}`, workflowBundle);
  stamp('workflows', hash);
}

export function webIsFresh(): boolean {
  return !existsSync(webConfig) || (existsSync(webDist) && stampOf('web') === webHash());
}

export async function buildWeb(): Promise<void> {
  if (webIsFresh()) return;
  const hash = webHash();
  const { build } = await import('vite');
  const half = `${webDist}.${process.pid}`;
  // A test that finds the pages stale builds them for whoever opens them, too: under its own NODE_ENV React would be the slow one for developers.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await build({ configFile: webConfig, logLevel: 'warn', build: { outDir: half, emptyOutDir: true } }).finally(() => {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  });
  if (!webIsFresh()) putInPlace(half, webDist, () => stamp('web', hash));
  rmSync(half, { recursive: true, force: true });
}

export function programsAreFresh(): boolean {
  return existsSync(programs) && stampOf('programs') === programsHash();
}

export async function buildPrograms(): Promise<void> {
  if (programsAreFresh()) return;
  const hash = programsHash();
  const { build } = await import('vite');
  const half = `${programs}.${process.pid}`;
  const usual = (input: Readonly<Record<string, string>>): InlineConfig => ({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [ownPlace],
    build: { ssr: true, outDir: half, emptyOutDir: false, target: 'node20', minify: false, sourcemap: true, rollupOptions: { input, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }, checks: { pluginTimings: false } } },
  });
  await build(usual(entries));
  await build({ ...usual({ rehearsal: 'api/rehearsal/thread.ts' }), plugins: [officeTime], resolve: { alias: { '@temporalio/workflow': join(root, 'api', 'rehearsal', 'temporal.ts') } } });
  if (!programsAreFresh()) putInPlace(half, programs, () => stamp('programs', hash));
  rmSync(half, { recursive: true, force: true });
}

/** Fonts, pages and migrations lie beside the source that names them, wherever it runs from. */
const ownPlace: Plugin = {
  name: 'own-place',
  enforce: 'pre',
  load(id) {
    if (id.includes('node_modules') || !/\.tsx?$/.test(id)) return undefined;
    const code = readFileSync(id, 'utf8');
    return code.includes('import.meta.') ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)).replaceAll('import.meta.dirname', JSON.stringify(dirname(id))) : undefined;
  },
};

/** A rehearsal has the time of the office that asks for it, as a workflow has that of its history. */
const officeTime: Plugin = {
  name: 'office-time',
  // On one line with what follows, so that every line keeps its number.
  transform: (code, id) => (id.startsWith(join(root, 'workflows')) && code.includes('Date.now()') ? { code: `import { now as officeNow } from '@temporalio/workflow'; ${code.replaceAll('Date.now()', 'officeNow()')}`, map: null } : undefined),
};

/** Several that found the same stale build it side by side; the first puts it in its place. */
function putInPlace(half: string, place: string, stamped: () => void): void {
  rmSync(place, { recursive: true, force: true });
  try {
    renameSync(half, place);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  stamped();
}

function programsHash(): string {
  return hashOf(['workflows', 'db', 'activities', 'api', 'web/counter', 'scripts'], (name) => !/\.test\.tsx?$/.test(name), ['server.ts', 'worker.ts', 'web/words.ts']);
}

function bundleHash(): string {
  return hashOf(['workflows'], (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
}

/** The pages import schemas and words from these rooms, so they belong to its sources. */
function webHash(): string {
  return hashOf(['web', 'api', 'workflows'], (name) => !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'));
}

function hashOf(rooms: readonly string[], counts: (name: string) => boolean, single: readonly string[] = []): string {
  // What is built names files by their full path: a checkout that was moved is built anew.
  const hash = createHash('sha256').update(root);
  const files = rooms
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && counts(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, ...single.map((name) => join(root, name)), join(root, 'package-lock.json')]) {
    if (existsSync(file)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stampOf(name: string): string | undefined {
  const file = join(built, `${name}.hash`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function stamp(name: string, hash: string): void {
  mkdirSync(built, { recursive: true });
  writeFileSync(join(built, `${name}.hash`), hash);
}

if (process.argv[1]?.endsWith('build.ts')) await { web: buildWeb, programs: buildPrograms, workflows: buildBundle }[process.argv[2] as 'web']();
