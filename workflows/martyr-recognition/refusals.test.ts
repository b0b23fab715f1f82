import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { direct, filed, investigated, opening, opensWith, straightUp, toCounty, toNation, toProvince } from '../../test/paths/martyr-recognition.ts';
import { groundOf, says, Walk, type Step } from '../../test/paths/walk.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('martyr-recognition', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

/** The ground on which the last of the steps is refused. */
const refused = (of: Record<string, unknown>, ...steps: Step[]) => groundOf(walk.take({ opening: of, opensWith, steps }, { refused: true }));

const atProvince: Step[] = [investigated(), ...toProvince];
const exemplaryAtProvince: Step[] = [investigated('exemplary'), ...toProvince];
const told: Step[] = [says('veterans-officer', m.recordMartyrNotice), says('veterans-officer', m.tellInPerson)];
const agreed = says('veterans-officer', m.settleHolder, { result: 'agreed', duty: 'settleHolder' });
const disputedAnew = says('veterans-officer', m.settleHolder, { result: 'disputed', duty: 'settleHolder/anew' });
const pensioned: Step[] = [...straightUp, ...told, agreed, says('government-officer', m.handOverCertificate), says('veterans-officer', m.decideMoney), says('family', m.applyPension)];
const granted = says('veterans-officer', m.confirmPension, { result: 'granted' });

describe('不合法的一律拒绝，并说明理由', () => {
  const table: [sentence: string, ground: string, of: Record<string, unknown>, ...steps: Step[]][] = [
    ['越级：县级还没上报，省级就评定的（烈士褒扬条例第九条）', 'not-awaited', opening, ...filed, ...toCounty, says('government-officer', m.decideProvince, { result: 'recognised' })],
    ['案卷没有签收就审核的', 'not-awaited', opening, ...filed, says('veterans-officer', m.investigate, { result: 'report', ground: 'offences' })],
    ['岗位不对的：承办岗决定申报', 'wrong-office', opening, says('handler', m.prepareFile), says('handler', m.decideFiling, { result: 'filed' })],
    ['别的县的部门调查的', 'wrong-office', opening, ...filed, ...toCounty, says('veterans-officer', m.investigate, { result: 'report', ground: 'offences', organ: '320681-veterans', duty: 'investigate/county' })],
    ['已经签收的再签收的', 'already-answered', opening, ...filed, ...toCounty, says('veterans-officer', m.acknowledge, { duty: 'acknowledge/county' })],
    ['情形不适用于辅警的（烈士褒扬条例第八条第三项）', 'wrong-ground', opening, ...filed, ...toCounty, investigated('mission')],
    ['第五项由省级直接评定的（烈士褒扬条例第九条第三款）', 'ground-goes-up', direct, ...exemplaryAtProvince, says('government-officer', m.decideProvince, { result: 'recognised' })],
    ['第一项却不评定只上报的（烈士褒扬条例第九条第一款）', 'province-decides', direct, ...atProvince, says('government-officer', m.decideProvince, { result: 'sent-up' })],
    ['第一项由国家一级评定而不是复核的（烈士褒扬条例第九条第一款）', 'only-recheck', direct, ...atProvince, says('government-officer', m.decideProvince, { result: 'recognised' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'recognised' })],
    ['第五项只复核的（烈士褒扬条例第九条第三款）', 'no-recheck', direct, ...exemplaryAtProvince, says('government-officer', m.decideProvince, { result: 'sent-up' }), ...toNation, says('veterans-officer', m.decideNational, { result: 'passed' })],
    ['公示没有期满就审核的', 'not-awaited', opening, ...filed, ...toCounty, investigated(), says('veterans-officer', m.publishNotice), says('government-officer', m.decideCounty, { result: 'agreed' })],
    ['持证人有争议时颁授证书的（烈士褒扬条例第十五条第二款，默认规则）', 'not-awaited', direct, ...straightUp, ...told, says('veterans-officer', m.settleHolder, { result: 'disputed' }), says('government-officer', m.handOverCertificate)],
    ['另一遗属提出还没有商定就颁授的（烈士褒扬条例第十五条第二款）', 'kin-disputed', direct, says('applicant', m.claimKinship), ...straightUp, ...told, agreed, says('government-officer', m.handOverCertificate)],
    ['商定以后又有争议，仍颁授证书的（烈士褒扬条例第十五条第二款，默认规则）', 'kin-disputed', direct, ...straightUp, ...told, agreed, disputedAnew, says('government-officer', m.handOverCertificate)],
    ['商定以后又有争议，仍核定褒扬金的（烈士褒扬条例第十五条，默认规则）', 'kin-disputed', direct, ...straightUp, ...told, agreed, disputedAnew, says('veterans-officer', m.decideMoney)],
    ['还有定期抚恤金在审核就终结的（烈士褒扬条例第二十三条）', 'pension-running', direct, ...pensioned, says('veterans-officer', m.endPensions)],
    ['还有定期抚恤金在发放就终结的（烈士褒扬条例第二十三条）', 'pension-running', direct, ...pensioned, granted, says('veterans-officer', m.endPensions)],
    ['另一遗属在核定以后提出、还没有商定就终结的（烈士褒扬条例第九条、第十五条第二款）', 'claim-open', direct, ...pensioned.slice(0, -1), says('applicant', m.claimKinship), says('veterans-officer', m.endPensions)],
    ['迁移没有写明新地的（烈士褒扬条例第二十二条）', 'place-missing', direct, ...pensioned, granted, says('veterans-officer', m.reviewPension, { result: 'moved' })],
    ['迁到原地的（烈士褒扬条例第二十二条）', 'nothing-moved', direct, ...pensioned, granted, says('veterans-officer', m.reviewPension, { result: 'moved', to: '320602-veterans' })],
  ];
  for (const [sentence, ground, of, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => {
      expect(await refused(of, ...steps)).toBe(ground);
    }, 240_000);
  }
});
