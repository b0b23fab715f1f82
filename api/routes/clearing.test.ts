import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveries, notices } from '../../db/schema/index.ts';
import { ofComplainant, openFound, printed } from '../../test/setup/complaint-desk.ts';
import type { Desk, Official } from '../../test/setup/desk.ts';
import type { PublicFile } from '../shapes/public.ts';

let desk: Desk;
let handler: Official;
let caseNo: string;
let bearer: Record<string, string>;
const draft = { form: 'letter', person: '李某某同志', text: '经调取监控并走访，您当日按规定劝导，没有推搡行为。', agrees: false, checked: true };

beforeAll(async () => {
  ({ desk, caseNo, bearer } = await openFound('unsubstantiated'));
  handler = desk.as('handler');
  await desk.enter(caseNo, desk.owed('draftClearing', 'handler'));
});
afterAll(() => desk.close());

const send = (message: string, body: object, by = handler) => by.call('POST', `/cases/${caseNo}/messages/${message}`, { body });

test('a draft that repeats the words of the complaint is refused at that field, though they are parted by other stops', async () => {
  const answer = await send('draftClearing', { ...draft, text: '所谓“在码头边，推倒了我的货架、还骂人”，查无此事。' });
  expect(answer.statusCode).toBe(422);
  expect(answer.json<{ errors: { pointer: string; detail: string }[] }>().errors).toEqual([{ pointer: '/text', detail: expect.stringContaining('12 字以上和来信的原话相同') }]);
  expect(desk.heard).toEqual([]);
});

test('eleven characters in a row are no wording yet, and the name under seal is not compared: a guess would be confirmed', async () => {
  await send('draftClearing', { ...draft, text: '码头边推倒了我的货架一事' });
  await send('draftClearing', { ...draft, text: '与钱莺莺无关' });
  expect(desk.heard.map(({ message }) => message)).toEqual(['draftClearing', 'draftClearing']);
});

test('the list of facts for the person complained of is held to the same', async () => {
  await desk.enter(caseNo, desk.owed('listFacts', 'handler'));
  const answer = await send('listFacts', { facts: ['当日在码头执勤', '五月三十日傍晚在码头边推倒了货架'] });
  expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual(['/facts/1']);
});

test('the form says in both languages what must not stand in it', async () => {
  const described = async (language: string) => {
    const { actions } = (await handler.call('GET', `/cases/${caseNo}`, { headers: { 'accept-language': language } })).json<{ actions: { message: string; schema: { properties: Record<string, { description?: string }> } }[] }>();
    return actions.find(({ message }) => message === 'draftClearing')!.schema.properties.text!.description;
  };
  expect(await described('zh')).toContain('不写来信人');
  expect(await described('en')).toContain('No complainant');
});

test('handler and leader see the letter before it goes out, named to whom it is written', async () => {
  const seen = async (message: string, body: object, by = handler) => printed((await by.call('POST', `/cases/${caseNo}/messages/${message}/preview`, { body })).rawPayload);
  expect(await seen('draftClearing', draft)).toContain('李某某同志：');
  await desk.say(caseNo, 'draftClearing', handler.id, 'handler', draft, { form: 'letter', agrees: false, checked: true });
  await desk.enter(caseNo, desk.owed('approveClearing', 'organ-leader'));
  const text = await seen('approveClearing', {}, desk.as('organ-leader'));
  expect(text).toContain('您当日按规定劝导');
  expect(text).toContain('草稿');
});

test('the letter to the person complained of is numbered and holds nothing of the complainant, the complaint or its number; a person brings it', async () => {
  const leader = desk.as('organ-leader');
  const ruling = await desk.say(caseNo, 'approveClearing', leader.id, 'organ-leader', { result: 'agreed', reason: '属实' }, { result: 'agreed' });
  const drafted = await desk.registers.db.query.statements.findFirst({ where: (row, { and }) => and(eq(row.caseNo, caseNo), eq(row.message, 'draftClearing'), eq(row.state, 'answered')) });
  await desk.enter(caseNo, { type: 'notice-issued', key: 'clearing-letter', notice: 'clearing-letter', to: 'subject', on: desk.today, about: { from: desk.organ, draft: drafted!.id, statement: ruling } });
  expect(await desk.deliver(caseNo, 'clearing-letter')).toMatchObject({ result: 'by-hand', channel: 'hand' });
  await desk.enter(caseNo, { ...desk.owed('recordService', 'intake-officer'), key: 'recordService/clearing-letter' } as ReturnType<Desk['owed']>);
  const answer = await desk.as('intake-officer').call('GET', `/cases/${caseNo}/notices/${caseNo}.clearing-letter`);
  const text = printed(answer.rawPayload);
  expect(text).toMatch(/崇公投清〔2026〕1号/);
  for (const word of ['李某某同志：', '不属实', '现予澄清', '您当日按规定劝导', '不得打击报复']) expect(text).toContain(word);
  for (const word of [...ofComplainant, caseNo]) expect(text).not.toContain(word);
  const [kept] = await desk.registers.db.select().from(notices).where(eq(notices.kind, 'clearing-letter'));
  for (const word of [...ofComplainant, caseNo]) expect(JSON.stringify(kept!.content)).not.toContain(word);
  expect(await desk.registers.db.select({ state: deliveries.state }).from(deliveries).where(eq(deliveries.notice, 'clearing-letter'))).toEqual([{ state: 'by-hand' }]);
});

test('the complainant sees nothing of it at the counter', async () => {
  const file = (await desk.send('GET', '/api/public/file', { headers: bearer })).json<PublicFile>();
  expect(file.caseNo).toBe(caseNo);
  expect(file.notices).toEqual([]);
  expect(JSON.stringify(file)).not.toMatch(/澄清|诬告|李某某/);
});
