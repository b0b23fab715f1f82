import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/layout.ts';
import { eventually } from '../whole/stack.ts';
import { CampaignRun } from './campaign.ts';
import { seed } from './chance.ts';
import { injuries } from './injuries.ts';
import { Injection, publicly } from './injection.ts';

const injection = new Injection();
const { rows } = injection;
const campaign = new CampaignRun(injection);
const organs = ['320602', '320681'];
const letters = Number(process.env.FAULTS_LETTERS ?? 10);
const seconds = Number(process.env.FAULTS_SECONDS ?? 90);
const filed = new Set<string>();
let hurt: readonly string[] = [];

beforeAll(() => injection.start(), 600_000);
afterAll(() => injection.stop(), 120_000);

async function file(organ: string): Promise<void> {
  const body = { realName: true, complainant: { name: '钱莺莺' }, against: '不详', matter: `事项 ${randomUUID()}`, organ, answerBy: { email: `who-${randomUUID().slice(0, 8)}@example.cn` } };
  const answer = await publicly<{ caseNo: string }>(injection.stack.run.url, 'complaints', body);
  expect([201, 202]).toContain(answer.status);
  filed.add(answer.body.caseNo);
}

/** Letters alone: injuries and the campaign have people of their own. */
async function work(organ: string, until: number): Promise<void> {
  const officials = await injection.officials((login) => login.organ === organ);
  for (let idle = 0; idle < 3 || Date.now() < until; ) {
    let sent = 0;
    for (const official of officials) {
      const tasks = (await official.tasks(injection.today).catch(() => [])).filter(({ caseNo }) => filed.has(caseNo) || caseNo.startsWith('TS-'));
      for (const task of tasks) await injection.say(official, task);
      sent += tasks.length;
    }
    idle = sent === 0 ? idle + 1 : 0;
    if (sent === 0) await sleep(1_000);
    if (Date.now() > until + 600_000) throw new Error('the cases do not come to an end');
  }
}

/** Waits until every statement was heard and all parts are back. */
async function calmAfter(acts: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(acts).finally(() => console.log(`seed ${seed}: ${injection.accepted.size} statements so far, killed ${injection.kills.join(' ')}`));
  await eventually(() => rows<{ n: number }>(`select count(*)::int n from statements where state = 'received'`).catch(() => []), ([row]) => row?.n === 0, 180);
  await mailsSettled();
  injection.backToToday();
  await injection.stack.settled();
}

/** All mails have gone out and every notice is served; a mail whose worker was killed over it is said to be uncertain a few minutes later, by the office's clock. */
async function mailsSettled(): Promise<void> {
  const waiting = (states: string) => rows<{ n: number }>(`select count(*)::int n from deliveries where state in (${states})`).catch(() => []);
  await eventually(() => waiting(`'planned'`), ([row]) => row?.n === 0, 240);
  injection.pass(1);
  await eventually(() => waiting(`'planned', 'attempting'`), ([row]) => row?.n === 0, 240);
  await eventually(() => rows<{ n: number }>(`select count(*)::int n from notices where service = 'issued'`).catch(() => []), ([row]) => row?.n === 0, 240);
}

test(`whatever is killed, no letter, injury or application is lost and nothing happens twice (seed ${seed})`, async () => {
  const until = Date.now() + seconds * 1000;
  await calmAfter([
    injection.killing(until),
    ...organs.map((organ) => work(organ, until)),
    injuries(injection).then((numbers) => (hurt = numbers)),
    campaign.open(),
    (async () => {
      for (let i = 0; i < letters; i += 1) {
        await file(organs[i % organs.length]!);
        await sleep((seconds * 500) / letters);
      }
    })(),
  ]);
}, 1_200_000);

test(`a campaign is gone on with by whoever comes next, from the import of scores to the offers (seed ${seed})`, async () => {
  await calmAfter([campaign.select()]);
}, 1_200_000);

test('every accepted statement stands exactly once, in its case and in no other', async () => {
  const kept = new Map((await rows<{ id: string; state: string }>('select id, state from statements')).map(({ id, state }) => [id, state]));
  for (const [id, path] of injection.accepted) expect(kept.get(id), `${path} ${id}`).toMatch(/answered|refused/);
  const entered = await rows<{ id: string; n: number }>(`select statement_id::text id, count(*)::int n from case_events where type = 'answered' group by 1`);
  const times = new Map(entered.map(({ id, n }) => [id, n]));
  for (const [id, how] of kept) {
    const isOpening = !times.has(id) && how === 'answered';
    if (!isOpening) expect(times.get(id) ?? 0, id).toBe(how === 'answered' ? 1 : 0);
  }
  const openings = await rows<{ case_no: string }>(`select case_no from statements where message in ('complain', 'reportInjury', 'openCampaign', 'offerPost')`);
  expect(openings.map(({ case_no }) => case_no).sort()).toEqual((await rows<{ case_no: string }>('select case_no from cases where linked_from is null')).map(({ case_no }) => case_no).sort());
});

