import type { Registers } from '../../db/client.ts';
import { Campaign } from './campaign.ts';
import { OwnRegister } from './own-register.ts';

const start = '2026-06-02T09:00:00+08:00';

/** Works on the many rows of a campaign, over a true register; each test has a campaign of its own. */
export class CampaignWorks {
  now = new Date(start);
  campaign!: Campaign;
  beats = 0;
  /** The worker is killed at the next beat of its heart after so many. */
  dieAfter = Infinity;
  #nth = 0;
  readonly registers: Registers;
  readonly activities: ReturnType<OwnRegister['activities']>;
  private constructor(readonly register: OwnRegister) {
    this.registers = register.registers;
    const beat = () => {
      if (++this.beats > this.dieAfter) throw new Error('the worker was killed');
    };
    this.activities = register.activities(() => this.now, {}, beat);
  }

  static async open(): Promise<CampaignWorks> {
    return new CampaignWorks(await OwnRegister.open(8));
  }

  close = (): Promise<void> => this.register.close();

  async another(): Promise<void> {
    this.now = new Date(start);
    [this.beats, this.dieAfter] = [0, Infinity];
    this.campaign = new Campaign(this.registers, `ZP-2026-${String(++this.#nth).padStart(4, '0')}`, this.now);
    await this.campaign.open();
  }

  work = (what: string, about: Record<string, string> = {}, key = about.stage ? `${what}/${about.stage}` : what) => this.activities.work(this.campaign.caseNo, key, { what, ...about });

  held = async (headcount = 3, stages?: Parameters<Campaign['plan']>[1]) => this.work('hold-headcount', { plan: await this.campaign.plan(headcount, stages), check: await this.campaign.said('checkQuota', { result: 'passed' }) });

  announced = async () => this.work('announce', { statement: await this.campaign.announcement('2026-06-02', '2026-06-09') });

  /** Announced, and so many have applied. */
  async registered(n: number): Promise<void> {
    await this.held();
    await this.announced();
    this.now = new Date('2026-06-03T09:00:00+08:00');
    await this.campaign.applied(n);
  }

  closed() {
    this.now = new Date('2026-06-09T17:00:00+08:00');
    return this.work('close-window');
  }

  async qualified() {
    await this.work('check-conditions');
    await this.work('publish-results', { stage: 'qualification-review' });
    return this.work('settle-rechecks', { stage: 'qualification-review' });
  }

  arranged = async (stage: string, round = '') => this.work('issue-tickets', { stage, statement: await this.campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }) }, `issue-tickets/${stage}${round}`);

  /** Everybody who is called has come through the stage. */
  async through(stage: 'written-test' | 'interview' | 'medical-check' | 'political-review', state = 'scored', round = '') {
    await this.arranged(stage, round);
    await this.campaign.scored(stage, state);
    await this.work('publish-results', { stage }, `publish-results/${stage}${round}`);
    return this.work('settle-rechecks', { stage }, `settle-rechecks/${stage}${round}`);
  }
}
