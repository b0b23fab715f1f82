import { setTimeout as sleep } from 'node:timers/promises';
import type { Official } from '../whole/client.ts';
import { eventually, type PartName } from '../whole/stack.ts';
import { Dice } from './chance.ts';
import { insisting, publicly, type Injection } from './injection.ts';

const organ = '320600';
/** Written by the database itself; the works go through a thousand at a time. */
const written = 2_400;
const atCounter = 12;
const posts = 20;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const identityNumber = (nth: number): string => {
  const digits = `32060219950101${String(nth).padStart(3, '0')}`;
  return `${digits}${'10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11]}`;
};

/** A campaign from its plan to the offers, with kills in the middle of every work on many rows. */
export class CampaignRun {
  caseNo = '';
  /** Numbers that the counter gave out, one a person. */
  readonly receipted = new Set<string>();
  readonly #dice = new Dice('campaign');
  readonly #people = new Map<string, Official>();

  constructor(readonly injection: Injection) {}

  /** Planned, announced, applied for, closed by time. */
  async open(): Promise<void> {
    await this.signIn();
    const year = Number(this.injection.today.slice(0, 4));
    const opened = await insisting((key) => this.as('recruitment-officer-320600-1').call<{ caseNo: string }>('/api/recruitments', { title: `${year}年度统一招聘`, year }, key));
    this.caseNo = opened.body.caseNo;
    const position = { code: 'A01', title: '勤务', organ: '320602-s1', category: 'duty', employment: 'direct', headcount: posts, bornFrom: '1991-01-01', bornUntil: '2008-01-01', education: 'college', sex: 'any', duties: '巡逻' };
    await this.say('recruitment-officer-320600-1', 'draftPlan', { result: 'submitted', positions: [position], stages: ['written-test', 'ranking', 'political-review'], writtenWeight: 100, interviewWeight: 0, ties: ['written-test'], bars: ['crime'], budgetLine: '辅警招聘' });
    await this.say('staffing-officer-320600-staffing', 'checkQuota', { result: 'passed' });
    await this.say('hr-guide-320600-hr', 'giveHrOpinion', { result: 'agreed' });
    await this.say('budget-officer-320600-finance', 'giveMoneyOpinion', { result: 'funded' });
    await this.say('government-officer-320600-government', 'approvePlan', { result: 'approved', paperNo: '通政发〔2026〕1号', reason: '同意' });
    // By the true clock, whatever the office's says: long enough for twelve at the counter while parts are killed and the machine is busy.
    const closes = new Date(Math.ceil((Date.now() + 45_000) / 60_000) * 60_000 + 8 * 3_600_000).toISOString();
    await this.say('recruitment-officer-320600-1', 'announce', { title: '招聘公告', opensOn: this.injection.today, closesOn: closes.slice(0, 10), closesAt: closes.slice(11, 16), pay: '按规定', contact: '0513-12389' });
    await this.apply();
    await this.judged(['qualification-review']);
  }

  private async apply(): Promise<void> {
    const { injection, caseNo } = this;
    await eventually(() => injection.rows<{ announced: boolean }>(`select announced_on is not null as announced from campaigns where case_no = '${caseNo}'`).catch(() => []), ([row]) => row?.announced === true, 120);
    await eventually(() => injection.rows(`
      insert into applicants (application_no, case_no, position, person_mark, masked_name, masked_id, born_on, sex, education, barred, targeted, promise, body_hash, received_at, state)
      select 'BM-TEST-' || lpad(i::text, 6, '0'), '${caseNo}', 'A01', 'mark ' || i, '张*', '**************0000', date '1999-01-01' + (i % 3000), 'male', 'bachelor',
             case when i % 10 = 0 then array['crime'] else array[]::text[] end, false, true, 'sum ' || i, clock_timestamp(), 'applied' from generate_series(1, ${written}) i on conflict do nothing returning number`).catch(() => undefined), (done) => done !== undefined, 120);
    const one = (nth: number) => ({ position: 'A01', candidate: { name: `考生${nth}`, idNumber: identityNumber(nth), phone: '13900000000', email: `applicant-${nth}@example.cn` }, bornOn: '1995-01-01', sex: 'male', education: 'bachelor', barred: [], promise: true });
    await Promise.all(Array.from({ length: atCounter }, async (_, nth) => {
      const { status, body } = await publicly<{ applicationNo: string }>(injection.stack.run.url, `recruitments/${caseNo}/applications`, one(nth));
      if (status !== 201) throw new Error(`an application was not taken: ${status} ${JSON.stringify(body)}`);
      this.receipted.add(body.applicationNo);
    }));
  }

