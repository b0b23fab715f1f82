import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { bundleIsFresh, programFile, programsAreFresh, workflowBundle } from '../../scripts/build.ts';
import { chromium } from '../../scripts/checks/chromium.ts';
import { testServer } from '../../scripts/stack/binaries.ts';
import { keyFile } from '../../scripts/stack/key-file.ts';
import { root } from '../../scripts/stack/layout.ts';
import { Log } from '../../scripts/stack/logs.ts';
import { Part, type Program } from '../../scripts/stack/part.ts';
import { steadyPorts } from '../../scripts/stack/ports.ts';
import { ensureDatabase, openCluster } from '../../scripts/stack/postgres.ts';
import { mailbox } from '../../scripts/stack/programs.ts';
import { discard, folderIn, sweep, takeRoster } from './left-over.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's own database, as its owner. */
    postgresAdminUrl: string;
    /** Migrated and seeded; cloned by cloneDatabase(). */
    templateDatabase: string;
    /** Where PostgreSQL writes its log. */
    postgresLog: string;
    keyFile: string;
    testServerPath: string;
    workflowBundlePath: string;
    chromiumPath: string;
    smtp: { url: string; inbox: string; folder: string };
  }
}

const run = promisify(execFile);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep(tmpdir());
  const data = folderIn(tmpdir());
  const roster = await takeRoster(data);
  const ports = await steadyPorts(join(data, 'ports.json'), ['postgres', 'smtp', 'inbox']);
  const parts: Part[] = [];
  const begin = async (program: Program, log = new Log(join(data, 'logs'), program.name)): Promise<void> => {
    const part = new Part(program, log, roster);
    parts.push(part);
    await part.start();
  };
  const tearDown = async (): Promise<void> => {
    await Promise.all(parts.map((part) => part.stop()));
    discard(data);
  };

  const key = keyFile(data);
  const compiled = programsAreFresh() ? undefined : run(process.execPath, ['--import', 'tsx', 'scripts/build.ts', 'programs'], { cwd: root });
  const postgres = async (): Promise<void> => {
    // A cluster that is thrown away need not survive a power cut.
    const cluster = await openCluster({
      data,
      port: ports.postgres,
      // Nor need it tidy up behind itself: its idle helpers would only take time from the tests.
      settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB', 'shared_buffers=256MB', 'checkpoint_timeout=1h', 'bgwriter_delay=10s', 'bgwriter_lru_maxpages=0', 'wal_writer_delay=10s', 'autovacuum=off', 'io_method=sync'],
    });
    await begin(cluster.program);
    const template = 'fujing_template';
    await ensureDatabase(cluster.url('postgres'), template);
    await compiled;
    await run(process.execPath, [programFile('prepare')], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: cluster.url(template), FUJING_DATA: data, FUJING_KEY_FILE: key, FUJING_MODE: 'demo' },
    });
    project.provide('postgresAdminUrl', cluster.url('postgres'));
    project.provide('templateDatabase', template);
    project.provide('postgresLog', join(data, 'logs', 'postgres.log'));
  };
  const mail = async (): Promise<void> => {
    await compiled;
    await begin(mailbox(data, ports));
    project.provide('smtp', { url: `smtp://127.0.0.1:${ports.smtp}`, inbox: `http://127.0.0.1:${ports.inbox}`, folder: join(data, 'mail') });
  };
  const bundle = async (): Promise<void> => {
    if (!bundleIsFresh()) await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts', 'workflows'], { cwd: root });
    project.provide('workflowBundlePath', workflowBundle);
  };
  const tools = async (): Promise<void> => {
    project.provide('testServerPath', process.env.FUJING_TEST_SERVER ?? (await testServer()));
    project.provide('chromiumPath', process.env.FUJING_CHROMIUM ?? (await chromium()));
  };

  project.provide('keyFile', key);
  try {
    await Promise.all([postgres(), mail(), bundle(), tools()]);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
