import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../workflows/steps/day.ts';
import { root } from '../../scripts/stack/layout.ts';
import { Official, workedOff, type Answer } from './client.ts';
import { foretold, type Foretold } from './foresight.ts';
import { eventually, Stack } from './stack.ts';

const stack = new Stack();
const today = () => dayOf(Date.now());
/** Words that occur nowhere but in what this complainant entrusts to the counter. */
const canary = { name: '钱莺莺', phone: '13912345670', email: 'qianyingying@canary.example', idNumber: '320602199003077426', matter: '那天傍晚在码头边他推倒了我的货架', against: '高个子辅警，臂章号零七七' };

beforeAll(() => stack.start(), 600_000);
afterAll(() => stack.stop(), 120_000);

async function publicly<T>(path: string, body?: unknown, token?: string): Promise<Answer<T>> {
  const response = await fetch(`${stack.run.url}/api/public/${path}`, {
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

async function officialsOf(organ: string): Promise<Official[]> {
  const all = stack.run.logins.filter((login) => login.organ === organ).map((login) => new Official(stack.run.url, login));
  for (const official of all) await official.signIn();
  return all;
}

interface Shown {
  readonly status: string;
  readonly caseNo: string;
  readonly notices: { id: string; title: string }[];
}
const openedAtTheCounter = async (): Promise<string> =>
  (await publicly<{ caseNo: string }>('complaints', { realName: true, complainant: { name: '孙晓喆' }, against: '不详', matter: '态度粗暴', organ: '320602', answerBy: { email: 'letter@example.cn' } })).body.caseNo;
let receipt = '';
let caseNo = '';
const look = async (): Promise<Shown & { token: string }> => {
  const { token } = (await publicly<{ token: string }>('receipts', { receipt })).body;
  return { ...(await publicly<Shown>('file', undefined, token)).body, token };
};

test('a letter goes from the counter to its outcome notice, worked by people who know nothing of the procedure (Art. 17)', async () => {
  const filed = await publicly<{ caseNo: string; receipt: string }>('complaints', {
    realName: true,
    complainant: { name: canary.name, phone: canary.phone, idNumber: canary.idNumber },
    against: canary.against,
    matter: canary.matter,
    organ: '320602',
    answerBy: { email: canary.email },
  });
  expect(filed.status).toBe(201);
  ({ caseNo, receipt } = filed.body);

  const sent = await workedOff(await officialsOf('320602'), today(), caseNo);
  expect(sent.filter(({ status }) => status >= 500)).toEqual([]);
  expect(sent.map(({ message }) => message)).toContain('approveOutcome');

  const shown = await eventually(look, ({ status, notices }) => status === 'decided' && notices.length > 0);
  expect(shown.notices.map(({ title }) => title)).toContain('结果告知书');
  for (const { id } of shown.notices) {
    const paper = await fetch(`${stack.run.url}/api/public/file/notices/${id}`, { headers: { authorization: `Bearer ${shown.token}` } });
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(paper.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await paper.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  }
}, 400_000);

test('the complainant is told by mail that there is news, and no more than that', async () => {
  const mails = await eventually(
    async () => (await (await fetch(`${stack.run.mail.inbox}/mails`)).json()) as { id: string }[],
    (all) => all.length >= 2,
  );
  for (const { id } of mails) {
    const raw = await (await fetch(`${stack.run.mail.inbox}/mails/${id}.eml`)).text();
    const text = decoded(raw);
    expect(text).toContain(canary.email);
    for (const word of [canary.name, canary.phone, canary.matter, canary.against, caseNo, '投诉', '举报', '辅警']) expect(text).not.toContain(word);
  }
});

test('who accepts the outcome ends the case; every other reader of the worklist is done with it', async () => {
  const { token } = await look();
  expect([200, 202]).toContain((await publicly('file/messages/acceptOutcome', {}, token)).status);
  await eventually(look, ({ status }) => status === 'completed');
}, 60_000);

test('the same people close letters of other organs too, anonymous ones and those taken down at the office', async () => {
  const anonymous = await publicly<{ caseNo: string }>('complaints', { realName: false, against: '不详', matter: '值班时离岗', organ: '320681', answerBy: {} });
  const officials = await officialsOf('320681');
  const clerk = officials.find(({ login }) => login.office === 'intake-officer')!;
  const taken = await clerk.call<{ caseNo: string }>('/api/complaints', { channel: 'visit', origin: 'own', realName: false, against: '不详', matter: '态度粗暴', ongoing: false });
  expect([201, 202]).toContain(taken.status);
  const sent = await workedOff(officials, today());
  expect(sent.filter(({ status }) => status >= 500)).toEqual([]);
  for (const each of [anonymous.body.caseNo, taken.body.caseNo]) {
    // Nothing of it is with the clerk any more, so the file asks why it is read.
    expect((await clerk.call(`/api/cases/${each}`)).status).toBe(403);
    const file = await clerk.readBecause<{ state: string; result?: string }>('核对办理结果', `/api/cases/${each}`);
    expect(file).toMatchObject({ status: 200, body: { state: 'ended', result: 'no-action' } });
  }
}, 400_000);

test('what the desk says will follow from a step is what follows', async () => {
  const officials = await officialsOf('320612');
  const clerk = officials.find(({ login }) => login.office === 'intake-officer')!;
  const taken = await clerk.call<{ caseNo: string }>('/api/complaints', { channel: 'visit', origin: 'own', realName: true, complainant: { name: '孙晓喆' }, answerBy: { email: 'someone@example.cn' }, against: '不详', matter: '态度粗暴', ongoing: false });
  const all: Foretold[] = [];
  for (let quiet = 0; quiet < 3; ) {
    const before = all.length;
    for (const official of officials) for (const task of (await official.tasks(today(), taken.body.caseNo)).slice(0, 1)) all.push(await foretold(official, task, stack.run.postgres));
    quiet = all.length === before ? quiet + 1 : 0;
    if (quiet > 0) await new Promise((resolve) => setTimeout(resolve, 500));
  }
  expect(all.flatMap(({ message, missing }) => missing.map((each) => `${message}: ${each}`))).toEqual([]);
  const said = (message: string) => all.find((each) => each.message === message)?.effects;
  expect(said('triage')).toMatchObject({ next: [expect.stringMatching(/受理岗：复核受理意见/)], notices: [], ends: false });
  expect(said('confirmTriage')).toMatchObject({ next: [expect.stringMatching(/承办单位负责人：指派/)], clocks: [{ title: '办结期限' }], notices: ['受理告知书（来信人）'] });
  expect(said('approveOutcome')?.notices).toEqual(['结果告知书（来信人）']);
}, 200_000);

/** What `npm run take-up` says. */
function takenUp(how: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/take-up.ts', how], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: stack.run.postgres, TEMPORAL_ADDRESS: stack.run.temporal.address, TEMPORAL_NAMESPACE: stack.run.temporal.namespace } });
  return `${stdout}${stderr}`;
}

test('a case whose workflow stands still, because its history does not fit the code, is taken up anew from its register and goes on; one that runs is left alone', async () => {
  const [stuck, well] = [await openedAtTheCounter(), await openedAtTheCounter()];
  const connection = await Connection.connect({ address: stack.run.temporal.address });
  const { workflow } = new Client({ connection, namespace: stack.run.temporal.namespace });
  const runOf = async (no: string) => (await workflow.getHandle(`complaint/${no}`).describe()).runId;
  const ran = await runOf(well);
  await workflow.getHandle(`complaint/${stuck}`).terminate();
  await workflow.start('of-another-release', { taskQueue: 'cases', workflowId: `complaint/${stuck}`, workflowIdReusePolicy: 'ALLOW_DUPLICATE' });
  await eventually(async () => (await workflow.getHandle(`complaint/${stuck}`).describe()).raw.pendingWorkflowTask?.attempt ?? 0, (attempt) => attempt >= 4, 180);

  expect(takenUp('--stuck')).toContain('停滞后重新接办 1 件');
  expect(await runOf(well)).toBe(ran);
  await connection.close();
  const sent = await workedOff(await officialsOf('320602'), today(), stuck);
  expect(sent.map(({ message }) => message)).toContain('approveOutcome');
}, 300_000);

test('a case whose workflow failed or was ended is taken up from its register though nobody says anything to it', async () => {
  const id = `complaint/${await openedAtTheCounter()}`;
  const connection = await Connection.connect({ address: stack.run.temporal.address });
  const { workflow } = new Client({ connection, namespace: stack.run.temporal.namespace });
  await workflow.getHandle(id).terminate();
  await eventually(async () => (await workflow.count(`WorkflowId = '${id}' and ExecutionStatus = 'Running'`)).count, (running) => running === 0);
  // It looks every ten minutes, and when the door begins.
  stack.kill('server');
  await eventually(async () => (await workflow.getHandle(id).describe()).status.name, (status) => status === 'RUNNING');
  await connection.close();
  await stack.settled();
}, 250_000);

test('a workflow from an older copy of Temporal’s store, which does not await what the register awaits, is ended at the first word it refuses; the case is taken up and hears that word', async () => {
  const caseNo = await openedAtTheCounter();
  const officials = await officialsOf('320602');
  const connection = await Connection.connect({ address: stack.run.temporal.address });
  const { workflow } = new Client({ connection, namespace: stack.run.temporal.namespace });
  const handle = workflow.getHandle(`complaint/${caseNo}`);
  const atFirst = (await handle.fetchHistory()).events!.findLast(({ workflowTaskCompletedEventAttributes: done }) => done)!;
  const next = async () => eventually(async () => (await Promise.all(officials.map(async (official) => (await official.tasks(today(), caseNo)).map((task) => ({ official, task }))))).flat(), (all) => all.length > 0);
  for (const message of ['triage', 'confirmTriage']) {
    const { official, task } = (await next()).find((each) => each.task.message === message)!;
    expect((await official.call(task.path, task.body)).status).toBe(200);
  }
  // Without the signals (1) and updates (2) that came since.
  await workflow.workflowService.resetWorkflowExecution({ namespace: stack.run.temporal.namespace, workflowExecution: { workflowId: handle.workflowId }, workflowTaskFinishEventId: atFirst.eventId!, resetReapplyExcludeTypes: [1, 2], reason: 'an older copy', requestId: caseNo });
  await eventually(async () => (await handle.describe()).raw, ({ pendingWorkflowTask, pendingActivities }) => !pendingWorkflowTask && !pendingActivities?.length);

  const { official, task } = (await next()).find((each) => each.task.message === 'assign')!;
  const key = crypto.randomUUID();
  expect((await official.call(task.path, task.body, key)).status).toBe(202);
  await eventually(() => official.call(task.path, task.body, key), ({ status }) => status === 200);
  const runOf = async () => (await handle.describe()).runId;
  const ran = await runOf();
  expect(takenUp('--anew')).toMatch(/先终止再重新接办 [1-9]\d* 件/);
  expect(await runOf()).not.toBe(ran);
  await connection.close();
  expect((await workedOff(officials, today(), caseNo)).map(({ message }) => message)).toContain('approveOutcome');
}, 300_000);

test('nothing that the complainant entrusted stands in Temporal, logs, metrics or the run file', async () => {
  const metrics = await (await fetch(`${stack.run.url}/metrics`)).text();
  const haystacks = filesIn(stack.data).filter((file) => /temporal|logs|run\.json|processes/.test(file) && !/\/mail\//.test(file));
  expect(haystacks.some((file) => /temporal.*\.(db|sqlite)/.test(file))).toBe(true);
  const whole: [string, Buffer | string][] = [['/metrics', metrics], ...haystacks.map((file): [string, Buffer] => [file, readFileSync(file)])];
  for (const [where, bytes] of whole) for (const word of [...Object.values(canary), receipt]) expect(bytes.includes(word as never), `${where} holds ${word}`).toBe(false);
}, 60_000);

test('the chain of every case verifies offline', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/verify.ts'], { cwd: root, env: { ...process.env, DATABASE_URL: stack.run.postgres }, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('一致');
  expect(status).toBe(0);
}, 180_000);

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? (name === 'postgres' || name === 'objects' ? [] : filesIn(path)) : [path];
  });
}

/** A mail with its encoded words and its base64 or quoted-printable body in clear. */
function decoded(raw: string): string {
  const words = raw.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) => (how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : unquoted(text.replaceAll('_', ' '))));
  const bodies = raw.split(/\r?\n\r?\n/).map((part) => (/^[A-Za-z0-9+/=\r\n]+$/.test(part) ? Buffer.from(part, 'base64').toString() : unquoted(part)));
  return [raw, words, ...bodies].join('\n');
}
function unquoted(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