test('every letter that was receipted and every injury that was taken down is a case', async () => {
  const cases = new Set((await rows<{ case_no: string }>('select case_no from cases')).map(({ case_no }) => case_no));
  expect([...filed, ...hurt, campaign.caseNo].filter((caseNo) => !cases.has(caseNo))).toEqual([]);
});

test('the workflow of each case waits for what the register shows, with one armed clock for each that runs', async () => {
  const connection = await Connection.connect({ address: injection.stack.run.temporal.address });
  const client = new Client({ connection, namespace: injection.stack.run.temporal.namespace });
  try {
    for (const { case_no, procedure } of await rows<{ case_no: string; procedure: string }>('select case_no, procedure from cases where ended_on is null')) {
      const shown = await client.workflow.getHandle(`${procedure}/${case_no}`).query<{ duties: string[]; clocks: Record<string, string> }>('standing');
      const duties = await rows<{ key: string; clock: string | null; owed: boolean }>(`select key, clock, owed from duties where case_no = '${case_no}' and state = 'open'`);
      const clocks = await rows<{ key: string; last_day: string }>(`select key, last_day::text from clocks where case_no = '${case_no}' and state = 'running'`);
      expect([...shown.duties].sort(), case_no).toEqual(duties.map(({ key }) => key).sort());
      expect(shown.clocks, case_no).toEqual(Object.fromEntries(clocks.map(({ key, last_day }) => [key, last_day])));
      for (const { clock } of duties) if (clock) expect(Object.keys(shown.clocks), case_no).toContain(clock);
    }
  } finally {
    await connection.close();
  }
}, 120_000);

test('no notice is lost, and none is doubled without the record saying why', async () => {
  const mails = (await (await fetch(`${injection.stack.run.mail.inbox}/mails`)).json()) as { messageId?: string; id: string }[];
  const tries = await rows<{ case_no: string; notice: string; nth: number; channel: string; state: string; message_id: string }>('select * from deliveries order by case_no, notice, nth');
  // Letters of people who said who they are: of anybody else nothing is mailed.
  expect(tries.filter(({ notice, channel, state }) => notice === 'acceptance-notice' && channel === 'email' && state === 'accepted').length).toBeGreaterThan(letters / 2);
  const sent = new Map<string, number>();
  for (const { messageId } of mails) sent.set(messageId!, (sent.get(messageId!) ?? 0) + 1);
  for (const each of tries) expect(each.state, JSON.stringify(each)).not.toMatch(/planned|attempting/);
  for (const messageId of new Set(tries.map(({ message_id }) => message_id))) {
    const ofIt = tries.filter(({ message_id, channel }) => message_id === messageId && channel === 'email');
    const certain = ofIt.filter(({ state }) => state === 'accepted').length;
    const unsure = ofIt.filter(({ state }) => state === 'uncertain').length;
    expect(sent.get(messageId) ?? 0, messageId).toBeGreaterThanOrEqual(certain);
    expect(sent.get(messageId) ?? 0, messageId).toBeLessThanOrEqual(certain + unsure);
  }
  const unserved = await rows(`select id, service from notices where service = 'issued'`);
  expect(unserved).toEqual([]);
});

test('what was advanced is recovered, outstanding, own cost or written off, to the fen; every item is paid once (Art. 14)', async () => {
  const money = await rows<{ case_no: string; book: string; paid: string; borne: string }>('select case_no, book, paid::text, (recovered + outstanding + own_cost + written_off)::text as borne from case_money');
  for (const { case_no, book, paid, borne } of money) expect(borne, `${case_no} ${book}`).toBe(paid);
  expect(await rows('select posting_id from ledger_entries group by 1 having sum(amount) <> 0')).toEqual([]);
  // An item is paid when payment of its request was said, and then once, of its whole amount.
  const items = await rows<{ id: string; said: boolean; times: number; paid: string | null; amount: string }>(`
    select i.id, i.amount::text, exists (select from case_events e where e.case_no = i.case_no and e.type = 'answered' and e.key = 'payAdvance/' || i.request) as said,
           count(p.id)::int as times, (-sum(n.amount))::text as paid
      from cost_items i left join ledger_postings p on p.item_id = i.id and p.kind = 'payment' left join ledger_entries n on n.posting_id = p.id and n.account = 'paid-out'
     where i.book = 'advance' group by i.id`);
  expect(items.filter(({ said }) => said).length).toBeGreaterThan(0);
  for (const { id, said, times, paid, amount } of items) expect({ times, paid }, id).toEqual(said ? { times: 1, paid: amount } : { times: 0, paid: null });
});

