import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/layout.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import { Official, type Answer, type Task } from '../whole/client.ts';
import { eventually, Stack, type PartName } from '../whole/stack.ts';

const stack = new Stack();
const organs = ['320602', '320681'];
const letters = Number(process.env.FAULTS_LETTERS ?? 10);
const seconds = Number(process.env.FAULTS_SECONDS ?? 90);
const parts: readonly PartName[] = ['worker', 'server', 'temporal', 'postgres'];
/** The same seed kills the same parts at the same times. */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 100_000);
let state = seed;
const random = (): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return state / 0x7fff_ffff;
};

const today = () => dayOf(Date.now());
const kills: string[] = [];
/** What the door said stands or is kept. */
const accepted = new Map<string, string>();
const filed = new Set<string>();
let sql: postgres.Sql;

beforeAll(() => stack.start(), 600_000);
afterAll(async () => {
  await sql?.end({ timeout: 5 });
  await stack.stop();
}, 120_000);

/** Sends until there is an answer that is one: under one key it may be sent any number of times. */
async function insisting<T>(send: (key: string) => Promise<Answer<T>>): Promise<Answer<T> & { key: string }> {
  const key = randomUUID();
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await send(key).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return { ...answer, key };
    await sleep(500);
  }
  throw new Error('no answer in a hundred seconds');
}

async function file(organ: string): Promise<void> {
  const body = { realName: true, complainant: { name: '来信人' }, against: '不详', matter: `事项 ${randomUUID()}`, organ, answerBy: { email: `who-${randomUUID().slice(0, 8)}@example.cn` } };
  const answer = await insisting<{ caseNo: string }>(async (key) => {
    const response = await fetch(`${stack.run.url}/api/public/complaints`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
    return { status: response.status, body: (await response.json()) as { caseNo: string } };
  });
  expect([201, 202]).toContain(answer.status);
  filed.add(answer.body.caseNo);
}

async function send(official: Official, { path, body }: Task): Promise<void> {
  const answer = await insisting((key) => official.call<{ statementId?: string }>(path, body, key));
  if (answer.status < 300) accepted.set(answer.body.statementId!, path);
}

async function work(organ: string, until: number): Promise<void> {
  const officials = stack.run.logins.filter((login) => login.organ === organ).map((login) => new Official(stack.run.url, login));
  for (const official of officials) await insistOn(() => official.signIn());
  for (let idle = 0; idle < 3 || Date.now() < until; ) {
    let sent = 0;
    for (const official of officials) {
      const tasks = await official.tasks(today()).catch(() => []);
      for (const task of tasks) await send(official, task);
      sent += tasks.length;
    }
    idle = sent === 0 ? idle + 1 : 0;
    if (sent === 0) await sleep(1_000);
    if (Date.now() > until + 600_000) throw new Error('the cases do not come to an end');
  }
}

async function insistOn(act: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(1_000);
    }
  }
}

async function killing(until: number): Promise<void> {
  while (Date.now() < until) {
    await sleep(2_000 + random() * 8_000);
    const part = parts[Math.floor(random() * parts.length)]!;
    if (stack.kill(part)) kills.push(part);
  }
}

const rows = <T extends object>(query: string): Promise<T[]> => sql.unsafe(query) as unknown as Promise<T[]>;

test(`whatever is killed, no case is lost and nothing happens twice (seed ${seed})`, async () => {
  const until = Date.now() + seconds * 1000;
  await Promise.all([
    killing(until),
    ...organs.map((organ) => work(organ, until)),
    (async () => {
      for (let i = 0; i < letters; i += 1) {
        await file(organs[i % organs.length]!);
        await sleep((seconds * 500) / letters);
      }
    })(),
  ]);
  console.log(`seed ${seed}: ${filed.size} letters, ${accepted.size} statements, killed ${kills.join(' ')}`);
  await stack.settled();
  sql = postgres(stack.run.postgres, { max: 2 });
  await eventually(() => rows<{ n: number }>(`select count(*)::int n from statements where state = 'received'`), ([row]) => row!.n === 0, 180);
}, 1_200_000);

test('every accepted statement stands exactly once, in its case and in no other', async () => {
  const kept = new Map((await rows<{ id: string; state: string }>('select id, state from statements')).map(({ id, state }) => [id, state]));
  for (const [id, path] of accepted) expect(kept.get(id), `${path} ${id}`).toMatch(/answered|refused/);
  const entered = await rows<{ id: string; n: number }>(`select statement_id::text id, count(*)::int n from case_events where type = 'answered' group by 1`);
  const times = new Map(entered.map(({ id, n }) => [id, n]));
  for (const [id, how] of kept) {
    const isOpening = !times.has(id) && how === 'answered';
    if (!isOpening) expect(times.get(id) ?? 0, id).toBe(how === 'answered' ? 1 : 0);
  }
  const openings = await rows<{ case_no: string }>(`select case_no from statements where message = 'complain'`);
  expect(openings.map(({ case_no }) => case_no).sort()).toEqual((await rows<{ case_no: string }>('select case_no from cases where linked_from is null')).map(({ case_no }) => case_no).sort());
});

test('every letter that was receipted is a case', async () => {
  const cases = new Set((await rows<{ case_no: string }>('select case_no from cases')).map(({ case_no }) => case_no));
  expect([...filed].filter((caseNo) => !cases.has(caseNo))).toEqual([]);
});

test('the workflow of each case waits for what the register shows, with one armed clock for each that runs', async () => {
  const connection = await Connection.connect({ address: stack.run.temporal.address });
  const client = new Client({ connection, namespace: stack.run.temporal.namespace });
  try {
    for (const { case_no } of await rows<{ case_no: string }>('select case_no from cases where ended_on is null')) {
      const shown = await client.workflow.getHandle(`complaint/${case_no}`).query<{ duties: string[]; clocks: Record<string, string> }>('standing');
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
  const mails = (await (await fetch(`${stack.run.mail.inbox}/mails`)).json()) as { messageId?: string; id: string }[];
  const tries = await rows<{ case_no: string; notice: string; nth: number; channel: string; state: string; message_id: string }>('select * from deliveries order by case_no, notice, nth');
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

test('no incident was recorded and the chain verifies', async () => {
  expect(await rows('select case_no, kind, detail from incidents')).toEqual([]);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/verify.ts'], { cwd: root, env: { ...process.env, DATABASE_URL: stack.run.postgres }, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('一致');
  expect(status).toBe(0);
}, 60_000);
