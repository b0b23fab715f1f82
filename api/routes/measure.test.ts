import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notices } from '../../db/schema/index.ts';
import { forms } from '../../workflows/complaint/forms.ts';
import { toldOf } from '../../workflows/steps/form.ts';
import { ofComplainant, openFound, printed } from '../../test/setup/complaint-desk.ts';
import type { Desk, Official } from '../../test/setup/desk.ts';
import type { PublicFile } from '../shapes/public.ts';

let desk: Desk;
let leader: Official;
let caseNo: string;
let bearer: Record<string, string>;
const imposed = { level: 'termination', employment: 'dispatch', person: '李某某同志', facts: '您在当日劝导中推搡他人，使用了不文明用语。', basis: '劳动合同法第六十五条' };

beforeAll(async () => {
  ({ desk, caseNo, bearer } = await openFound('substantiated'));
  leader = desk.as('organ-leader');
  await desk.enter(caseNo, desk.owed('imposeMeasure', 'organ-leader'));
});
afterAll(() => desk.close());

test('facts and basis that repeat the words of the complaint are refused, each at its field', async () => {
  const answer = await leader.call('POST', `/cases/${caseNo}/messages/imposeMeasure`, { body: { ...imposed, facts: '您在码头边，推倒了我的货架、还骂人。', basis: '还骂人，旁边卖鱼的老周都看见了' } });
  expect(answer.statusCode).toBe(422);
  expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer).sort()).toEqual(['/basis', '/facts']);
  expect(desk.heard).toEqual([]);
});

test('the leader reads the decision before it goes out', async () => {
  const text = printed((await leader.call('POST', `/cases/${caseNo}/messages/imposeMeasure/preview`, { body: imposed })).rawPayload);
  expect(text).toContain('李某某同志：');
  expect(text).toContain('退回派遣单位');
  expect(text).toContain('草稿');
});

test('the decision is numbered, names facts, basis, measure, defence and remedies with their last days, and holds nothing of the complaint; a person brings it', async () => {
  const statement = await desk.say(caseNo, 'imposeMeasure', leader.id, 'organ-leader', imposed, { level: 'termination', employment: 'dispatch' });
  await desk.enter(caseNo, { type: 'notice-issued', key: 'measure-decision', notice: 'measure-decision', to: 'subject', on: desk.today, about: { from: desk.organ, statement } });
  expect(await desk.deliver(caseNo, 'measure-decision')).toMatchObject({ result: 'by-hand', channel: 'hand' });
  await desk.enter(caseNo, { ...desk.owed('recordService', 'intake-officer'), key: 'recordService/measure-decision' } as ReturnType<Desk['owed']>);
  const text = printed((await desk.as('intake-officer').call('GET', `/cases/${caseNo}/notices/${caseNo}.measure-decision`)).rawPayload);
  expect(text).toMatch(/崇公投处〔2026〕1号/);
  const [kept] = await desk.registers.db.select().from(notices).where(eq(notices.kind, 'measure-decision'));
  for (const word of ['李某某同志：', '现决定：退回派遣单位']) expect(text).toContain(word);
  for (const word of [imposed.facts, imposed.basis, '没有因陈述和申辩加重处理', '30天内', '收到当天不算', '复核期间不停止执行', '1年内申请仲裁']) expect(kept!.content.paragraphs.join('\n')).toContain(word);
  for (const word of [...ofComplainant.filter((each) => each !== '投诉'), caseNo]) expect(text).not.toContain(word);
  for (const word of [...ofComplainant, caseNo]) expect(JSON.stringify(kept!.content)).not.toContain(word);
});

test('the procedure is told level and employment, without which nothing would be served, and nothing of the person', () => {
  expect(toldOf(forms.imposeMeasure!, imposed)).toEqual({ level: 'termination', employment: 'dispatch' });
});

test('the complainant sees nothing of the decision at the counter', async () => {
  const file = (await desk.send('GET', '/api/public/file', { headers: bearer })).json<PublicFile>();
  expect(file.notices).toEqual([]);
  expect(JSON.stringify(file)).not.toMatch(/处理决定|复核|李某某|退回派遣/);
});