test('every receipt is laid once and never beyond what was received; every reversal takes back one line', async () => {
  const receipts = await rows<{ id: string; stated: string | null; laid: string }>(`
    select s.id::text, s.body->>'amount' as stated, coalesce(sum(n.amount), 0)::text as laid from statements s
      left join ledger_postings p on p.statement_id = s.id and p.kind = 'receipt' left join ledger_entries n on n.posting_id = p.id and n.account = 'recovered'
     where s.message = 'recordReceipt' and s.state = 'answered' and s.told->>'result' = 'partial' group by s.id`);
  for (const { id, stated, laid } of receipts) expect(laid, id).toBe(stated);
  const reversals = await rows<{ id: string; entry: string; reverses: string[] | null }>(`
    select s.id::text, s.body->>'entry' as entry, array_agg(p.reverses) filter (where p.id is not null) as reverses from statements s
      left join ledger_postings p on p.statement_id = s.id and p.kind = 'reversal' where s.message = 'reverseEntry' and s.state = 'answered' group by s.id`);
  for (const { id, entry, reverses } of reversals) expect(reverses ?? [entry], id).toEqual([entry]);
});

test('every applicant has one result a stage, one score, one ticket, one rank; nothing was counted twice (Art. 9)', async () => {
  const of = `case_no = '${campaign.caseNo}'`;
  const [{ all, barred }] = (await rows<{ all: number; barred: number }>(`select count(*)::int as all, count(*) filter (where 'crime' = any(barred))::int as barred from applicants where ${of}`)) as [{ all: number; barred: number }];
  const kept = new Set((await rows<{ application_no: string }>(`select application_no from applicants where ${of} and application_no not like 'BM-TEST-%'`)).map(({ application_no }) => application_no));
  expect(kept).toEqual(campaign.receipted);
  const works = new Map((await rows<{ key: string; counts: Record<string, number> }>(`select key, done->'counts' as counts from works where ${of}`)).map(({ key, counts }) => [key, counts]));
  const passed = all - barred;
  expect(Object.fromEntries([...works].filter(([key]) => !/headcount|announce|conclude|count-/.test(key)))).toEqual({
    'close-window': { received: all },
    'check-conditions': { qualified: passed, unmet: barred },
    'publish-results/qualification-review': { passed, failed: barred },
    'settle-rechecks/qualification-review': { inTheRunning: passed, out: barred },
    'issue-tickets/written-test': { called: passed, outside: 0 },
    'publish-results/written-test': { passed, failed: 0 },
    'settle-rechecks/written-test': { inTheRunning: passed, out: 0 },
    rank: { ranked: passed },
    'publish-results/ranking': { passed: 20, failed: passed - 20 },
    'settle-rechecks/ranking': { inTheRunning: 20, out: passed - 20 },
    'issue-tickets/political-review': { called: 20, outside: 0 },
    'publish-results/political-review': { passed: 20, failed: 0 },
    'settle-rechecks/political-review': { inTheRunning: 20, out: 0 },
    'publish-list': { listed: 20 },
    hire: { offered: 20 },
  });
  const scores = await rows<{ stage: string; n: number }>(`select stage, count(*)::int n from scores where ${of} group by 1 order by 1`);
  expect(scores).toEqual([{ stage: 'political-review', n: 20 }, { stage: 'written-test', n: passed }]);
  expect(await rows(`select stage, rows from score_imports where ${of} order by 1`)).toEqual([{ stage: 'political-review', rows: 20 }, { stage: 'written-test', rows: passed }]);
  expect(await rows(`select id from score_changes where ${of}`)).toEqual([]);
  expect(await rows(`select rank from applicants where ${of} and rank is not null order by rank`)).toEqual(Array.from({ length: passed }, (_, i) => ({ rank: i + 1 })));
  const offered = (await rows<{ application_no: string }>(`select application_no from applicants where ${of} and state = 'offered' order by 1`)).map(({ application_no }) => application_no);
  expect(offered).toHaveLength(20);
  expect((await rows<{ applicant: string }>(`select opening->>'applicant' as applicant from cases where procedure = 'employment' order by 1`)).map(({ applicant }) => applicant)).toEqual(offered);
});

test('no incident was recorded and the chain verifies', async () => {
  expect(await rows('select case_no, kind, detail from incidents')).toEqual([]);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/verify.ts'], { cwd: root, env: { ...process.env, DATABASE_URL: injection.stack.run.postgres }, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('一致');
  expect(status).toBe(0);
}, 60_000);
