import { forms } from '../../workflows/employment/forms.ts';
import * as m from '../../workflows/employment/messages.ts';
import { notices, results, workResults, works } from '../../workflows/employment/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices, results, referrals: {}, works, workResults, registered: '本办法第九条第一款', linked: ['', ''] };

export const opening = { organ: '320600', campaign: 'ZP-2026-0001', applicant: 'a-1', position: 'A01', unit: '320602-s1', category: 'duty', employment: 'direct', employer: '320600' };
export const dispatched = { ...opening, employment: 'dispatch', employer: '320600-firm' };

/** Of two questions the second is the one that has its days, from the service on. */
const answers = (result: 'accepted' | 'declined', duty = 'answerOffer:2') => says('candidate', m.answerOffer, { result, duty });
export const joined: Step[] = [answers('accepted'), says('recruitment-officer', m.recordTraining, { result: 'passed' }), says('recruitment-officer', m.startWork, { result: 'started', from: '2026-03-02' as never })];
const signed = (more: Record<string, unknown> = {}, as: 'recruitment-officer' | 'dispatch-officer' = 'recruitment-officer') => says(as, m.signContract, { result: 'signed', term: 'fixed', months: 36, probationMonths: 6, from: '2026-03-02' as never, ...more });
const onboard = (as: 'recruitment-officer' | 'dispatch-officer' = 'recruitment-officer'): Step[] => [says(as, m.registerInsurance), says(as, m.registerHousingFund), says('recruitment-officer', m.issueCertificate)];
const confirmed = says('using-unit-officer', m.appraiseProbation, { result: 'confirmed' });
const left = (as: 'recruitment-officer' | 'dispatch-officer' = 'recruitment-officer'): Step[] => [says(as, m.issueProof), says(as, m.transferFile), says(as, m.closeHousingFund)];
const leaves = (cause: 'resignation' | 'returned-to-firm' | 'without-permission') => says('recruitment-officer', m.recordLeaving, { cause });

/** Every path from the offer to leaving, by the sentence that tells it. */
export const paths: Record<string, Path> = {
  '培训合格，签订三年合同，办理社保、公积金和证件，试用期合格转正；后来辞职，当日出证明，十五日内转档案（第九条第一款，劳动合同法第十、十九、五十条）': { opening, steps: [...joined, signed(), ...onboard(), days(170), confirmed, days(200), leaves('resignation'), ...left()] },
  '劳务派遣的由派遣单位签订两年合同并参保，后退回派遣单位（劳动合同法第五十八条）': { opening: dispatched, steps: [...joined, signed({ months: 24, probationMonths: 2 }, 'dispatch-officer'), ...onboard('dispatch-officer'), days(50), confirmed, days(30), leaves('returned-to-firm'), ...left('dispatch-officer')] },
  '五个工作日不答复录用通知的，视为放弃，额度退回（第九条第一款）': { opening, steps: [days(10)] },
  '没有留邮箱、也没有当面送达的，本人照样可以答复；送达以后补记（第九条第一款）': { opening, mail: ['by-hand'], steps: [answers('accepted', 'answerOffer'), joined[1]!, says('recruitment-officer', m.recordService, { result: 'served' }), says('recruitment-officer', m.startWork, { result: 'absent' })] },
  '当面送达以后五个工作日不答复的，视为放弃（第九条第一款）': { opening, mail: ['by-hand'], steps: [days(30), says('recruitment-officer', m.recordService, { result: 'served' }), days(10)] },
  '本人放弃录用的，额度退回（第九条第一款）': { opening, steps: [answers('declined')] },
  '补训一次后合格，没有报到的额度退回（第九条第一款）': { opening, steps: [joined[0]!, says('recruitment-officer', m.recordTraining, { result: 'repeat' }), joined[1]!, says('recruitment-officer', m.startWork, { result: 'absent' })] },
  '培训不合格的告知本人，额度退回（第九条第一款）': { opening, steps: [joined[0]!, says('recruitment-officer', m.recordTraining, { result: 'failed' })] },
  '额度被核减冻结进人的，等有空缺后再报到（第五条）': { opening, works: { 'create-file': ['frozen'] }, steps: [...joined, days(3), says('recruitment-officer', m.startWork, { result: 'started', from: '2026-03-02' as never }), signed({ probationMonths: 0 }), ...onboard(), leaves('without-permission'), ...left()] },
  '本人拒绝签订合同的，终止用工并办理离职手续（劳动合同法第十条）': { opening, steps: [...joined, says('recruitment-officer', m.signContract, { result: 'refused' }), ...left()] },
  '一个月内没有签订合同的，上报一次后继续等待（劳动合同法第十、八十二条）': { opening, steps: [...joined, days(35), signed({ term: 'open' }), days(1), ...onboard(), days(20), leaves('resignation'), ...left()] },
  '试用期不合格的，说明法定理由后解除，出具证明（劳动合同法第二十一、五十条）': { opening, steps: [...joined, signed(), ...onboard(), days(60), says('using-unit-officer', m.appraiseProbation, { result: 'dismissed', legalGround: 'conditions-not-met' }), ...left()] },
};
