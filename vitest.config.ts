import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/setup/slowest-first.ts';

// Set before any process is forked: clocks of the office, and fonts for pages and letters on machines without Chinese ones.
process.env.TZ = 'Asia/Shanghai';
process.env.FONTCONFIG_FILE ??= join(import.meta.dirname, 'assets', 'fonts', 'fonts.conf');

export default defineConfig({
  test: {
    include: ['{workflows,db,activities,api,web,scripts,test}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/setup/global.ts',
    pool: 'forks',
    // A file leaves nothing behind but what it imported, and importing the door takes longer than most of its tests.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    // Paths wait for the server, pages for the browser, and what is killed for its start: one more than there are processors keeps all of them busy.
    maxWorkers: availableParallelism() + 1,
    // A path on a slow machine takes its time; a limit is for what hangs.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
});
