import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBodiesStrictly } from '../../api/plugins/bodies.ts';
import { readLanguage } from '../../api/plugins/language.ts';
import { answerProblems } from '../../api/plugins/problems.ts';
import { checkForms } from '../../api/plugins/validation.ts';
import publicRoutes from '../../api/routes/public/public.ts';
import { publicRecruitmentRoutes } from '../../api/routes/public/recruitments.ts';
import { recruitmentRoutes } from '../../api/routes/recruitments.ts';
import { applicants, outcomes, positions } from '../../db/schema/index.ts';
import { Campaign, idNumber } from '../../test/setup/campaign.ts';
import { Desk } from '../../test/setup/desk.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import counter from './plugin.tsx';

let desk: Desk;
let app: FastifyInstance;
let caseNo: string;
beforeAll(async () => {
  desk = await Desk.open(recruitmentRoutes);
  app = Fastify();
  readLanguage(app);
  answerProblems(app);
  readBodiesStrictly(app);
  checkForms(app, desk.deps);
  await app.register(publicRoutes, desk.deps);
  await app.register(publicRecruitmentRoutes(desk.deps));
  await app.register(counter, { now: desk.now, isDemo: false, carrier: desk.deps.seal });
  await app.ready();
  ({ caseNo } = (await desk.as('recruitment-officer', { organ: '320600' }).call('POST', '/recruitments', { body: { title: '2026年度统一招聘', year: 2026 } })).json<{ caseNo: string }>());
  const campaign = new Campaign(desk.registers, caseNo, desk.now());
  await desk.work(caseNo, 'hold-headcount', { what: 'hold-headcount', plan: await campaign.plan(2), check: await campaign.said('checkQuota', { result: 'passed' }) });
  await desk.work(caseNo, 'announce', { what: 'announce', statement: await campaign.announcement('2026-06-02', '2026-06-09') });
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

const post = (url: string, fields: Record<string, string>) => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });
const page = async (url: string) => (await app.inject({ url })).body;
const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)![1]!;
const me = { position: 'A01', name: '孙晓喆', idNumber: '32060219990131001X', bornOnYear: '1999', bornOnMonth: '1', bornOnDay: '31', sex: 'female', education: 'bachelor', phone: '13800000000', promise: 'yes' };

test('a form that nothing is typed in yet may stay in the browser; what comes back with something typed may not, and sending clears all of it', async () => {
  const kept = 'private, max-age=0, must-revalidate';
  const blank = await Promise.all([`/recruitments/${caseNo}`, `/recruitments/${caseNo}/apply`].map(async (url) => (await app.inject({ url })).headers['cache-control']));
  const back = await post(`/recruitments/${caseNo}/apply`, { ...me, go: 'stay' });
  expect([...blank, back.headers['cache-control']]).toEqual([kept, kept, 'no-store']);
  const sent = await post(`/recruitments/${caseNo}/apply`, { ...me, name: '林晓', idNumber: idNumber(77), key: randomUUID() });
  expect([sent.statusCode, sent.headers['cache-control'], sent.headers['clear-site-data']]).toEqual([201, 'no-store', '"cache"']);
});

test('the home page leads to the announcements, and an announcement shows posts, formula, ties and bars', async () => {
  expect(await page('/')).toContain('href="/recruitments"');
  expect(await page('/recruitments')).toContain(`href="/recruitments/${caseNo}"`);
  const announcement = await page(`/recruitments/${caseNo}`);
  for (const words of ['正在报名', '1991-06-10 至 2008-06-10 出生', '笔试 50% + 面试 50%', '笔试成绩高者在前', '受过刑事处罚或者涉嫌犯罪未结案']) expect(announcement).toContain(words);
  expect((await app.inject({ url: '/recruitments/ZP-2026-9999' })).statusCode).toBe(404);
});

