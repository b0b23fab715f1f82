import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { awarded, clear, forwarded, holding, levelAnswered, objected, opening, opensWith, posted, proposed, publicised, ruled, withdrawn } from '../../test/paths/commendation.ts';
import { days, groundOf, says, Walk, type Path, type Step } from '../../test/paths/walk.ts';
import { earliestAfter } from './law.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('commendation', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

/** The ground on which the last of the steps is refused. */
const refused = (of: Partial<Path>, ...steps: Step[]) => groundOf(walk.take({ opening, opensWith, ...of, steps }, { refused: true }));

const merit3: Partial<Path> = { opening: { ...opening, level: 'merit-3' } };
const secret: Partial<Path> = { opening: { ...opening, secret: true } };
const beforeCity = [...clear, ...forwarded, ...posted('320600')];
const consented = says('nominee', m.consentToPublicity, { result: 'given', duty: 'consentToPublicity/nominee' });
const exempt = (organ: string): Step => says('personnel-officer', m.publishNotice, { result: 'exempt', duty: `publishNotice/${organ}` });
const secretly: Step[] = [...proposed(), ...clear, exempt('320602'), ruled('320602', 'forwarded'), exempt('320600'), ruled('320600', 'approved'), says('personnel-officer', m.announce), says('personnel-officer', m.recordFiling, { duty: 'recordFiling/320600' }), says('personnel-officer', m.enterInFile)];
const returning: Step[] = [says('handler', m.recordReview, { result: 'supported' }), says('unit-leader', m.proposeAward, { result: 'returned', level: 'citation' })];

