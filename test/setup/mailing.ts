import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { smtpGateway } from '../../activities/gateways.ts';
import type { Outbox } from '../../activities/recruitment/outbox.ts';
import { connect, type Registers } from '../../db/client.ts';
import { planNews } from '../../db/news.ts';
import { applicants, deliveries } from '../../db/schema/index.ts';
import { Seal } from '../../db/seal.ts';
import { Campaign } from './campaign.ts';
import { cloneDatabase, type ClonedDatabase } from './database.ts';
import { MailServer } from './mail-server.ts';

/** Mails that wait to be sent, over a true register and to a true mail server; each test has a server of its own. */
export class Mailing {
  now = new Date();
  server!: MailServer;
  mail!: ReturnType<typeof smtpGateway>;
  deps!: ConstructorParameters<typeof Outbox>[0];
  #nth = 0;
  private constructor(
    readonly database: ClonedDatabase,
    readonly registers: Registers,
  ) {}

  static async open(): Promise<Mailing> {
    const database = await cloneDatabase();
    return new Mailing(database, connect(database.url, { max: 12 }));
  }

  get url(): string {
    return this.database.url;
  }

  async close(): Promise<void> {
    await this.registers.close();
    await this.database.drop();
  }

  async begins(): Promise<void> {
    this.now = new Date('2026-06-10T09:00:00+08:00');
    this.server = new MailServer();
    await this.server.open();
    this.mail = smtpGateway(this.server.url, 'notice@localhost');
    this.deps = { registers: this.registers, seal: Seal.fromFile(inject('keyFile')), now: () => this.now, gateways: { email: this.mail.send } };
  }

  async ends(): Promise<void> {
    this.mail.close();
    await this.server.close();
    await this.registers.db.delete(deliveries);
  }

  minutes = (n: number) => (this.now = new Date(this.now.getTime() + n * 60_000));
  address = (i: number) => `who-${this.#nth}-${i}@example.org`;

  /** So many mails, planned as a stage plans them. */
  async planned(n: number): Promise<void> {
    const caseNo = `ZP-2026-8${String(++this.#nth).padStart(3, '0')}`;
    const { registers, now } = this;
    const campaign = new Campaign(registers, caseNo, now);
    await campaign.open();
    await registers.db.execute(sql`insert into campaigns (case_no, organ, title, rules, opens_at, closes_at) values (${caseNo}, '320600', '招聘', '{}', '2026-06-01T00:00+08', '2026-06-30T00:00+08')`);
    await campaign.applied(n);
    const rows = await registers.db.select().from(applicants).where(sql`case_no = ${caseNo}`).orderBy(applicants.number);
    await registers.db.transaction(async (tx) => {
      for (const [i, { applicationNo }] of rows.entries()) await this.deps.seal.sealIdentity(tx, applicationNo, 'candidate', { name: '张三', answerBy: { email: this.address(i) } }, false);
      await planNews(tx, rows, 'publish-results/written-test', now);
    });
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.registers.db.execute<{ state: string; n: number }>(sql`select state, count(*)::int as n from deliveries group by state`);
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  codes = async () => (await this.registers.db.select({ proof: deliveries.proof }).from(deliveries)).map(({ proof }) => proof);

  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let left = 600; !(await holds()); left -= 1) {
      if (left === 0) throw new Error(`still not so: ${JSON.stringify({ ...(await this.states()), taken: this.server.taken.length })}`);
      await sleep(100);
    }
  }
}
