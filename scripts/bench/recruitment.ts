import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActivities } from '../../activities/index.ts';
import { importScores } from '../../api/recruitment-scores.ts';
import { readTable } from '../../api/score-table.ts';
import { configFrom } from '../../api/deps.ts';
import { connect } from '../../db/client.ts';
import { ObjectStore } from '../../db/objects.ts';
import { Seal } from '../../db/seal.ts';
import { Campaign } from '../../test/setup/campaign.ts';
import { round, timed } from './measure.ts';

const mega = 1024 * 1024;

/** A campaign with so many applicants through all its works, on real PostgreSQL: seconds a stage, and the memory of this process at its highest. */
export async function recruitmentRun(databaseUrl: string, keyFile: string, applicants: number): Promise<string[]> {
  const registers = connect(databaseUrl, { max: 4 });
  let now = new Date('2026-06-02T09:00:00+08:00');
  const seal = Seal.fromFile(keyFile);
  const objects = new ObjectStore(mkdtempSync(join(tmpdir(), 'fujing-bench-')));
  let highest = 0;
  const beat = () => void (highest = Math.max(highest, process.memoryUsage().rss));
  const activities = createActivities({ registers, seal, objects, now: () => now, gateways: {}, beat });
  const caseNo = `ZP-BENCH-${Date.now()}`;
  const campaign = new Campaign(registers, caseNo, now);
  const lines: string[] = [];
  const measure = async (title: string, act: () => Promise<unknown>) => {
    lines.push(`  ${title.padEnd(40)} ${round((await timed(act)) / 1000, 2).padStart(7)} s`);
  };
  const work = (what: string, about: Record<string, string> = {}) => activities.work(caseNo, about.stage ? `${what}/${about.stage}` : what, { what, ...about });
  try {
    await campaign.open();
    await work('hold-headcount', { plan: await campaign.plan(60), check: await campaign.said('checkQuota', { result: 'passed' }) });
    await work('announce', { statement: await campaign.announcement('2026-06-02', '2026-06-09') });
    await measure('applications written', () => campaign.applied(applicants));
    now = new Date('2026-06-09T17:00:00+08:00');
    await measure('close-window', () => work('close-window'));
    await measure('check-conditions', () => work('check-conditions'));
    await measure('publish-results qualification-review', () => work('publish-results', { stage: 'qualification-review' }));
    await measure('settle-rechecks', () => work('settle-rechecks', { stage: 'qualification-review' }));
    const arranged = await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' });
    await measure('issue-tickets written-test', () => work('issue-tickets', { stage: 'written-test', statement: arranged }));
    const rows = (await campaign.ofState('admitted')).slice(0, 5_000);
    const table = [['准考证号', '成绩', '标记'], ...rows.map(({ ticket }, i) => [ticket!, String(40 + (i % 60)), ''])];
    await measure(`check of ${rows.length} scores`, async () => readTable(table, 'written-test', new Set(rows.map(({ ticket }) => ticket!))));
    const door = { registers, seal, objects, now: () => now, config: configFrom({}), cases: undefined as never };
    await measure(`import of ${rows.length} scores`, () => registers.db.transaction((tx) => importScores(tx, door, { caseNo, stage: 'written-test', table, by: 'bench' })));
    await measure('the same scores again', () => registers.db.transaction((tx) => importScores(tx, door, { caseNo, stage: 'written-test', table, by: 'bench' })));
    await campaign.scored('written-test');
    await measure('publish-results written-test', () => work('publish-results', { stage: 'written-test' }));
    await measure('settle-rechecks written-test', () => work('settle-rechecks', { stage: 'written-test' }));
    await measure('rank', () => work('rank'));
    await measure('publish-results ranking', () => work('publish-results', { stage: 'ranking' }));
    beat();
    lines.push(`  memory of the process at its highest ${round(highest / mega, 0)} MiB`);
    return lines;
  } finally {
    await registers.close();
  }
}
