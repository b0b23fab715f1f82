import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notices, parameters } from '../../db/schema/index.ts';
import { forms } from '../../workflows/complaint/forms.ts';
import { law } from '../../workflows/complaint/law.ts';
import { toldOf } from '../../workflows/steps/form.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { ofComplainant, openFound, printed } from '../../test/setup/complaint-desk.ts';
import type { Desk, Official } from '../../test/setup/desk.ts';
import type { CaseFile } from '../shapes.ts';
import type { How, PublicFile } from '../shapes/public.ts';

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

describe('处理期间从作出决定当天算起，写在决定书和案卷里，不靠流程等着', () => {
  let timed: string;
  const day = (today: Day) => (desk.today = today);
  const measures = async () => (await leader.call('GET', `/cases/${timed}`)).json<CaseFile>().measures;
  const rule = (message: string, told: Record<string, unknown>) => desk.say(timed, message, leader.id, 'organ-leader', told, told);

  beforeEach(async () => {
    day('2026-06-02');
    timed = (await desk.file()).caseNo;
    // Whoever owes something reads the file without a reason, on whatever day.
    await desk.enter(timed, desk.owed('imposeMeasure', 'organ-leader'), desk.owed('approveOutcome', 'organ-leader'));
  });
  const impose = (level: string, key = 'imposeMeasure') => desk.say(timed, 'imposeMeasure', leader.id, 'organ-leader', { ...imposed, level }, { level, employment: 'direct' }, key);

  test('记过十二个月：到期前一直有效，期满自行终止，逐日算得出来', async () => {
    await impose('demerit');
    expect(await measures()).toMatchObject([{ levelTitle: '记过', imposedOn: '2026-06-02', state: 'in-effect', lastDay: '2027-06-01', bars: [{ title: '受记过后不得晋升层级', lastDay: '2027-06-01' }, { title: '受记过后不得奖励', lastDay: '2027-06-01' }] }]);
    const how = (await leader.call('GET', `/cases/${timed}/measures/1`)).json<How>();
    expect(how).toMatchObject({ from: '2026-06-02', lastDay: '2027-06-01', figure: 12, unit: 'month', provisional: false, kind: 'target', article: '第六十四条（辅警参照）' });
    expect(how.days[0]).toMatchObject({ day: '2026-06-02', counted: true, n: 1 });
    expect(how.days.at(-1)).toMatchObject({ day: '2027-06-01', why: 'end' });
    expect((await leader.call('GET', `/cases/${timed}/measures/2`)).statusCode).toBe(404);
    day('2027-06-01');
    expect((await measures())[0]!.state).toBe('in-effect');
    day('2027-06-02');
    expect((await measures())[0]!.state).toBe('expired');
  });

  test('决定书写明期间、起算日、期满日和影响；不设期间的处理不写', async () => {
    const seen = async (level: string) => printed((await leader.call('POST', `/cases/${timed}/messages/imposeMeasure/preview`, { body: { ...imposed, level } })).rawPayload);
    const text = await seen('warning');
    for (const word of ['警告的处理期间6个月', '2026年12月1日', '从2026年6月2日', '当天计入', '逢休息日不顺延', '受警告后不得奖励6个月']) expect(text).toContain(word);
    expect(await seen('post-change')).not.toContain('处理期间');
  });

  test('复核改为更轻的，期间按新的档次、从原决定之日算；复核决定书也写明', async () => {
    const id = await impose('demerit');
    day('2026-06-20');
    const statement = await rule('ruleRecheck', { result: 'warning', reason: '情节较轻' });
    await desk.enter(timed, { type: 'notice-issued', key: 'recheck-answer', notice: 'recheck-answer', to: 'subject', on: desk.today, about: { from: '320600', draft: id, statement } });
    expect(await measures()).toMatchObject([{ levelTitle: '警告', imposedOn: '2026-06-02', state: 'in-effect', lastDay: '2026-12-01' }]);
    const [kept] = await desk.registers.db.select().from(notices).where(and(eq(notices.caseNo, timed), eq(notices.kind, 'recheck-answer')));
    for (const word of ['警告的处理期间6个月，到2026年12月1日', '参照《公务员法》第六十四条']) expect(kept!.content.paragraphs.join('')).toContain(word);
  });

  test('复核撤销的和复查责令重办的，从那天起不再有效；另行作出的有自己的期间', async () => {
    await impose('major-demerit');
    day('2026-07-01');
    await rule('ruleReview', { result: 'remanded' });
    expect(await measures()).toMatchObject([{ state: 'lapsed', overOn: '2026-07-01', bars: [] }]);
    day('2026-08-03');
    await impose('criticism', 'imposeMeasure:2');
    day('2026-08-04');
    expect(await measures()).toMatchObject([{ state: 'lapsed' }, { levelTitle: '批评教育', state: 'untimed', bars: [] }]);
    await rule('ruleRecheck', { result: 'withdrawn' });
    expect((await measures())[1]).toMatchObject({ state: 'withdrawn', overOn: '2026-08-04' });
  });

  test('复查、复核变更了处理的，从那天起不再有效；只是道歉或者纠正的，处理照旧；不予处理的不算处理', async () => {
    await impose('demerit');
    day('2026-07-01');
    await rule('ruleReview', { result: 'correction' });
    expect(await measures()).toMatchObject([{ state: 'in-effect' }]);
    day('2026-08-03');
    await rule('ruleReReview', { result: 'discipline' });
    await impose('pardoned', 'imposeMeasure/re-review');
    expect(await measures()).toMatchObject([{ state: 'lapsed', overOn: '2026-08-03' }]);
  });

  test('几个人的处理各算各的，复核只改本人的；复核决定书的草稿写的也是本人的处理', async () => {
    await impose('demerit');
    await impose('major-demerit', 'imposeMeasure/person2');
    const seen = printed((await leader.call('POST', `/cases/${timed}/messages/ruleRecheck/preview`, { body: { duty: 'ruleRecheck', result: 'upheld', reason: '事实清楚' } })).rawPayload);
    expect(seen).toContain('给予记过的处理决定');
    await desk.say(timed, 'ruleRecheck', leader.id, 'organ-leader', { result: 'warning' }, { result: 'warning' });
    expect(await measures()).toMatchObject([{ levelTitle: '警告' }, { levelTitle: '记大过（第 2 人）' }]);
  });

  test('免予处理的，送出以前读到的是不予处理决定书', async () => {
    const text = printed((await leader.call('POST', `/cases/${timed}/messages/imposeMeasure/preview`, { body: { ...imposed, level: 'pardoned' } })).rawPayload);
    expect(text).toContain('不予处理决定书');
    expect(text).toContain('免予处理');
    expect(text).not.toContain('申请仲裁');
  });

  test('免予处理以后拟写的结果告知书，写不予处理', async () => {
    await rule('decide', { result: 'discipline', refer: [] });
    const seen = async () => printed((await leader.call('POST', `/cases/${timed}/messages/draftOutcome/preview`, { body: { handling: '已经研究。', basis: '考勤制度' } })).rawPayload);
    expect(await seen()).toContain('处理：违规处理');
    await impose('pardoned');
    expect(await seen()).toContain('处理：不予处理');
  });

  test('决定书写明由哪个上一级机关复核；本机关改了申请复核的天数，写改过的', async () => {
    const seen = async (key = '') => {
      const statement = await impose('warning', `imposeMeasure${key}`);
      await desk.enter(timed, { type: 'notice-issued', key: `measure-decision${key}`, notice: 'measure-decision', to: 'subject', on: desk.today, about: { from: desk.organ, statement } });
      const [kept] = await desk.registers.db.select().from(notices).where(and(eq(notices.caseNo, timed), eq(notices.key, `measure-decision${key}`)));
      return kept!.content.paragraphs.join('');
    };
    expect(await seen()).toMatch(/自收到本决定书之日起30天内.*由上一级机关南通市公安局复核并书面答复（参照《公务员法》第九十五条）/);
    await desk.registers.db.insert(parameters).values({ id: crypto.randomUUID(), name: law.recheckRequest.id, value: 45, since: '2026-06-02', basis: '通公规〔2026〕4号', draftedBy: 'a', confirmedBy: 'b', confirmedAt: desk.now(), at: desk.now() });
    expect(await seen(':2')).toMatch(/自收到本决定书之日起45天内.*复核并书面答复（通公规〔2026〕4号）/);
  });

  test('本机关改了期间的天数，以后作出的按新的算，以前作出的不变', async () => {
    await impose('warning');
    await desk.registers.db.insert(parameters).values({ id: crypto.randomUUID(), name: law.warning.id, value: 3, since: '2026-06-10', basis: '通公规〔2026〕3号', draftedBy: 'a', confirmedBy: 'b', confirmedAt: desk.now(), at: desk.now() });
    day('2026-06-10');
    await impose('warning', 'imposeMeasure:2');
    expect((await measures()).map(({ lastDay }) => lastDay)).toEqual(['2026-12-01', '2026-09-09']);
  });
});
