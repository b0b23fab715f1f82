import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Happening } from '../../workflows/steps/activities.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { Desk } from '../../test/setup/desk.ts';
import type { CaseFile } from '../shapes.ts';
import { caseRoutes } from './cases.ts';

let desk: Desk;
let caseNo: string;
beforeAll(async () => {
  desk = await Desk.open(caseRoutes);
});
afterAll(() => desk.close());

const read = { headers: { 'x-read-reason': encodeURIComponent('核对办理情况') } };
const fileAs = async (office: Office, language = 'zh') => (await desk.as(office).call('GET', `/cases/${caseNo}`, { headers: { ...read.headers, 'accept-language': language } })).json<CaseFile>();
const optional = (key: string): Happening => ({ ...desk.owed('determineSupervision', 'inspection'), key, owed: false }) as Happening;
const determine = (result: string, ground: string, key = 'determineSupervision') => desk.say(caseNo, 'determineSupervision', desk.as('inspection').id, 'inspection', { result, ground }, { result }, key);
const bodies = async () => {
  const { refer } = (await fileAs('organ-leader')).actions.find(({ message }) => message === 'decide')!.schema.properties as { refer: { items: { enum: string[] } } };
  return refer.items.enum;
};

describe('是否属于监察对象，由督察岗逐案确定（监察法第十五条）', () => {
  beforeEach(async () => {
    desk.time = '10:20:00';
    ({ caseNo } = await desk.file());
    await desk.say(caseNo, 'triage', desk.as('intake-officer').id, 'intake-officer', { title: '反映执勤问题', allegations: ['推搡'], track: 'report', result: 'accepted' }, { track: 'report', result: 'accepted' });
    await desk.enter(caseNo, desk.owed('decide', 'organ-leader'));
  });

  test('没有问过的案件（从前的、诉求类的）案卷里不写；问了没有确定的写未确定', async () => {
    expect((await fileAs('organ-leader')).supervision).toBeUndefined();
    await desk.enter(caseNo, optional('determineSupervision'));
    expect((await fileAs('organ-leader')).supervision).toEqual({ state: 'open', stateTitle: '未确定' });
    expect((await fileAs('organ-leader', 'en')).supervision?.stateTitle).toBe('not determined');
  });

  test('督察岗写明查阅理由就能打开案卷确定，作决定的人不能', async () => {
    await desk.enter(caseNo, optional('determineSupervision'));
    expect((await fileAs('inspection')).actions.map(({ message }) => message)).toEqual(['determineSupervision']);
    expect((await fileAs('organ-leader')).actions.map(({ message }) => message)).not.toContain('determineSupervision');
  });

  test('确定属于的，才能选移送监察机关；改为不属于的，又不能选；案卷写最后的结论和依据', async () => {
    await desk.enter(caseNo, optional('determineSupervision'));
    expect(await bodies()).toEqual(['criminal-unit', 'discipline-organ']);
    await determine('applies', '受委托从事公务');
    expect(await bodies()).toContain('supervision-organ');
    expect((await fileAs('organ-leader')).supervision).toEqual({ state: 'applies', stateTitle: '属于', on: desk.today, ground: '受委托从事公务' });
    // What was said last is told by its time.
    desk.time = '10:21:00';
    await desk.enter(caseNo, optional('determineSupervision:2'));
    await determine('not-applies', '只做窗口引导', 'determineSupervision:2');
    expect(await bodies()).not.toContain('supervision-organ');
    expect((await fileAs('organ-leader')).supervision).toMatchObject({ state: 'not-applies', ground: '只做窗口引导' });
  });
});
