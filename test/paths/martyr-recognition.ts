import * as m from '../../workflows/martyr-recognition/messages.ts';
import { forms } from '../../workflows/martyr-recognition/forms.ts';
import { notices, results, type DeathGround } from '../../workflows/martyr-recognition/words.ts';
import { addDays } from '../../db/calendar/count.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices, referrals: {}, results, registered: '本办法第四条', linked: ['', ''] };

export const opening = {
  organ: '320602', applicant: 'employer', ground: 'offences', publicNotice: true, household: '320602-veterans',
  bodies: { county: '320602-veterans', 'county-government': '320602-government', 'city-government': '320600-government', 'provincial-government': '320000-government', national: '100000-veterans' },
};
const byFamily = { ...opening, organ: '320602-veterans', applicant: 'family' };
/** The shortest way up: the survivors file at the county, which posts no notice. */
export const direct = { ...byFamily, publicNotice: false };
export const opensWith = (start: Day) => ({ diedOn: addDays(start, -30) });

const prepared = says('handler', m.prepareFile);
export const filed: Step[] = [prepared, says('organ-leader', m.decideFiling, { result: 'filed' })];
/** The file goes on to the next level, on its own users' word. */
const sent = (from: 'handler' | 'veterans-officer' | 'government-officer', to: string, receiver: 'veterans-officer' | 'government-officer', n = ''): Step[] => [
  says(from, m.transmit, { duty: `transmit/${to}${n}` }),
  says(receiver, m.acknowledge, { duty: `acknowledge/${to}${n}` }),
];
export const toCounty = sent('handler', 'county', 'veterans-officer');
export const investigated = (ground: DeathGround = 'offences') => says('veterans-officer', m.investigate, { result: 'report', ground });
export const posted: Step[] = [says('veterans-officer', m.publishNotice), days(20)];
const countyWork: Step[] = [...toCounty, investigated(), ...posted];
const countyAgrees: Step[] = [...sent('veterans-officer', 'county-government', 'government-officer'), says('government-officer', m.decideCounty, { result: 'agreed' })];
const cityAgrees: Step[] = [...sent('government-officer', 'city-government', 'government-officer'), says('government-officer', m.decideCity, { result: 'agreed' })];
export const toProvince: Step[] = [...countyAgrees, ...cityAgrees, ...sent('government-officer', 'provincial-government', 'government-officer')];
export const toNation = sent('government-officer', 'national', 'veterans-officer');
const recognised: Step[] = [...toProvince, says('government-officer', m.decideProvince, { result: 'recognised' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'passed' })];
const upTo: Step[] = [...filed, ...countyWork, ...recognised];
export const straightUp: Step[] = [investigated(), ...recognised];
const told: Step[] = [says('veterans-officer', m.recordMartyrNotice), says('veterans-officer', m.tellInPerson)];
const holder = (result: 'agreed' | 'disputed', duty = 'settleHolder') => says('veterans-officer', m.settleHolder, { result, duty });
const certificate = says('government-officer', m.handOverCertificate);
const money = says('veterans-officer', m.decideMoney);
const honoured: Step[] = [...told, holder('agreed'), certificate, money];
const ended = says('veterans-officer', m.endPensions);
const applied = says('family', m.applyPension);
const granted = (n: number) => says('veterans-officer', m.confirmPension, { result: 'granted', duty: `confirmPension/${n}` });
const reviewed = (n: number, result: 'continues' | 'moved' | 'deceased' | 'ended', nth = 1, more: { to?: string; diedOn?: Day } = {}) => says('veterans-officer', m.reviewPension, { result, duty: `reviewPension/${n}${nth > 1 ? `:${nth}` : ''}`, ...more });
const asked = (duty: string, expectedOn?: Day) => says('handler', m.enquire, { duty, ...(expectedOn && { expectedOn }) });
const silent = days(70);
const onPaper: Step[] = [says('handler', m.transmit), says('handler', m.acknowledge)];
/** The keeper enters what a body sent on paper. */
const paper = (ask: typeof m.decideCounty) => says('handler', ask, { result: 'agreed' });