  /** Every stage after the registration, days passing between them. */
  async select(): Promise<void> {
    await this.onward('qualification-review');
    await this.say('recruitment-officer-320600-1', 'arrangeStage', { heldOn: this.injection.today, place: '南通中学' });
    await this.imported('written-test', (ticket, i) => [ticket, String(40 + (i % 60)), '']);
    await this.judged(['written-test', 'worker']);
    await this.onward('written-test');
    await this.say('unit-leader-320600', 'confirmRanking', { result: 'confirmed' });
    await this.onward('ranking');
    const reviewers = ['handler-320600-1', 'handler-320600-2'] as const;
    await this.say('unit-leader-320600', 'assignReviewers', { reviewers: reviewers.map((each) => `u-${each}`) });
    await this.say('recruitment-officer-320600-1', 'arrangeStage', { heldOn: this.injection.today, place: '市局' });
    await this.imported('political-review', (ticket) => [ticket, '', '合格']);
    await this.judged(['political-review'], ...reviewers);
    await this.onward('political-review');
    await this.say('recruitment-officer-320600-1', 'publishNotice', { contact: '0513-12389' }, 'worker');
    await this.later(14);
    await this.say('recruitment-officer-320600-1', 'endNotice', {});
    await this.say('organ-leader-320600', 'approveHires', { result: 'approved' }, 'worker');
    await eventually(() => this.injection.rows<{ result: string | null }>(`select result from campaigns where case_no = '${this.caseNo}'`).catch(() => []), ([row]) => row?.result === 'hired', 180);
  }

  private as = (username: string): Official => this.#people.get(username)!;

  private async signIn(): Promise<void> {
    for (const official of await this.injection.officials(({ organ: at }) => at === organ || ['staffing', 'hr', 'finance', 'government'].some((body) => at === `${organ}-${body}`))) this.#people.set(official.login.username, official);
  }

  /** Days pass, and with them every session. */
  private async later(days: number): Promise<void> {
    this.injection.pass(days);
    await sleep(200);
    await this.signIn();
  }

  private async onward(stage: string): Promise<void> {
    await this.published(stage);
    await this.later(10);
    await this.say('recruitment-officer-320600-1', 'proceed', {});
  }

  private async judged([stage, killing]: [string, PartName?], one = 'recruitment-officer-320600-1', two = 'recruitment-officer-320600-2'): Promise<void> {
    await this.say(one, 'submitResults', {});
    await this.say(two, 'confirmResults', { result: 'confirmed' }, killing);
    await this.published(stage);
  }

  private published = (stage: string) =>
    eventually(() => this.injection.rows<{ n: number }>(`select count(*)::int n from works where case_no = '${this.caseNo}' and key like 'publish-results/${stage}%' and done is not null`).catch(() => []), ([row]) => row?.n === 1, 180);

  /** The table is sent by two officers at once, again and again while the door and its register are killed: the second changes nothing. */
  private async imported(stage: string, row: (ticket: string, i: number) => string[]): Promise<void> {
    const { caseNo, injection } = this;
    await eventually(() => injection.rows<{ n: number }>(`select count(*)::int n from works where case_no = '${caseNo}' and key like 'issue-tickets/${stage}%' and done is not null`).catch(() => []), ([found]) => found?.n === 1, 180);
    const called = await injection.rows<{ ticket: string }>(`select ticket from applicants where case_no = '${caseNo}' and called_to = '${stage}' and state = 'admitted' order by number`);
    const table = [['准考证号', '成绩', '标记'], ...called.map(({ ticket }, i) => row(ticket, i))];
    const send = (username: string) => insisting((key) => this.as(username).call(`/api/recruitments/${caseNo}/scores/${stage}`, { table }, key));
    const killed = (async () => {
      for (const part of this.#dice.shuffled<PartName>(['server', 'postgres'])) {
        await sleep(this.#dice.next() * 400);
        injection.kill(part);
      }
    })();
    for (const { status, body } of await Promise.all([send('recruitment-officer-320600-1'), send('recruitment-officer-320600-2')])) if (status !== 200) throw new Error(`the scores were not imported: ${status} ${JSON.stringify(body)}`);
    await killed;
  }

  /** Waits until the case asks this official for it, says it, and kills what is named in the middle of what follows. */
  private async say(username: string, message: string, body: object, killing?: PartName): Promise<void> {
    const official = this.as(username);
    const actions = await eventually(() => official.actions(this.caseNo, '查看能办什么').catch(() => []), (all) => all.some((each) => each.message === message), 240);
    const { duty } = actions.find((each) => each.message === message)!;
    const said = this.injection.say(official, { path: `/api/cases/${this.caseNo}/messages/${message}`, body: { duty, ...body } });
    if (killing) {
      await Promise.race([said, sleep(1_000)]);
      await sleep(this.#dice.next() * 300);
      this.injection.kill(killing);
    }
    const { status, body: answer } = await said;
    if (status > 202) throw new Error(`${message} was refused: ${status} ${JSON.stringify(answer)}`);
  }
}
