import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedPages, textOf } from '../../activities/letters/printed.ts';
import { Desk } from '../../test/setup/desk.ts';
import type { CaseFile } from '../shapes.ts';
import { partRoutes } from './case-parts.ts';
import { caseRoutes } from './cases.ts';
import { dutyRoutes } from './duties.ts';
import { letterRoutes } from './letters.ts';
import { messageRoutes } from './messages.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(caseRoutes, messageRoutes, letterRoutes, partRoutes, dutyRoutes);
});
afterAll(() => desk.close());

const written = { request: '退还电动车', facts: '扣押时没有制作清单，没有依据。', handling: '退还', basis: '行政强制法第二十四条' };
const examined = async (track: 'claim' | 'report') => {
  const { caseNo, bearer } = await desk.file();
  await desk.say(caseNo, 'triage', desk.as('intake-officer').id, 'intake-officer', { title: '反映扣车', allegations: ['扣押电动车'], track, result: 'accepted' }, { track, result: 'accepted' });
  await desk.enter(caseNo, desk.owed('report', 'handler'));
  await desk.say(caseNo, 'report', desk.as('handler').id, 'handler', {}, { findings: [track === 'claim' ? 'supported' : 'substantiated'] });
  await desk.enter(caseNo, desk.owed('draftOutcome', 'handler'));
  return { caseNo, bearer };
};
const draft = (caseNo: string, body: object, what = '') => desk.as('handler').call('POST', `/cases/${caseNo}/messages/draftOutcome${what}`, { body });

describe('申诉求决类的结果是信访处理意见书（信访工作条例第三十一条第六项、第三十二条）', () => {
  test('没有写投诉请求、事实和理由的，门口退回；检举控告的不要求', async () => {
    const [claim, report] = [await examined('claim'), await examined('report')];
    const { request: _, facts: __, ...less } = written;
    const refused = await draft(claim.caseNo, less);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual(['/request', '/facts']);
    expect((await draft(report.caseNo, less)).statusCode).toBe(200);
    expect((await draft(claim.caseNo, written)).statusCode).toBe(200);
  });

  test('表单只对申诉求决类问投诉请求、事实和理由', async () => {
    const unasked = async (track: 'claim' | 'report') => {
      const { caseNo } = await examined(track);
      const { properties } = (await desk.as('handler').call('GET', `/cases/${caseNo}`)).json<CaseFile>().actions.find(({ message }) => message === 'draftOutcome')!.schema as { properties: Record<string, object> };
      return Object.keys(properties).filter((name) => 'x-unasked' in properties[name]!);
    };
    expect([await unasked('claim'), await unasked('report')]).toEqual([[], ['request', 'facts']]);
  });

  test('第三人的证件号码不进意见书', async () => {
    const { caseNo } = await examined('claim');
    const refused = await draft(caseNo, { ...written, facts: '证人 320602198001011234 看见。' });
    expect(refused.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual(['/facts']);
  });

  test('签发以前预览得到：缺的留空，题名是信访处理意见书', async () => {
    const { caseNo } = await examined('claim');
    const shown = async (body: object) => printedPages((await draft(caseNo, body, '/preview')).rawPayload).map(textOf).join('').replaceAll('\n', '');
    expect(await shown(written)).toMatch(/信访处理意见书[^]*投诉请求：退还电动车。[^]*事实和理由：扣押时没有制作清单，没有依据。/);
    expect(await shown({})).toContain('事实和理由：事实和理由');
  });

  test('签发以后，案卷、经过、待办和办事大厅都叫它信访处理意见书；检举控告的还叫结果告知书', async () => {
    const named = async (track: 'claim' | 'report') => {
      const { caseNo, bearer } = await examined(track);
      const id = await desk.say(caseNo, 'draftOutcome', desk.as('handler').id, 'handler', written);
      const issued = desk.notice('outcome-notice') as ReturnType<Desk['notice']> & { about: Record<string, string> };
      await desk.enter(caseNo, { ...issued, about: { ...issued.about, draft: id } } as ReturnType<Desk['notice']>);
      await desk.enter(caseNo, { type: 'duty-opened', key: 'recordService/outcome-notice', message: 'recordService', who: { office: 'intake-officer', organ: desk.organ }, owed: true });
      const intake = desk.as('intake-officer');
      const titles = async (url: string, headers = {}) => (await intake.call('GET', url, { headers })).json<{ items: { title: string }[] }>().items.map(({ title }) => title);
      const file = (await intake.call('GET', `/cases/${caseNo}`)).json<CaseFile>();
      const counter = (await desk.send('GET', '/api/public/file', { headers: bearer })).json<{ notices: { title: string }[] }>();
      return {
        notices: await titles(`/cases/${caseNo}/notices`),
        english: await titles(`/cases/${caseNo}/notices`, { 'accept-language': 'en' }),
        events: (await titles(`/cases/${caseNo}/events`)).filter((title) => /意见书|结果告知书/.test(title)),
        about: file.actions.flatMap(({ message, about }) => (message === 'recordService' ? [about] : [])),
        duty: (await titles(`/duties?scope=office`)).filter((title) => title.startsWith('人工送达')).at(-1),
        counter: counter.notices.map(({ title }) => title),
      };
    };
    expect(await named('claim')).toEqual({ notices: ['信访处理意见书'], english: ['opinion on a claim'], events: expect.arrayContaining([expect.stringContaining('信访处理意见书')]), about: ['信访处理意见书'], duty: '人工送达（信访处理意见书）', counter: ['信访处理意见书'] });
    expect(await named('report')).toMatchObject({ notices: ['结果告知书'], english: ['outcome notice'], about: ['结果告知书'], counter: ['结果告知书'] });
  });
});
