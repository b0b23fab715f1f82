import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const kept = new URL('kept/', import.meta.url);

/** How a path went under one release, with what Temporal held of it. */
export interface KeptHistory {
  readonly procedure: string;
  readonly release: string;
  readonly sentence: string;
  readonly history: unknown;
}

/** KEEP_HISTORIES=1 keeps what Temporal holds of each path under the release of `package.json`; what was kept once is never written anew. */
export async function keepHistory(procedure: string, nth: number, sentence: string, handle: WorkflowHandle): Promise<void> {
  if (!process.env.KEEP_HISTORIES) return;
  const folder = new URL(`${procedure}/${version}/`, kept);
  const file = new URL(`${String(nth).padStart(2, '0')}.json.gz`, folder);
  if (existsSync(file)) throw new Error(`a history is kept already: ${procedure} ${version} ${nth}; a new release has a new version`);
  // Waiting for the result would let the server's time run on.
  while ((await handle.describe()).status.name === 'RUNNING') await new Promise((resolve) => setTimeout(resolve, 50));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, gzipSync(JSON.stringify({ sentence, history: JSON.parse(historyToJSON(await handle.fetchHistory())) as unknown }), { level: 9 }));
}

/** Every history that was ever kept. */
export function keptHistories(): KeptHistory[] {
  return readdirSync(kept).flatMap((procedure) =>
    readdirSync(new URL(`${procedure}/`, kept)).flatMap((release) =>
      readdirSync(new URL(`${procedure}/${release}/`, kept)).map((file) => {
        const text = gunzipSync(readFileSync(new URL(`${procedure}/${release}/${file}`, kept))).toString();
        return { procedure, release, ...(JSON.parse(text) as Pick<KeptHistory, 'sentence' | 'history'>) };
      }),
    ),
  );
}