test('in English everything that the organ wrote in Chinese is marked as Chinese', async () => {
  for (const url of ['/recruitments?lang=en', `/recruitments/${caseNo}?lang=en`, `/recruitments/${caseNo}/apply?lang=en`]) {
    const main = /<main[\s\S]*<\/main>/.exec(await page(url))![0];
    expect(main).toContain('<span lang="zh-CN">招聘公告</span>');
    const unmarked = main.replaceAll(/<(\w+)[^>]* lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');
    expect(unmarked.match(/\p{Script=Han}+/gu) ?? [], url).toEqual([]);
  }
});

test('a post that was cut to nothing stands in the announcement, and cannot be chosen', async () => {
  const choose = async () => /<select[^>]*name="position"[\s\S]*?<\/select>/.exec(await page(`/recruitments/${caseNo}/apply`))![0];
  expect(await choose()).toContain('value="B02"');
  await desk.registers.db.update(positions).set({ headcount: 0 }).where(eq(positions.code, 'B02'));
  expect(await choose()).not.toContain('value="B02"');
  expect(await page(`/recruitments/${caseNo}`)).toContain('岗位已取消');
});

test('conditions can be checked first: everything not met is named, and what was typed stays', async () => {
  const { body } = await post(`/recruitments/${caseNo}/apply`, { ...me, education: 'secondary', 'bar-crime': 'yes', go: 'check' });
  expect(body).toContain('学历低于岗位要求');
  expect(body).toContain('<li>受过刑事处罚或者涉嫌犯罪未结案</li>');
  expect(body).toContain('value="孙晓喆"');
});

test('another language or size keeps what was typed, and applies for nothing', async () => {
  const { body, statusCode } = await post(`/recruitments/${caseNo}/apply?lang=en&size=large`, { ...me, go: 'stay' });
  expect(statusCode).toBe(200);
  for (const kept of ['name="name" value="孙晓喆"', 'name="bornOnYear" value="1999"', 'name="sex" checked="" value="female"', '<html lang="en" class="large">']) expect(body.includes(kept), kept).toBe(true);
  expect(body).toMatch(/<button [^>]*form="apply" value="stay"/);
});

test('a day that is none is named at its first field', async () => {
  const { body, statusCode } = await post(`/recruitments/${caseNo}/apply`, { ...me, bornOnMonth: '13', key: keyIn(await page(`/recruitments/${caseNo}/apply`)), go: 'send' });
  expect(statusCode).toBe(422);
  expect(body).toContain('href="#bornOnYear"');
  expect(body).toContain('id="bornOn-fault"');
});

test('a field that is wrong is named above and beside it', async () => {
  const { body, statusCode } = await post(`/recruitments/${caseNo}/apply`, { ...me, idNumber: '320602199901310010', key: keyIn(await page(`/recruitments/${caseNo}/apply`)), go: 'send' });
  expect(statusCode).toBe(422);
  expect(body).toContain('href="#idNumber"');
});

test('who applies gets a number and a receipt, once; the receipt opens the own application, and it can be withdrawn', async () => {
  const key = keyIn(await page(`/recruitments/${caseNo}/apply`));
  const sent = { ...me, idNumber: idNumber(11), key, go: 'send' };
  const first = await post(`/recruitments/${caseNo}/apply`, sent);
  expect(first.statusCode).toBe(201);
  const receipt = /id="digits"[^>]*>([\d ]+)</.exec(first.body)![1]!;
  expect(receipt.replaceAll(' ', '')).toMatch(/^\d{16}$/);
  expect(first.body).toContain('之后审查资格');
  expect(first.body).toContain('data-receipt');
  const again = await post(`/recruitments/${caseNo}/apply`, sent);
  expect(again.body).not.toContain('id="digits"');

  const mine = await post('/recruitments/mine', { receipt });
  expect(mine.body).toContain('2026');
  expect(mine.body).toContain('现在：已报名');
  const token = /name="token" value="([^"]+)"/.exec(mine.body)![1]!;
  // A request that is not taken comes back with its words and with what is wrong.
  const [own] = await desk.registers.db.select({ number: applicants.number }).from(applicants).where(eq(applicants.caseNo, caseNo)).orderBy(desc(applicants.number)).limit(1);
  await desk.registers.db.insert(outcomes).values({ caseNo, stage: 'qualification-review', applicant: own!.number, passed: false, reasons: ['age'], publishedOn: dayOf(desk.now().getTime()), recheckUntil: dayOf(desk.now().getTime()) });
  const words = `出生日期按户口簿计算。${'很长'.repeat(1100)}`;
  const refused = await post('/recruitments/mine', { token, key: randomUUID(), act: 'recheck', stage: 'qualification-review', 'text-qualification-review': words });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(words);
  expect(refused.body).toContain('href="#text-qualification-review"');
  // The token has run out meanwhile: the words wait until the receipt opens the application again.
  const late = await post('/recruitments/mine', { token: 'x'.repeat(43), key: randomUUID(), act: 'recheck', stage: 'qualification-review', 'text-qualification-review': '请看户口簿' });
  expect(late.statusCode).toBe(401);
  expect(late.body).toContain('您刚写的还没有发出');
  expect(late.body).toContain('name="text-qualification-review" value="请看户口簿"');
  const back = await post('/recruitments/mine', { receipt, stage: 'qualification-review', 'text-qualification-review': '请看户口簿' });
  expect(back.body).toContain('>请看户口簿</textarea>');
  expect((await post('/recruitments/mine?lang=en', { token, stage: 'qualification-review', 'text-qualification-review': '请看户口簿', act: 'recheck', go: 'stay' })).body).toContain('>请看户口簿</textarea>');
  expect((await post('/recruitments/mine', { token, key: randomUUID(), act: 'papers' })).body).toContain('还没有选文件');
  const asked = await post('/recruitments/mine', { token, key, act: 'withdraw' });
  expect(asked.body).toContain('退出以后不能恢复。');
  expect((await post('/recruitments/mine', { token })).body).toContain('现在：已报名');
  const sure = /name="act" value="(withdraw-[^"]+)"/.exec(asked.body)![1]!;
  expect((await post('/recruitments/mine', { token, key, act: sure })).body).toContain('本人退出');
  expect((await post('/recruitments/mine', { receipt: '1111222233334444' })).statusCode).toBe(404);
});