const lived: Record<string, Path> = {
  '单位申报，逐级审核，省级评定、复核通过；当面和书面告知，烈士纪念日颁授，核定褒扬金（第四条，烈士褒扬条例第八条至第十六条）': { opening, steps: [...upTo, ...honoured, ended] },
  '三年：每级无回音即询问，评定后发给两人定期抚恤金，年度确认、迁移、去世后继续发放六个月（烈士褒扬条例第九条至第二十三条）': {
    opening,
    steps: [
      ...filed, says('handler', m.transmit, { duty: 'transmit/county' }), days(45), asked('enquire/county-receipt-due'), days(20), asked('enquire/county-receipt:2'),
      says('veterans-officer', m.acknowledge, { duty: 'acknowledge/county' }), investigated(), ...posted, ...sent('veterans-officer', 'county-government', 'government-officer'), days(45), asked('enquire/county-government-due', '2026-07-15'), days(50), asked('enquire/county-government-due:2'),
      says('government-officer', m.decideCounty, { result: 'agreed' }), ...cityAgrees, ...sent('government-officer', 'provincial-government', 'government-officer'), days(45), asked('enquire/provincial-government-due'), says('government-officer', m.decideProvince, { result: 'recognised' }),
      ...toNation, days(45), asked('enquire/national-due'), says('veterans-officer', m.decideNational, { result: 'passed' }), ...honoured,
      applied, granted(1), applied, granted(2), days(350), reviewed(1, 'continues'), reviewed(2, 'moved', 1, { to: '320681-veterans' }), days(350), reviewed(1, 'continues', 2), reviewed(2, 'ended', 2), days(350), reviewed(1, 'deceased', 3, { diedOn: '2029-09-20' }), says('veterans-officer', m.payAfterDeath), ended,
    ],
  },
  '遗属自行向户籍地提出，县级调查后上报（烈士褒扬条例第九条）': { opening: byFamily, steps: [investigated('rescue'), ...posted, ...recognised, ...honoured, ended] },
  '当地群众提出，县级认为不属于评定情形，书面说明理由；无人异议，终结（烈士褒扬条例第九条、第十四条）': { opening: { ...byFamily, applicant: 'anyone' }, steps: [says('veterans-officer', m.investigate, { result: 'not-a-case', ground: 'offences' }), silent] },
  '当地群众提出，省级不予评定，提出人异议成立后评定，书面告知提出人（烈士褒扬条例第九条、第十四条）': {
    opening: { ...direct, applicant: 'anyone' },
    steps: [
      investigated(), ...toProvince, says('government-officer', m.decideProvince, { result: 'refused' }), says('applicant', m.object, { duty: 'object/applicant' }), says('government-officer', m.answerObjection, { result: 'changed' }),
      says('government-officer', m.decideProvince, { result: 'recognised', duty: 'decideProvince/provincial-government:3' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'passed' }), ...honoured, ended,
    ],
  },
  '第八条第五项的由省级审查、国家一级评定（烈士褒扬条例第九条第三款）': {
    opening: { ...opening, ground: 'exemplary' },
    steps: [...filed, ...toCounty, investigated('exemplary'), ...posted, ...toProvince, says('government-officer', m.decideProvince, { result: 'sent-up' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'recognised' }), ...honoured, ended],
  },
  '各级来文由承办岗登记，文号、日期、签收俱在（第四条）': {
    opening: { ...opening, publicNotice: false },
    steps: [
      ...filed, ...onPaper, says('handler', m.investigate, { result: 'report', ground: 'offences' }), ...onPaper, paper(m.decideCounty), ...onPaper, paper(m.decideCity), ...onPaper, says('handler', m.decideProvince, { result: 'recognised' }),
      ...onPaper, says('handler', m.decideNational, { result: 'passed' }), says('handler', m.recordMartyrNotice), says('veterans-officer', m.tellInPerson), holder('agreed'), certificate, money, ended,
    ],
  },
  '材料不足的补充后再调查；公示有意见的再核实（烈士褒扬条例第九条）': {
    opening,
    steps: [...filed, ...toCounty, says('veterans-officer', m.investigate, { result: 'supplement', ground: 'offences' }), says('handler', m.supplyEvidence), investigated(), says('veterans-officer', m.publishNotice), says('veterans-officer', m.recordNoticeObjection), investigated(), ...posted, ...recognised, ...honoured, ended],
  },
  '遗属补充材料（烈士褒扬条例第九条）': { opening: direct, steps: [says('family', m.supplement), says('veterans-officer', m.investigate, { result: 'supplement', ground: 'offences' }), says('family', m.supplyEvidence), ...straightUp, ...honoured, ended] },
  '市级退回，县级重新上报（烈士褒扬条例第九条）': {
    // What a body and the keeper may both enter is asked twice: the second time of one level is its third duty. The county's own department is the keeper.
    opening: direct,
    steps: [
      investigated(), ...countyAgrees, ...sent('government-officer', 'city-government', 'government-officer'), says('government-officer', m.decideCity, { result: 'returned' }), says('government-officer', m.transmit, { duty: 'transmit/county-government:2' }), says('government-officer', m.acknowledge, { duty: 'acknowledge/county-government:3' }), says('government-officer', m.decideCounty, { result: 'agreed', duty: 'decideCounty/county-government:3' }),
      ...sent('government-officer', 'city-government', 'government-officer', ':3'), says('government-officer', m.decideCity, { result: 'agreed', duty: 'decideCity/city-government:3' }), ...sent('government-officer', 'provincial-government', 'government-officer'), says('government-officer', m.decideProvince, { result: 'recognised' }), ...toNation,
      says('veterans-officer', m.decideNational, { result: 'passed' }), ...honoured, ended,
    ],
  },
  '省级不予评定，书面说明理由；遗属提出异议，核查后维持（烈士褒扬条例第十四条）': { opening: direct, steps: [investigated(), ...toProvince, says('government-officer', m.decideProvince, { result: 'refused' }), days(10), says('family', m.object), days(20), says('government-officer', m.answerObjection, { result: 'upheld' })] },
  '另一遗属提出的当天省级不予评定，也书面告知另一遗属；期内无人提出异议，终结（烈士褒扬条例第九条、第十四条）': { opening: direct, steps: [says('applicant', m.claimKinship), holder('agreed', 'settleHolder/claim'), investigated(), ...toProvince, says('government-officer', m.decideProvince, { result: 'refused' }), days(70)] },
  '复核不通过，异议成立后重新复核通过（烈士褒扬条例第十四条）': {
    opening: direct,
    steps: [investigated(), ...toProvince, says('government-officer', m.decideProvince, { result: 'recognised' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'not-passed' }), says('veterans-officer', m.object), says('veterans-officer', m.answerObjection, { result: 'changed' }), says('veterans-officer', m.decideNational, { result: 'passed', duty: 'decideNational/national:3' }), ...honoured, ended],
  },
  '异议成立、答复书要当面送的，送到以前就重新复核（烈士褒扬条例第十四条）': {
    opening: direct, mail: ['accepted', 'by-hand'],
    steps: [investigated(), ...toProvince, says('government-officer', m.decideProvince, { result: 'recognised' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'not-passed' }), says('family', m.object), says('veterans-officer', m.answerObjection, { result: 'changed' }), says('veterans-officer', m.decideNational, { result: 'passed', duty: 'decideNational/national:3' }), says('veterans-officer', m.recordService, { result: 'served' }), ...honoured, ended],
  },
  '单位不申报的告知遗属可自行提出；遗属提出后照办（烈士褒扬条例第九条）': { opening: { ...opening, publicNotice: false }, steps: [prepared, says('organ-leader', m.decideFiling, { result: 'not-filed' }), days(5), says('family', m.applyThemselves), ...toCounty, ...straightUp, ...honoured, ended] },
  '单位不申报，一年内无人提出的，终结（烈士褒扬条例第九条）': { opening, steps: [prepared, says('organ-leader', m.decideFiling, { result: 'not-filed' }), days(375)] },
  '遗属对持证人有争议的暂缓颁授和发放，商定后继续（烈士褒扬条例第十五条第二款）': { opening: direct, steps: [...straightUp, ...told, holder('disputed'), days(40), holder('agreed', 'settleHolder:2'), money, holder('disputed', 'settleHolder/anew'), holder('agreed', 'settleHolder:3'), certificate, ended] },
  '另一遗属在办事大厅提出的，由县级与各方商定；商定以前暂缓，商定后颁授（烈士褒扬条例第九条、第十五条第二款）': {
    opening: direct,
    steps: [says('applicant', m.claimKinship), holder('disputed', 'settleHolder/claim'), says('applicant', m.supplement), ...straightUp, ...told, holder('agreed'), holder('agreed', 'settleHolder/claim:2'), certificate, money, ended],
  },
  '评定以后另一遗属才提出的，也书面告知结果，商定后颁授（烈士褒扬条例第九条、第十五条第二款）': {
    opening: direct,
    steps: [...straightUp, ...told, days(3), says('applicant', m.claimKinship), holder('agreed'), holder('agreed', 'settleHolder/claim'), certificate, money, ended],
  },
  '定期抚恤金不符合条件的，书面告知理由（烈士褒扬条例第十八条）': { opening: direct, steps: [...straightUp, ...honoured, says('veterans-officer', m.applyPension), says('veterans-officer', m.confirmPension, { result: 'refused' }), ended] },
  '年度确认逾期的上报一次，补办后继续（烈士褒扬条例第二十三条）': { opening: direct, steps: [...straightUp, ...honoured, applied, granted(1), days(375), reviewed(1, 'continues'), reviewed(1, 'ended', 2), ended] },
  '告知书送不到的由保管案卷的人送达（第四条）': { opening: direct, mail: ['by-hand', 'by-hand'], steps: [...straightUp, ...told, says('veterans-officer', m.recordService, { result: 'served', duty: 'recordService/martyr-notice' }), holder('agreed'), certificate, money, says('veterans-officer', m.recordService, { result: 'served', duty: 'recordService/money-decision' }), ended] },
};

/** Every path of §2.3 through a martyr recognition, by the sentence that tells it. */
export const paths: Record<string, Path> = Object.fromEntries(Object.entries(lived).map(([sentence, path]) => [sentence, { opensWith, ...path }]));
