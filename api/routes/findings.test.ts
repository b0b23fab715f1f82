import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forms } from '../../workflows/complaint/forms.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import { toldOf } from '../../workflows/steps/form.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { Desk } from '../../test/setup/desk.ts';
import type { CaseFile } from '../shapes.ts';
import { caseRoutes } from './cases.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(caseRoutes);
});
afterAll(() => desk.close());

test.each([
  ['claim', ['supported', 'explained', 'not-supported']],
  ['report', ['substantiated', 'partly-substantiated', 'unsubstantiated', 'not-verifiable']],
])('%s 类事项的调查结论，只列出这一类的认定（信访工作条例第三十二条）', async (track, offered) => {
  const { caseNo } = await desk.file();
  await desk.say(caseNo, 'triage', desk.as('intake-officer').id, 'intake-officer', { title: '反映推搡', allegations: ['推搡'], track, result: 'accepted' }, { track, result: 'accepted' });
  await desk.enter(caseNo, desk.owed('report', 'handler'));
  const { actions } = (await desk.as('handler').call('GET', `/cases/${caseNo}`)).json<CaseFile>();
  const { findings } = actions.find(({ message }) => message === 'report')!.schema.properties as { findings: { items: { properties: { finding: { enum: string[] } } } } };
  expect(findings.items.properties.finding.enum).toEqual(offered);
});

describe('涉嫌诬告逐项写明（纪检监察机关处理检举控告工作规则第三十九条参照）', () => {
  let caseNo: string;
  const fileOf = async (office: Office = 'handler') => (await desk.as(office).call('GET', `/cases/${caseNo}`)).json<CaseFile>();
  const reported = async (body: Record<string, unknown>) => {
    ({ caseNo } = await desk.file());
    await desk.say(caseNo, 'triage', desk.as('intake-officer').id, 'intake-officer', { title: '反映执勤问题', allegations: ['推搡', '收费', '骂人'] }, { track: 'report', result: 'accepted' });
    await desk.enter(caseNo, desk.owed('report', 'handler'));
    await desk.say(caseNo, 'report', desk.as('handler').id, 'handler', body, toldOf(forms.report!, body));
  };
  const findings = [{ finding: 'unsubstantiated', basis: '监控', suspected: true }, { finding: 'substantiated', basis: '收据' }, { finding: 'unsubstantiated', basis: '监控', suspected: false }];

  test('案卷写明是哪一项，决定的人在拟写决定时看得到', async () => {
    await reported({ findings, proposal: '处理' });
    await desk.enter(caseNo, desk.owed('decide', 'organ-leader'));
    const { allegations, suspectedUndivided, actions } = await fileOf('organ-leader');
    expect(allegations.map(({ suspected = false }) => suspected)).toEqual([true, false, false]);
    expect(suspectedUndivided).toBeUndefined();
    expect(actions.find(({ message }) => message === 'decide')!.items).toEqual(['推搡：不属实（涉嫌诬告）', '收费：属实', '骂人：不属实']);
  });

  test('报请认定只列出查明不属实的事项', async () => {
    await desk.enter(caseNo, { ...desk.owed('referFalseAccusation', 'organ-leader'), owed: false } as Happening);
    const { properties } = (await fileOf('organ-leader')).actions.find(({ message }) => message === 'referFalseAccusation')!.schema as { properties: Record<string, { items: { enum: string[]; 'x-labels': Record<string, string> } }> };
    expect(properties.allegations!.items.enum).toEqual(['1', '3']);
    expect(properties.allegations!.items['x-labels']).toEqual({ 1: '第 1 项：推搡', 3: '第 3 项：骂人' });
  });

  test('一项都没有查明不属实的，不给报请的表，说明理由', async () => {
    await reported({ findings: findings.map((each) => ({ ...each, finding: 'not-verifiable' })), proposal: '处理' });
    await desk.enter(caseNo, desk.owed('decide', 'organ-leader'), { ...desk.owed('referFalseAccusation', 'organ-leader'), owed: false } as Happening);
    const { actions, refusals } = await fileOf('organ-leader');
    expect(actions.map(({ message }) => message)).not.toContain('referFalseAccusation');
    expect(refusals.find(({ message }) => message === 'referFalseAccusation')?.ground).toBe('not-untrue');
  });

  test('从前整份结论写涉嫌诬告的，照样写明，不算到哪一项头上', async () => {
    await reported({ findings: findings.map(({ finding, basis }) => ({ finding, basis })), suspectedFalseAccusation: true, proposal: '处理' });
    await desk.enter(caseNo, desk.owed('decide', 'organ-leader'));
    const { allegations, suspectedUndivided } = await fileOf('organ-leader');
    expect(allegations.some(({ suspected }) => suspected)).toBe(false);
    expect(suspectedUndivided).toContain('没有写明是哪一项');
  });
});
