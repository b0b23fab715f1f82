import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { FakeRegister } from '../../test/paths/register.ts';
import { stoppedAfter } from '../../test/paths/stops.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { Walk } from '../../test/paths/walk.ts';
import { paths, words } from '../../test/paths/work-injury.ts';
import { law } from './law.ts';

const approved = new URL('../../docs/procedures/work-injury.approved.md', import.meta.url);
const walked = new Map<string, FakeRegister>();
/** Tracks side by side make long paths; on a busy machine a step takes seconds. */
const longPath = 240_000;
let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('work-injury', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

describe('工伤救治与垫付的每一条路都走到终结', () => {
  for (const [sentence, path] of Object.entries(paths)) {
    test(sentence, async () => {
      const register = await walk.take(path, { sentence });
      walked.set(sentence, register);
      expect(register.open).toEqual([]);
      expect(register.events.at(-1)?.type).toBe('ended');
    }, longPath);
  }

  test('宣告死亡或者返回以后，下落不明的工资不再计时，抚恤金核定了没有都一样（工伤保险条例第四十一条）', () => {
    const isWage = (type: string) => (event: { type: string; key: string }) => event.type === type && event.key === law.missingPay.id;
    const missing = [...walked.values()].filter(({ events }) => events.some(isWage('clock-started')));
    expect(missing.length).toBeGreaterThan(2);
    for (const { events } of missing) {
      const declared = events.findIndex(({ type, key }) => type === 'answered' && key === 'recordDeclaration');
      const next = events.findIndex(({ type }, i) => i > declared && (type === 'duty-opened' || type === 'closed'));
      const stopped = events.findIndex(isWage('clock-stopped'));
      expect(stopped).toBeGreaterThan(-1);
      expect(stopped).toBeLessThan(next);
    }
  });

  test('再次鉴定从结论送达起就可以申请，不等待遇核定；其间没有核定的只按最终结论核定，已经核定的重新核定；案件不因此重新办理（工伤保险条例第二十六条）', () => {
    const early = [...walked.values()].filter(({ events }) => events.some(({ type, key }) => type === 'answered' && key.startsWith('askReappraisal')));
    expect(early.length).toBeGreaterThan(3);
    for (const { events } of early) {
      const at = (type: string, name: string) => events.findIndex((event) => event.type === type && event.key.split(':')[0] === name);
      expect(at('duty-opened', 'askReappraisal')).toBeLessThan(at('duty-opened', 'decideBenefits'));
      expect(at('clock-started', law.reappraisal.id)).toBeLessThan(at('closed', 'case'));
      const reopened = events.filter(({ type }) => type === 'reopened').length;
      expect(reopened).toBe(events.filter(({ type, key }) => type === 'answered' && key.startsWith('askReviewAppraisal')).length);
    }
  });

  test('每个期限在那一步办完时停下，没有一个一直走下去', () => {
    expect(stoppedAfter(walked.values())).toEqual({
      'admin-review-application': ['acceptDecision', 'askRemedy', '未askRemedy'], 'admin-suit': ['acceptDecision', 'applyAppraisal:3', 'askRemedy', 'classifyItems', '未askRemedy', '未askRemedy:2'],
      'admin-suit-after-review': ['recordRemedy:2'], 'advance-finance-confirmation': ['confirmAdvance'],
      'appraisal-conclusion': ['concludeAppraisal', 'concludeAppraisal:3', 'concludeAppraisal:5', 'recordDeath:2', '未supplyForAppraisal:2'],
      'appraisal-service': ['concludeAppraisal', 'concludeAppraisal:3', 'concludeAppraisal:5', 'correctConclusion'],
      'appraisal-supplement': ['checkAppraisalMaterials', 'checkAppraisalMaterials:3', 'checkAppraisalMaterials:5', 'recordDeath:2'], 'appraisal-supply': ['supplyForAppraisal:2', '未supplyForAppraisal:2'],
      'benefit-stop-report': ['reportBenefitEnd'], 'fund-advance-refusal': ['demandFromEmployer', 'payFromFund'], 'fund-advance-demand': ['demandFromEmployer', 'payFromFund'], 'fund-advance-employer-pay': ['answerDemand', '过期'], 'fund-advance-repayment': ['recoverFromEmployer:3'],
      'injury-application-employer': ['applyByEmployer', 'applyByPerson', 'applyByPerson:2', 'applyByPerson:4', '未applyByPerson:2', '未applyByPerson:4'],
      'injury-application-person': ['applyByEmployer', 'applyByPerson', 'applyByPerson:2', 'applyByPerson:4', '未applyByPerson:2', '未applyByPerson:4'], 'injury-late-application': ['未applyByPerson:3'], 'injury-care-complaint': ['superviseCare'],
      'injury-decision': ['decideRecognition', 'decideRecognition:2', 'decideRecognition:3'], 'injury-decision-clear': ['decideRecognition'],
      'injury-decision-service': ['decideRecognition', 'decideRecognition:2', 'decideRecognition:3', 'recordService:3'], 'injury-incident-report': ['confirmIncident'],
      'injury-materials-review': ['reviewMaterials', 'reviewMaterials:2', 'reviewMaterials:3', 'reviewMaterials:5'], 'manual-reimbursement': ['decideRecognition:3', 'ruleReimbursement', 'ruleReimbursement:3'],
      'missing-person-pay': ['decideBenefits', 'recordDeclaration'], 'paid-medical-leave': ['recordDeath', 'reviewLeave', 'reviewLeave:3'],
      're-appraisal-application': ['acceptConclusion:2', 'acceptConclusion:4', 'askReappraisal', 'askReappraisal:2', 'askReappraisal:4', '未askReappraisal:2'],
      're-appraisal-by-employer': ['acceptConclusion', 'acceptConclusion:3', 'askReappraisal', 'askReappraisal:2', 'askReappraisal:4', 'recordDeath:2', '未askReappraisal'], 'relief-referral': ['screenRelief', 'screenRelief:2'],
      'service-by-hand': ['recordService', 'recordService:2', 'recordService:3'],
    });
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 工伤救治与垫付：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
