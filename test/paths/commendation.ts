import * as m from '../../workflows/commendation/messages.ts';
import { forms } from '../../workflows/commendation/forms.ts';
import { notices, results, type Level, type Ruling } from '../../workflows/commendation/words.ts';
import { addDays } from '../../db/calendar/count.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices, referrals: {}, results, registered: '本办法第十六条', linked: ['', ''] };

const [county, city, province, ministry] = ['320602', '320600', '320000', '100000'] as const;
const approvers: Record<Level, string> = { citation: city, 'merit-3': city, 'merit-2': province, 'merit-1': ministry, title: ministry };
export const opening = { organ: county, nominatedBy: 'h-1', level: 'citation', secret: false, ladder: [county, city, province, ministry], approvers };
/** The deed was done three weeks before the nomination. */
export const opensWith = (start: Day) => ({ deedOn: addDays(start, -20), held: [] as unknown[] });
/** An award of the past, by how many days it lies before the first day. */
export const holding = (level: Level, daysAgo: number, deedDaysAgo = daysAgo + 10) => (start: Day) => ({ ...opensWith(start), held: [{ level, on: addDays(start, -daysAgo), deedOn: addDays(start, -deedDaysAgo) }] });

const reviewed = says('handler', m.recordReview, { result: 'supported' });
export const proposed = (level: Level = 'citation'): Step[] => [reviewed, says('unit-leader', m.proposeAward, { result: 'proposed', level })];
const vet = (about: 'discipline' | 'management', result: 'clear' | 'pending' | 'blocked', n = '') => says(about === 'discipline' ? 'inspection' : 'personnel-officer', m.vet, { result, duty: `vet/${about}${n}` });
export const clear: Step[] = [vet('discipline', 'clear'), vet('management', 'clear')];
export const posted = (organ: string, n = ''): Step[] => [says('personnel-officer', m.publishNotice, { result: 'published', duty: `publishNotice/${organ}${n}` }), days(14)];
export const ruled = (organ: string, result: Ruling, { level, greatMerit, n = '' }: { level?: Level; greatMerit?: boolean; n?: string } = {}): Step =>
  says('organ-leader', m.approve, { result, ...(level && { level }), ...(greatMerit && { greatMerit }), duty: `approve/${organ}${n}` });
export const forwarded: Step[] = [...posted(county), ruled(county, 'forwarded')];
const announced = (organ: string, n = ''): Step[] => [
  says('personnel-officer', m.announce),
  ...(organ === ministry ? [] : [says('personnel-officer', m.recordFiling, { duty: `recordFiling/${organ}${n}` })]),
  says('personnel-officer', m.enterInFile),
];
/** Nobody objects within ten working days: to the refusal, or to the level. */
const lapsed = days(20);
const archived: Step[] = [lapsed, says('personnel-officer', m.archive)];
export const awarded: Step[] = [...proposed(), ...clear, ...forwarded, ...posted(city), ruled(city, 'approved'), ...announced(city)];
const given = says('nominee', m.consentToPublicity, { result: 'given', duty: 'consentToPublicity/nominee' });
const checked = says('inspection', m.checkSecrecy, { result: 'publishable' });
const published = says('personnel-officer', m.publish);
export const publicised: Step[] = [...awarded, given, checked, published];
export const withdrawn = says('nominee', m.consentToPublicity, { result: 'withdrawn' });
/** Who objects to the level, and what the organ that approved answers. */
const byNominee = says('nominee', m.objectToLevel, { duty: 'objectToLevel/nominee' });
const byUnit = says('unit-leader', m.objectToLevel, { duty: 'objectToLevel/unit' });
export const levelAnswered = (result: 'explained' | 'changed', level?: Level) => says('organ-leader', m.answerLevelObjection, { result, ...(level && { level }) });
export const objected: Step[] = [...awarded, byNominee];
/** Years after a citation, so that the next level is no leap. */
const cited = holding('citation', 800);

