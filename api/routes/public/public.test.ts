import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identities, notices, rateWindows, statements } from '../../../db/schema/index.ts';
import { letter, owed, own, PublicDoor, seat } from '../../../test/setup/public-door.ts';
import { law } from '../../../workflows/complaint/law.ts';

let door: PublicDoor;
beforeAll(async () => {
  door = await PublicDoor.open();
});
afterAll(() => door.close());

const anonymous = { realName: false, against: '高个子', matter: '推搡摊主', answerBy: {} };

describe('filing', () => {
  test('a real-name letter has its receipt, its number and the statutory day (Art. 23)', async () => {
    const answer = await door.post('complaints', letter);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ caseNo: expect.stringMatching(/^TS-2026-\d{5}$/), receipt: expect.stringMatching(/^\d{16}$/), next: { title: '告诉您由谁办', by: '2026-06-17' }, realName: true });
  });

  test('sent twice it is filed once; with another body the key is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await door.post('complaints', letter, key);
    const second = await door.post('complaints', letter, key);
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect((await door.post('complaints', { ...letter, matter: '另一件' }, key)).statusCode).toBe(422);
  });

  test('nothing of who complains stands in clear', async () => {
    const { caseNo } = await door.file();
    const [said] = await door.registers.db.select().from(statements).where(eq(statements.caseNo, caseNo));
    expect(JSON.stringify(said)).not.toMatch(/王㛃|wang@/);
    expect(said!.body).toMatchObject({ matter: '推搡摊主', channel: 'network' });
  });

  test('a net name counts as anonymous even with a telephone that works', async () => {
    const answer = await door.post('complaints', { ...letter, complainant: { name: '网友小雨', phone: '13800000000' } });
    const { caseNo, realName } = answer.json<{ caseNo: string; realName: boolean }>();
    expect(realName).toBe(false);
    const [identity] = await door.registers.db.select().from(identities).where(eq(identities.caseNo, caseNo));
    expect(identity!.anonymous).toBe(true);
  });

  test('unknown fields, missing ones and an organ that takes no letters are named', async () => {
    const errors = async (body: object) => (await door.post('complaints', body)).json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    expect(await errors({ ...anonymous, extra: 1 })).toEqual(['/extra']);
    expect(await errors({ realName: false, answerBy: {} })).toEqual(['/against', '/matter']);
    expect(await errors({ ...anonymous, organ: '320600-finance' })).toEqual(['/organ']);
    expect((await door.app.inject({ method: 'POST', url: '/api/public/complaints', payload: anonymous })).statusCode).toBe(400);
  });
});

describe('the receipt', () => {
  test('is taken with blanks, dashes and full-width digits, and with letters that look like 0 and 1', async () => {
    const { receipt } = await door.file();
    const spaced = receipt.replace(/(\d{4})(?=\d)/g, '$1 - ');
    const wide = [...receipt].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    expect((await door.post('receipts', { receipt: spaced })).statusCode).toBe(200);
    expect((await door.post('receipts', { receipt: receipt.replaceAll('0', 'O').replaceAll('1', 'l') })).statusCode).toBe(200);
    expect((await door.post('receipts', { receipt: wide })).json()).toEqual({ token: expect.any(String), expiresAt: '2026-06-02T10:50:00.000+08:00' });
  });

  test('a wrong one learns only that it is wrong, and a token ends after half an hour', async () => {
    const wrong = await door.post('receipts', { receipt: '0000111122223333' });
    expect([wrong.statusCode, wrong.json<{ detail: string }>().detail]).toEqual([404, '没有找到。请核对 16 位数字。']);
    const saidOf = async (receipt: string) => (await door.post('receipts', { receipt })).json<{ errors: { detail: string }[] }>().errors[0]!.detail;
    expect(await saidOf('123')).toContain('这里写了 3 位');
    expect(await saidOf('123x')).toContain('只有 0 到 9 的数字');
    expect(await saidOf(' ')).toContain('请写回执上的 16 位数字');
    const { headers } = await door.file();
    door.today = '2026-06-03';
    expect((await door.app.inject({ url: '/api/public/file', headers })).statusCode).toBe(401);
    door.today = '2026-06-02';
  });

  test('guesses from half a receipt are stopped, also side by side; an honest crowd is not', async () => {
    const { receipt } = await door.file();
    const others = await Promise.all([door.file(), door.file(), door.file()]);
    const head = receipt.slice(0, 8);
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, i) => door.post('receipts', { receipt: head + String(10_000_000 + i) })));
    expect(guesses.filter(({ statusCode }) => statusCode === 429).length + guesses.filter(({ statusCode }) => statusCode === 404).length).toBe(30);
    const stopped = await door.post('receipts', { receipt });
    expect(stopped.statusCode).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    for (const other of others) expect((await door.post('receipts', { receipt: other.receipt })).statusCode).toBe(200);
    const [seen] = others;
    await Promise.all(Array.from({ length: 12 }, (_, i) => door.post('receipts', { receipt: String(10_000_000 + i) + seen!.receipt.slice(8) })));
    expect((await door.post('receipts', { receipt: seen!.receipt })).statusCode).toBe(429);
    await door.registers.db.delete(rateWindows);
  });
});

