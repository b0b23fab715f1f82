import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { smtpGateway } from '../../activities/gateways.ts';
import { createActivities } from '../../activities/index.ts';
import { Outbox, sendNews } from '../../activities/recruitment/outbox.ts';
import { connect } from '../../db/client.ts';
import { ObjectStore } from '../../db/objects.ts';
import { applicants, deliveries } from '../../db/schema/index.ts';
import { Seal } from '../../db/seal.ts';
import { Campaign } from '../../test/setup/campaign.ts';
import { MailServer } from '../../test/setup/mail-server.ts';
import { keyFile } from '../stack/key-file.ts';
import { round, timed } from './measure.ts';
import { ownDatabase } from './own-database.ts';

const slowMs = 200;
const sealedAtOnce = 500;

/** A stage of so many applicants, each with an address: how long it takes with mails to be sent and without, whatever the mail server is like, and how fast they go out. */
export async function mailRun(postgresUrl: string, smtpUrl: string, mails: number, say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fujing-bench-'));
  const key = keyFile(folder);
  const registers = connect(await ownDatabase(postgresUrl, 'fujing_bench_mail', folder, key), { max: 10 });
  const seal = Seal.fromFile(key);
  const slow = new MailServer();
  slow.manners = { slowMs };
  await slow.open();
  const lines = { true: smtpGateway(smtpUrl, 'notice@localhost'), slow: smtpGateway(slow.url, 'notice@localhost'), away: smtpGateway('smtp://127.0.0.1:1', 'notice@localhost') };
  const row = (title: string, seconds: number, more = '') => say(`  ${title.padEnd(52)} ${round(seconds, 2).padStart(7)} s${more}`);
  let nth = 0;
  /** A campaign of which the qualification review was published: those mails are planned, and all who passed are ready to be called. */
  const ready = async (through: keyof typeof lines | undefined) => {
    let now = new Date('2026-06-02T09:00:00+08:00');
    const deps = { registers, seal, objects: new ObjectStore(join(folder, 'objects')), now: () => now, gateways: through ? { email: lines[through].send } : {} };
    const { work: act } = createActivities(deps);
    const campaign = new Campaign(registers, `ZP-2026-${7000 + ++nth}`, now);
    const work = (what: string, about: Record<string, string> = {}) => act(campaign.caseNo, what, { what, ...about });
    await campaign.open();
    await work('hold-headcount', { plan: await campaign.plan(5), check: await campaign.said('checkQuota', { result: 'passed' }) });
    await work('announce', { statement: await campaign.announcement('2026-06-02', '2026-06-09') });
    await campaign.applied(mails);
    const rows = await registers.db.select({ no: applicants.applicationNo }).from(applicants).where(eq(applicants.caseNo, campaign.caseNo)).orderBy(applicants.number);
    for (let i = 0; i < rows.length; i += sealedAtOnce) {
      await registers.db.transaction(async (tx) => {
        for (const { no } of rows.slice(i, i + sealedAtOnce)) await seal.sealIdentity(tx, no, 'candidate', { name: '考生', answerBy: { email: `${no.toLowerCase()}@example.org` } }, false);
      });
    }
    now = new Date('2026-06-09T17:00:00+08:00');
    await work('close-window');
    await work('check-conditions');
    await act(campaign.caseNo, 'publish-results/qualification-review', { what: 'publish-results', stage: 'qualification-review' });
    await act(campaign.caseNo, 'settle-rechecks/qualification-review', { what: 'settle-rechecks', stage: 'qualification-review' });
    const statement = await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' });
    return { deps, call: async () => (await timed(() => work('issue-tickets', { stage: 'written-test', statement }))) / 1000 };
  };
  try {
    row('called to the test, no mails', await (await ready(undefined)).call());
    const quick = await ready('true');
    row('called to the test, their mails planned', await quick.call());
    const waiting = await registers.db.$count(deliveries, eq(deliveries.state, 'planned'));
    const seconds = (await timed(() => sendNews(quick.deps))) / 1000;
    row(`${waiting} mails sent by one outbox`, seconds, `, ${round(waiting / seconds, 0)} a second`);
    for (const [title, which] of [[`while a server takes ${slowMs} ms a mail`, 'slow'], ['while the server is away', 'away']] as const) {
      const { deps, call } = await ready(which);
      const outbox = new Outbox(deps);
      outbox.start();
      // The mails of the stage before are under way.
      await sleep(1_000);
      row(`called to the test ${title}`, await call());
      await outbox.stop();
    }
    const [sent] = await registers.db.execute<{ accepted: number; others: number }>(sql`select count(*) filter (where state = 'accepted')::int as accepted, count(*) filter (where state not in ('accepted', 'planned'))::int as others from deliveries`);
    say(`  accepted ${sent!.accepted} (the slow server took ${slow.taken.length}), neither accepted nor still planned ${sent!.others}`);
  } finally {
    for (const line of Object.values(lines)) line.close();
    await slow.close();
    await registers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