describe('不合法的一律拒绝，并说明理由', () => {
  const table: [sentence: string, ground: string, of: Partial<Path>, ...steps: Step[]][] = [
    ['越级：县局还没上报，市局就批准的', 'not-awaited', {}, ...proposed(), ...clear, ruled('320600', 'approved')],
    ['岗位不对的：承办岗审批', 'wrong-office', {}, ...proposed(), ...clear, ...posted('320602'), says('handler', m.approve, { result: 'approved', duty: 'approve/320602' })],
    ['别的机关替县局审批的', 'wrong-office', {}, ...proposed(), ...clear, ...posted('320602'), says('organ-leader', m.approve, { result: 'forwarded', organ: '320600', duty: 'approve/320602' })],
    ['推荐人自己审批的', 'approver-nominated', {}, ...proposed(), ...clear, ...posted('320602'), says('organ-leader', m.approve, { result: 'forwarded', by: 'h-1', duty: 'approve/320602' })],
    ['提议人自己审批的', 'approver-nominated', {}, ...proposed(), ...clear, ...posted('320602'), says('organ-leader', m.approve, { result: 'forwarded', by: 'u-unit-leader', duty: 'approve/320602' })],
    ['县局批准无权批准的等级（奖励条令第十五条参照）', 'not-approver', {}, ...proposed(), ...clear, ...posted('320602'), ruled('320602', 'approved')],
    ['有权批准却上报的（奖励条令第十五条参照）', 'is-approver', {}, ...proposed(), ...beforeCity, ruled('320600', 'forwarded')],
    ['改级却不比原来低的（公务员法第五十三条参照）', 'level-not-lower', {}, ...proposed('merit-3'), ...beforeCity, ruled('320600', 'lowered', { level: 'merit-2' })],
    ['把最低等级再降的（公务员法第五十三条参照）', 'level-lowest', {}, ...proposed(), ...beforeCity, ruled('320600', 'lowered', { level: 'citation' })],
    ['改级没有写明改为哪一级的', 'level-not-lower', {}, ...proposed('merit-3'), ...beforeCity, ruled('320600', 'lowered')],
    ['同一事迹第二次奖励的（奖励条令第十一条参照）', 'one-deed-one-award', { opensWith: holding('citation', 10, 20) }, ...proposed('merit-3'), ...beforeCity, ruled('320600', 'approved')],
    ['一年内同级再奖的（奖励条令第十一条参照）', 'within-a-year', { opensWith: holding('citation', 100) }, ...proposed(), ...beforeCity, ruled('320600', 'approved')],
    ['一年内改为同级再奖的（奖励条令第十一条参照）', 'within-a-year', { opensWith: holding('citation', 100) }, ...proposed('merit-3'), ...beforeCity, ruled('320600', 'lowered', { level: 'citation' })],
    ['没有写明特别重大贡献就越级的（第十六条，默认规则）', 'low-to-high', merit3, ...proposed('merit-3'), ...beforeCity, ruled('320600', 'approved')],
    ['涉密事迹公示的', 'secret-deed', secret, ...proposed(), ...clear, says('personnel-officer', m.publishNotice, { result: 'published' })],
    ['不是涉密事迹却免予公示的', 'not-secret', {}, ...proposed(), ...clear, says('personnel-officer', m.publishNotice, { result: 'exempt' })],
    ['公示没有期满就审批的', 'not-awaited', {}, ...proposed(), ...clear, says('personnel-officer', m.publishNotice, { result: 'published' }), ruled('320602', 'forwarded')],
    ['没有本人同意就宣传的（个人信息保护法第二十五条）', 'no-consent', {}, ...awarded, says('personnel-officer', m.publish)],
    ['本人不同意仍宣传的（个人信息保护法第二十五条）', 'no-consent', {}, ...awarded, says('nominee', m.consentToPublicity, { result: 'declined', duty: 'consentToPublicity/nominee' }), says('personnel-officer', m.publish)],
    ['没有保密审查就宣传的（第十六条第二款）', 'secrecy-unchecked', {}, ...awarded, consented, says('personnel-officer', m.publish)],
    ['没有同意过却撤回的（个人信息保护法第十五条）', 'nothing-given', {}, ...awarded, says('nominee', m.consentToPublicity, { result: 'withdrawn', duty: 'consentToPublicity/nominee' })],
    ['撤回同意后还没有撤下就归档的（个人信息保护法第十五条）', 'take-down-owed', {}, ...publicised, withdrawn, days(20), says('personnel-officer', m.archive)],
    ['已经撤下、再次同意又再次撤回的，没有可以撤下的', 'not-awaited', {}, ...publicised, withdrawn, says('personnel-officer', m.takeDown), says('nominee', m.consentToPublicity, { result: 'given' }), withdrawn, says('personnel-officer', m.takeDown, { duty: 'takeDown/nominee:2' })],
    ['保密审查认为涉密事迹可以公开的', 'secret-deed', secret, ...secretly, says('inspection', m.checkSecrecy, { result: 'publishable' })],
    ['提议撤销的人自己决定撤销的', 'same-person', {}, ...awarded, says('personnel-officer', m.proposeRevocation, { by: 'x-1' }), says('handler', m.hearNominee, { result: 'heard' }), says('organ-leader', m.ruleRevocation, { result: 'revoked', by: 'x-1' })],
    ['退回第三次的', 'returned-enough', {}, ...returning, ...returning, ...returning],
    ['等级异议的期限没有过就归档的（默认规则）', 'not-awaited', {}, ...awarded, says('personnel-officer', m.archive)],
    ['等级异议重新审批的等级不比原来高的（默认规则）', 'level-not-higher', {}, ...objected, levelAnswered('changed', 'citation')],
    ['等级异议重新审批没有写明等级的（默认规则）', 'level-not-higher', {}, ...objected, levelAnswered('changed')],
    ['等级异议重新审批时退回推荐单位的（默认规则）', 'award-stands', {}, ...objected, levelAnswered('changed', 'merit-3'), ...posted('320600', ':2'), ruled('320600', 'returned', { n: ':2' })],
    ['等级异议重新审批时改回原等级的（默认规则）', 'award-stands', {}, ...objected, levelAnswered('changed', 'merit-3'), ...posted('320600', ':2'), ruled('320600', 'lowered', { level: 'citation', n: ':2' })],
    ['等级异议重新审批时越级的（第十六条，默认规则）', 'low-to-high', {}, ...objected, levelAnswered('changed', 'merit-3'), ...posted('320600', ':2'), ruled('320600', 'approved', { n: ':2' })],
    ['正在审查撤销，先答复等级异议的（公务员法第五十六条参照）', 'revocation-first', {}, ...objected, says('personnel-officer', m.proposeRevocation, { by: 'x-1' }), levelAnswered('changed', 'merit-3')],
    ['没有宣布就备案的', 'not-awaited', {}, ...proposed(), ...beforeCity, ruled('320600', 'approved'), says('personnel-officer', m.recordFiling)],
  ];
  test('书面登记的同意在先、本人撤回在后的，流程丢失接办以后照样不得宣传（个人信息保护法第十五条）：no-consent', async () => {
    const steps: Step[] = [...awarded, says('personnel-officer', m.consentToPublicity, { result: 'given', duty: 'consentToPublicity/personnel-officer' }), says('inspection', m.checkSecrecy, { result: 'publishable' }), { ...withdrawn, duty: 'consentToPublicity/nominee' }, says('personnel-officer', m.publish)];
    expect(await groundOf(walk.take({ opening, opensWith, steps }, { refused: true, losesFrom: steps.length - 2 }))).toBe('no-consent');
  });

  test('一年从相应日的次日算起，二月二十九日的相应日是当月最后一天（奖励条令第十一条参照）', () => {
    expect([earliestAfter('2026-03-10'), earliestAfter('2028-02-29'), earliestAfter('2026-12-31')]).toEqual(['2027-03-11', '2029-03-01', '2028-01-01']);
  });

  for (const [sentence, ground, of, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => {
      expect(await refused(of, ...steps)).toBe(ground);
    });
  }
});
