import { afterAll, beforeAll, expect, test } from 'vitest';
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
