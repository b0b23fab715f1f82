import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Context } from '@temporalio/activity';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { buildApp } from '../../api/app.ts';
import { configFrom, type Deps } from '../../api/deps.ts';
import { checkScores, importScores } from '../../api/recruitment/recruitment-scores.ts';
import { CaseLine, taskQueue } from '../../api/telling/temporal.ts';
import { connect } from '../../db/client.ts';
import { ObjectStore } from '../../db/objects.ts';
import { Seal } from '../../db/seal.ts';
import { Campaign } from '../../test/setup/campaign.ts';
import type { Activities } from '../../workflows/steps/activities.ts';
import { dayOf, daysAfter } from '../../workflows/steps/day.ts';
import type { Held } from '../../workflows/recruitment/words.ts';
import { workflowBundle } from '../build.ts';
import { testServer } from '../stack/binaries.ts';
import { keyFile } from '../stack/key-file.ts';
import { Office } from './office.ts';
import { ownDatabase } from './own-database.ts';
import { round, timed } from './measure.ts';

const mega = 1024 * 1024;
const days = 86_400_000;
const organ = '320600';
const posts = [{ code: 'A01', headcount: 25, share: 0.9 }, { code: 'B02', headcount: 5, share: 0.1 }];
const stages: Held[] = ['written-test', 'interview', 'medical-check', 'political-review'];
const scoresAtOnce = 5_000;

/**
 * A campaign with so many applicants from its plan to the hires: the true procedure on Temporal's server that skips time, the true door and the true
 * registers, in a database of its own. Only the applications are written by the database itself.
 */
export async function recruitmentRun(postgresUrl: string, applicants: number, say: (line: string) => void): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = mkdtempSync(join(tmpdir(), 'fujing-bench-'));
  const key = keyFile(folder);
  const databaseUrl = await ownDatabase(postgresUrl, 'fujing_bench', folder, key);
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: await testServer() } } });
  const registers = connect(databaseUrl, { max: 10 });
  const seal = Seal.fromFile(key);
  const objects = new ObjectStore(join(folder, 'objects'));
  const line = new CaseLine({ connectionOptions: { address: env.address }, namespace: env.namespace ?? 'default' });
  let instant = new Date(await env.currentTimeMs());
  const now = () => instant;
  let highest = 0;
  const look = () => void (highest = Math.max(highest, process.memoryUsage().rss));
  const looking = setInterval(look, 200);
  const beat = () => {
    look();
    Context.current().heartbeat();
  };
  const row = (title: string, seconds: number) => say(`  ${title.padEnd(44)} ${round(seconds, 2).padStart(7)} s`);
  const activities = createActivities({ registers, seal, objects, now, gateways: {}, beat });
  let working = 0;
  const work: Activities['work'] = async (caseNo, key, about) => {
    const began = performance.now();
    working += 1;
    const done = await activities.work(caseNo, key, about).finally(() => (working -= 1));
    row(key, (performance.now() - began) / 1000);
    return done;
  };
  const deps: Deps = { registers, seal, objects, now, config: configFrom({ LOG_LEVEL: 'silent' }), cases: line };
  const app = await buildApp(deps);
  const worker = await Worker.create({ connection: env.nativeConnection, taskQueue, workflowBundle: { codePath: workflowBundle }, activities: { ...activities, work } });
  const stopped = worker.run();
  const office = new Office(app, registers);
  /** One work may follow another at once: quiet is when for a while none has begun. */
  const quiet = async () => {
    for (let calm = 0; calm < 6; calm = working > 0 ? 0 : calm + 1) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const pass = async (n: number) => {
    await env.sleep(n * days);
    instant = new Date(await env.currentTimeMs());
    await quiet();
  };
  try {
    const today = () => dayOf(instant.getTime());
    const filed = await (await office.as('recruitment-officer', organ)).post<{ caseNo: string }>('/recruitments', { title: '年度统一招聘', year: Number(today().slice(0, 4)) });
    const { caseNo } = filed.body;
    const campaign = new Campaign(registers, caseNo, instant);
    const measured = async (title: string, act: () => Promise<unknown>) => row(title, (await timed(act)) / 1000);
    const imports = async (stage: Held) => {
      const rows = (await campaign.ofState('admitted')).slice(0, scoresAtOnce);
      const table = [['准考证号', '成绩', '标记'], ...rows.map(({ ticket }, i) => [ticket!, String(40 + (i % 60)), ''])];
      await measured(`check of ${rows.length} scores`, () => checkScores(deps, 'zh', caseNo, stage, table));
      for (const title of [`import of ${rows.length} scores`, 'the same scores again']) await measured(title, () => registers.db.transaction((tx) => importScores(tx, deps, { caseNo, stage, table, by: 'bench' })));
    };
    const instead = (message: string): object => {
      if (message === 'draftPlan') return { stages: [...stages.slice(0, 2), 'ranking', ...stages.slice(2)], writtenWeight: 50, interviewWeight: 50, ties: ['written-test'], bars: ['crime', 'breach'], positions: posts.map(({ code, headcount }) => ({ code, title: '勤务', organ: '320602-s1', category: 'duty', employment: 'direct', headcount, bornFrom: '1991-06-10', bornUntil: '2010-06-10', education: 'college', sex: 'any', duties: '巡逻' })) };
      return message === 'announce' ? { opensOn: today(), closesOn: daysAfter(today(), 10), closesAt: '17:00' } : {};
    };
    const before = async (message: string, key: string) => {
      const stage = stages.find((each) => key.split(/[/:]/)[1] === each);
      if (message !== 'submitResults' || !stage) return;
      if (stage === 'written-test') await imports(stage);
      await campaign.scored(stage, stage === 'written-test' || stage === 'interview' ? 'scored' : 'passed');
    };
    const after = async (message: string) => {
      await quiet();
      if (message !== 'announce') return;
      await measured(`${applicants} applications written`, async () => {
        for (const { code, share } of posts) await campaign.applied(Math.round(applicants * share), { position: code });
      });
    };
    for (let turn = 0; turn < 300 && !(await office.hasEnded(caseNo)); turn += 1) {
      const sent = await office.workOff(caseNo, today(), { instead, before, after });
      if (sent === 0) await pass(1);
    }
    if (!(await office.hasEnded(caseNo))) throw new Error(`the campaign did not come to its end: ${JSON.stringify(await office.owed(caseNo))}`);
    look();
    const { historyLength } = await line.client.workflow.getHandle(`recruitment/${caseNo}`).describe();
    say(`  in the end ${JSON.stringify(await campaign.counts())}`);
    say(`  history of the campaign's case: ${historyLength} events (goal < 2,000)`);
    say(`  memory of worker and door in one process, at its highest: ${round(highest / mega, 0)} MiB`);
  } finally {
    clearInterval(looking);
    worker.shutdown();
    await stopped;
    await app.close();
    await line.close();
    await env.teardown();
    await registers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