describe('the file', () => {
  test('says at every stage who handles it and which day comes next', async () => {
    const { caseNo, receipt, headers } = await door.file();
    expect(await door.look(headers)).toMatchObject({ caseNo, status: 'received', sentence: '最迟 6月17日（周三） 告诉您由谁办。', next: { by: '2026-06-17', kind: 'statutory' } });

    door.today = '2026-06-12';
    await door.enter(caseNo, door.answered('triage'), { type: 'clock-stopped', key: law.acceptanceNotice.id, on: door.today }, door.notice('acceptance-notice'), door.started(law.completionOfReport), owed('assign', seat('unit-leader'), law.completionOfReport.id));
    const investigated = await door.look(await door.shown(receipt));
    expect(investigated).toMatchObject({ status: 'investigating', sentence: '由 南通市公安局崇川分局 办，预计 8月11日（周二） 作出结果。', next: { by: '2026-08-11', kind: 'target' } });
    expect(investigated.steps.map(({ step, state }) => `${step} ${state}`)).toEqual(['received done', 'accepted done', 'investigation current', 'outcome ahead', 'review ahead']);
    expect(investigated.next!.how.days.at(-1)).toMatchObject({ day: '2026-08-11', n: 60 });
    expect(investigated.overdue).toBeUndefined();
    door.today = '2026-06-02';
  });

  test('admits a missed day: overdue where the law binds, a line where it was a target', async () => {
    const { caseNo, receipt } = await door.file();
    door.today = '2026-06-19';
    const late = await door.look(await door.shown(receipt));
    expect(late.overdue).toMatchObject({ day: '2026-06-17', days: 2, sentence: '原定 6月17日（周三），已过 2 天，已报告上级机关。', superior: { name: '南通市公安局' } });
    expect(late.caseNo).toBe(caseNo);
    const target = await door.look((await door.file(anonymous)).headers);
    expect(target.next!.kind).toBe('target');
    door.today = '2026-06-02';
  });

  test('shows the complainant what may be said, and nothing about others', async () => {
    const { headers } = await door.file();
    const shown = await door.look(headers);
    expect(shown.actions.map(({ message }) => message)).toEqual(['supplement', 'withdraw', 'reportRetaliation']);
    expect(shown.messages).toMatchObject([{ name: 'complain', text: '推搡摊主' }]);
    expect(JSON.stringify(shown)).not.toMatch(/u-|handler|triage"/);
  });

  test('a supplement is kept and told once, whatever its key is sent with', async () => {
    const { caseNo, headers } = await door.file();
    const key = { ...headers, 'idempotency-key': randomUUID() };
    expect((await door.post('file/messages/supplement', { text: '还有一张照片' }, key)).statusCode).toBe(200);
    expect((await door.post('file/messages/supplement', { text: '别的话' }, key)).statusCode).toBe(422);
    expect(door.heard.filter((each) => each.caseNo === caseNo)).toMatchObject([{ message: 'supplement', statement: { as: 'complainant', by: 'complainant', duty: 'supplement', on: '2026-06-02' } }]);
    expect((await door.post('file/messages/supplement', { text: '' }, headers)).statusCode).toBe(422);
    expect((await door.post('file/messages/triage', {}, headers)).statusCode).toBe(404);
    door.outcome = { kind: 'away' };
    expect((await door.post('file/messages/supplement', { text: '稍后' }, headers)).statusCode).toBe(202);
    door.outcome = { kind: 'answered' };
  });
});

describe('the outcome', () => {
  const closing = async (caseNo: string, service: 'served' | 'undeliverable') =>
    door.enter(caseNo, door.answered('triage'), { type: 'clock-stopped', key: law.acceptanceNotice.id, on: door.today }, door.notice('acceptance-notice'), { type: 'served', key: 'acceptance-notice', result: 'served', on: door.today }, owed('assign', seat('unit-leader')), door.answered('assign'), door.notice('outcome-notice'), { type: 'served', key: 'outcome-notice', result: service, on: door.today }, { type: 'closed', key: 'case', result: 'no-action', notice: 'outcome-notice', on: door.today });

  test('is read as text and its first opening is on record; a stranger’s notice is not there', async () => {
    const { caseNo, headers } = await door.file();
    await closing(caseNo, 'served');
    const url = `/api/public/file/notices/${caseNo}.outcome-notice`;
    const text = await door.app.inject({ url, headers: { ...headers, accept: 'application/json' } });
    expect(text.json()).toMatchObject({ title: '结果告知书', organ: '南通市公安局崇川分局' });
    const [row] = await door.registers.db.select().from(notices).where(eq(notices.id, `${caseNo}.outcome-notice`));
    expect(row!.firstReadAt).toEqual(door.now());
    expect((await door.app.inject({ url, headers: { ...(await door.file()).headers, accept: 'application/json' } })).statusCode).toBe(404);
  });

  test('a notice that nothing was imposed after all, and that could not be delivered, counts as received when it is opened, too', async () => {
    const { caseNo, headers } = await door.file();
    await closing(caseNo, 'served');
    await door.enter(caseNo, door.notice('outcome-change'), { type: 'served', key: 'outcome-change', result: 'undeliverable', on: door.today }, door.started(law.keptForReading), own('readOutcome', law.keptForReading.id));
    await door.app.inject({ url: `/api/public/file/notices/${caseNo}.outcome-change`, headers: { ...headers, accept: 'application/json' } });
    expect(door.heard.filter((each) => each.caseNo === caseNo && each.message === 'readOutcome')).toHaveLength(1);
  });

  test('opening an earlier letter again is not receiving the one that could not be delivered after it', async () => {
    const { caseNo, headers } = await door.file();
    await closing(caseNo, 'undeliverable');
    await door.enter(caseNo, door.notice('review-opinion'), { type: 'served', key: 'review-opinion', result: 'undeliverable', on: door.today }, door.started(law.keptForReading), own('readOutcome', law.keptForReading.id));
    const opened = async (kind: string) => {
      await door.app.inject({ url: `/api/public/file/notices/${caseNo}.${kind}`, headers: { ...headers, accept: 'application/json' } });
      return door.heard.filter((each) => each.caseNo === caseNo && each.message === 'readOutcome').length;
    };
    expect([await opened('outcome-notice'), await opened('review-opinion')]).toEqual([0, 1]);
  });

  test('a letter that was withdrawn has no steps ahead of it, whether it had been accepted or not', async () => {
    const withdrawn = async (...before: Parameters<typeof door.enter>[1][]) => {
      const { caseNo, headers } = await door.file();
      await door.enter(caseNo, ...before, door.notice('withdrawal-notice'), { type: 'served', key: 'withdrawal-notice', result: 'served', on: door.today }, { type: 'closed', key: 'case', result: 'withdrawn', notice: 'withdrawal-notice', on: door.today });
      return (await door.look(headers)).steps.map(({ step, state }) => `${step} ${state}`);
    };
    expect(await withdrawn()).toEqual(['received done', 'answered done']);
    expect(await withdrawn(door.answered('triage'), door.notice('acceptance-notice'))).toEqual(['received done', 'accepted done', 'answered done']);
  });

  test('what could not be delivered counts as received on the day it is first opened', async () => {
    const { caseNo, headers } = await door.file();
    await closing(caseNo, 'undeliverable');
    await door.enter(caseNo, door.started(law.keptForReading), own('readOutcome', law.keptForReading.id));
    expect((await door.look(headers)).status).toBe('decided');
    const url = `/api/public/file/notices/${caseNo}.outcome-notice`;
    await door.app.inject({ url, headers: { ...headers, accept: 'application/json' } });
    await door.app.inject({ url, headers: { ...headers, accept: 'application/json' } });
    const told = door.heard.filter((each) => each.caseNo === caseNo && each.message === 'readOutcome');
    expect(new Set(told.map(({ statement }) => statement.id)).size).toBe(1);
    expect(told[0]!.statement.duty).toBe('readOutcome');
  });

  test('review is open until its last day; a day later the answer says which day it was, how late, and what is left (Art. 35)', async () => {
    door.today = '2026-08-03';
    const { caseNo, receipt, headers } = await door.file();
    await closing(caseNo, 'served');
    await door.enter(caseNo, door.started(law.reviewRequest), own('askReview', law.reviewRequest.id), own('acceptOutcome'));
    const shown = await door.look(headers);
    expect(shown).toMatchObject({ status: 'decided', sentence: '可以看告知书；9月2日（周三） 前（含当天）可以要求复查。' });
    expect(shown.actions.find(({ message }) => message === 'askReview')).toMatchObject({ until: '2026-09-02', how: { figure: 30, kind: 'statutory' } });

    door.today = '2026-09-03';
    await door.enter(caseNo, { type: 'lapsed', key: 'askReview' }, { type: 'ended', key: 'case', on: door.today });
    door.outcome = { kind: 'no-workflow' };
    const late = await door.post('file/messages/askReview', { reason: '不同意' }, await door.shown(receipt));
    door.outcome = { kind: 'answered' };
    expect(late.statusCode).toBe(422);
    expect(late.json()).toMatchObject({ ground: 'lapsed', article: '信访工作条例（2022）第三十五条' });
    expect(late.json<{ detail: string }>().detail).toBe(
      '您 9月3日（周四） 要求复查，最后一天是 9月2日（周三）（收到结果 8月3日（周一）起 30 天），晚了 1 天，不能按复查办（信访工作条例（2022）第三十五条）。您还可以：有新事实或新证据，作为新事项写信；因生病、灾害等没能按时的，写明并附证明，我们重新判断。',
    );
    expect(await door.look(await door.shown(receipt))).toMatchObject({ status: 'completed', sentence: '已调查，不予处理。有新的事实或证据，可以作为新事项写信。' });
    door.today = '2026-06-02';
  });
});