const told: Record<string, Path> = {
  '县级推荐、市局批准嘉奖：评议、集体研究、核查、两级公示，宣布、备案、入档，期满归档（第十六条）': { opening, steps: [...awarded, ...archived] },
  '本人同意并经保密审查后公开宣传，后撤回同意即撤下（第十六条第二款，个人信息保护法第十五、二十五条）': { opening, steps: [...publicised, withdrawn, says('personnel-officer', m.takeDown), ...archived] },
  '本人书面同意由政工岗登记（个人信息保护法第二十五条）': { opening, steps: [...awarded, says('personnel-officer', m.consentToPublicity, { result: 'given', duty: 'consentToPublicity/personnel-officer' }), checked, published, ...archived] },
  '二等功逐级公示上报，由省厅批准（公安机关人民警察奖励条令第十四条参照）': { opening: { ...opening, level: 'merit-2' }, opensWith: holding('merit-3', 800), steps: [...proposed('merit-2'), ...clear, ...forwarded, ...posted(city), ruled(city, 'forwarded'), ...posted(province), ruled(province, 'approved'), ...announced(province), ...archived] },
  '授予称号报到公安部，越级须写明有特别重大贡献；最高机关不再备案（公安机关人民警察奖励条令第十三条参照）': {
    opening: { ...opening, level: 'title' },
    steps: [...proposed('title'), ...clear, ...forwarded, ...posted(city), ruled(city, 'forwarded'), ...posted(province), ruled(province, 'forwarded'), ...posted(ministry), ruled(ministry, 'approved', { greatMerit: true }), ...announced(ministry), ...archived],
  },
  '上级改为较低等级并批准（公务员法第五十三条参照）': { opening: { ...opening, level: 'merit-3' }, steps: [...proposed('merit-3'), ...clear, ...forwarded, ...posted(city), ruled(city, 'lowered', { level: 'citation' }), ...announced(city), ...archived] },
  '县局改级后仍无权批准的，继续上报（公务员法第五十三条参照）': { opening: { ...opening, level: 'merit-2' }, steps: [...proposed('merit-2'), ...clear, ...posted(county), ruled(county, 'lowered', { level: 'citation' }), ...posted(city), ruled(city, 'approved'), ...announced(city), ...archived] },
  '县级嘉奖权限打开的，由县局批准（第十六条，默认规则）': { opening: { ...opening, approvers: { ...approvers, citation: county } }, steps: [...proposed(), ...clear, ...posted(county), ruled(county, 'approved'), ...announced(county), ...archived] },
  '涉密事迹免予公示（公安机关人民警察奖励条令参照）': {
    opening: { ...opening, secret: true },
    steps: [...proposed(), ...clear, says('personnel-officer', m.publishNotice, { result: 'exempt', duty: `publishNotice/${county}` }), ruled(county, 'forwarded'), says('personnel-officer', m.publishNotice, { result: 'exempt', duty: `publishNotice/${city}` }), ruled(city, 'approved'), ...announced(city), ...archived],
  },
  '民主评议不同意的，告知推荐单位（第十六条）': { opening, steps: [says('handler', m.recordReview, { result: 'not-supported' }), lapsed] },
  '集体研究退回重新评议后不推荐（第十六条）': { opening, steps: [reviewed, says('unit-leader', m.proposeAward, { result: 'returned', level: 'citation' }), reviewed, says('unit-leader', m.proposeAward, { result: 'dropped', level: 'citation' }), lapsed] },
  '有事项正在核查的暂缓，三十日再核后无影响，继续（公安机关人民警察奖励条令第十二条参照）': { opening, steps: [...proposed(), vet('discipline', 'pending'), vet('management', 'clear'), days(40), vet('discipline', 'clear', ':2'), ...forwarded, ...posted(city), ruled(city, 'approved'), ...announced(city), ...archived] },
  '核查有不得奖励的情形，终止推荐（公安机关人民警察奖励条令第十二条参照）': { opening, steps: [...proposed(), vet('discipline', 'blocked'), vet('management', 'clear'), says('organ-leader', m.ruleBlocked, { result: 'ended' }), lapsed] },
  '有不得奖励的情形但有特别重大贡献，继续（公安机关人民警察奖励条令第十二条参照）': { opening, steps: [...proposed(), vet('discipline', 'blocked'), vet('management', 'clear'), says('organ-leader', m.ruleBlocked, { result: 'great-merit' }), ...forwarded, ...posted(city), ruled(city, 'approved'), ...announced(city), ...archived] },
  '公示期内有异议，核查不成立，期满继续（公安机关人民警察奖励条令参照）': {
    opening,
    steps: [...proposed(), ...clear, says('personnel-officer', m.publishNotice, { result: 'published' }), days(2), says('personnel-officer', m.recordObjection), says('inspection', m.ruleObjection, { result: 'dismissed' }), days(14), ruled(county, 'forwarded'), ...posted(city), ruled(city, 'approved'), ...announced(city), ...archived],
  },
  '公示异议成立的不予奖励（公安机关人民警察奖励条令参照）': { opening, steps: [...proposed(), ...clear, says('personnel-officer', m.publishNotice, { result: 'published' }), says('personnel-officer', m.recordObjection), says('inspection', m.ruleObjection, { result: 'upheld' }), lapsed] },
  '上级退回，单位重新评议、重新公示后批准（第十六条）': { opening, steps: [...proposed(), ...clear, ...forwarded, ...posted(city), ruled(city, 'returned'), ...proposed(), vet('discipline', 'clear', ':2'), vet('management', 'clear', ':2'), ...posted(county, ':2'), ruled(county, 'forwarded', { n: ':2' }), ...posted(city, ':2'), ruled(city, 'approved', { n: ':2' }), ...announced(city), ...archived] },
  '不予批准的告知理由；单位提出异议，维持（第十六条，默认规则）': { opening, steps: [...proposed(), ...clear, ...forwarded, ...posted(city), ruled(city, 'refused'), days(3), says('unit-leader', m.object), says('organ-leader', m.answerObjection, { result: 'explained' })] },
  '不予批准后异议成立，原机关重新决定并批准（第十六条，默认规则）': { opening, steps: [...proposed(), ...clear, ...forwarded, ...posted(city), ruled(city, 'refused'), says('unit-leader', m.object), says('organ-leader', m.answerObjection, { result: 'changed' }), ruled(city, 'approved', { n: ':2' }), ...announced(city), ...archived] },
  '本人对等级提出异议成立，按更高等级重新公示、批准，代替原奖励（第十六条，默认规则）': {
    opening, opensWith: cited,
    steps: [...objected, levelAnswered('changed', 'merit-3'), ...posted(city, ':2'), ruled(city, 'approved', { n: ':2' }), ...announced(city, ':2'), ...archived],
  },
  '推荐单位对等级提出异议，维持并说明（第十六条，默认规则）': { opening, steps: [...awarded, byUnit, levelAnswered('explained'), says('personnel-officer', m.archive)] },
  '等级异议成立后上报，省厅不予批准，原奖励有效（公安机关人民警察奖励条令第十四条参照）': {
    opening, opensWith: cited,
    steps: [...awarded, byUnit, levelAnswered('changed', 'merit-2'), ...posted(city, ':2'), ruled(city, 'forwarded', { n: ':2' }), ...posted(province), ruled(province, 'refused'), says('personnel-officer', m.archive)],
  },
  '等级异议还没有答复，奖励因弄虚作假撤销，已公开的撤下（公务员法第五十六条参照）': {
    opening,
    steps: [
      ...awarded, given, checked, published, byNominee, says('personnel-officer', m.proposeRevocation, { by: 'p-1' }), says('handler', m.hearNominee, { result: 'heard' }), says('organ-leader', m.ruleRevocation, { result: 'revoked' }),
      says('personnel-officer', m.carryOutRevocation), says('personnel-officer', m.takeDown, { duty: 'takeDown/revoked' }), says('personnel-officer', m.recordFiling, { duty: `recordFiling/${city}-revoked` }),
    ],
  },
  '本人撤回同意后还没有撤下，等级异议成立另行奖励：撤下的义务不因此消失（个人信息保护法第十五条）': {
    opening, opensWith: cited,
    steps: [
      ...publicised, byNominee, levelAnswered('changed', 'merit-3'), ...posted(city, ':2'), withdrawn, ruled(city, 'approved', { n: ':2' }), ...announced(city, ':2'),
      says('personnel-officer', m.takeDown, { duty: 'takeDown/withdrawn' }), ...archived,
    ],
  },
  '另行奖励宣布期间撤回同意的，即撤下（个人信息保护法第十五条）': {
    opening, opensWith: cited,
    steps: [...publicised, byNominee, levelAnswered('changed', 'merit-3'), ...posted(city, ':2'), ruled(city, 'approved', { n: ':2' }), withdrawn, says('personnel-officer', m.takeDown), ...announced(city, ':2'), ...archived],
  },
  '推荐单位在决定前撤回（第十六条）': { opening, steps: [...proposed(), says('unit-leader', m.withdrawNomination)] },
  '获奖后发现弄虚作假，听取说明后撤销，收回证书、更正档案（公务员法第五十六条参照）': {
    opening,
    steps: [...awarded, says('personnel-officer', m.proposeRevocation, { by: 'p-1' }), says('handler', m.hearNominee, { result: 'heard' }), says('organ-leader', m.ruleRevocation, { result: 'revoked' }), says('personnel-officer', m.carryOutRevocation), says('personnel-officer', m.recordFiling, { duty: `recordFiling/${city}-revoked` })],
  },
  '提议撤销未获同意，奖励不变（公务员法第五十六条参照）': { opening, steps: [...awarded, says('personnel-officer', m.proposeRevocation, { by: 'p-1' }), says('handler', m.hearNominee, { result: 'declined' }), says('organ-leader', m.ruleRevocation, { result: 'stays' }), ...archived] },
  '给推荐单位的奖励决定书过了三天才送到的，等级异议的期限从那天起算（默认规则）': { opening, mail: ['by-hand', 'by-hand'], steps: [...awarded, says('personnel-officer', m.recordService, { result: 'served', duty: 'recordService/award-decision:nominee' }), days(3), says('personnel-officer', m.recordService, { result: 'served', duty: 'recordService/award-decision:unit' }), ...archived] },
  '奖励决定书过了十五天还没有当面送到的，上报一次，照样等着送达（第十六条）': { opening, mail: ['by-hand', 'by-hand'], steps: [...awarded, says('personnel-officer', m.recordService, { result: 'served', duty: 'recordService/award-decision:unit' }), days(18), says('personnel-officer', m.recordService, { result: 'served', duty: 'recordService/award-decision:nominee' }), ...archived] },
  '宣布逾期的上报一次，奖励文书由政工岗送达（第十六条，默认规则）': { opening, mail: ['by-hand', 'by-hand'], steps: [...awarded.slice(0, -3), days(20), ...announced(city), says('personnel-officer', m.recordService, { result: 'served', duty: 'recordService/award-decision:unit' }), says('personnel-officer', m.recordService, { result: 'served', duty: 'recordService/award-decision:nominee' }), ...archived] },
};

/** Every path of §2.3 through a commendation, by the sentence that tells it. */
export const paths: Record<string, Path> = Object.fromEntries(Object.entries(told).map(([sentence, path]) => [sentence, { opensWith, ...path }]));
