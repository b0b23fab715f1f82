import { randomUUID } from 'node:crypto';
import { printedPages, textOf } from '../../activities/letters/printed.ts';
import { fileComplaint } from '../../api/cases/intake.ts';
import { partRoutes } from '../../api/routes/case-parts.ts';
import { caseRoutes } from '../../api/routes/cases.ts';
import { documentRoutes } from '../../api/routes/documents.ts';
import { letterRoutes } from '../../api/routes/letters.ts';
import { messageRoutes } from '../../api/routes/messages.ts';
import { Desk } from './desk.ts';

const matter = '五月三十日傍晚在码头边推倒了我的货架，还骂人，旁边卖鱼的老周都看见了。';
const allegation = '推倒摊位货架';
/** What would tell the person complained of who wrote, what, when and how. */
export const ofComplainant = ['钱莺莺', '13800000000', 'qian@example.cn', '码头', '货架', '卖鱼', allegation, '来信', '投诉'];

/** What a letter says as it is printed. */
export const printed = (pdf: Buffer) => printedPages(pdf).map(textOf).join('\n').replaceAll('\n', '');

/** A complaint into which the handler has inquired and found so; `bearer` is who has its receipt. */
export async function openFound(finding: 'substantiated' | 'unsubstantiated'): Promise<{ desk: Desk; caseNo: string; bearer: Record<string, string> }> {
  const desk = await Desk.open(letterRoutes, documentRoutes, messageRoutes, caseRoutes, partRoutes);
  const { caseNo, receipt } = await fileComplaint(desk.deps, { key: randomUUID(), whole: {}, body: { matter, against: '高个子' }, realName: true, complainant: { name: '钱莺莺', phone: '13800000000' }, answerBy: { email: 'qian@example.cn' }, organ: desk.organ, ongoing: false, origin: 'own' });
  const { token } = (await desk.send('POST', '/api/public/receipts', { body: { receipt } })).json<{ token: string }>();
  await desk.say(caseNo, 'triage', desk.as('intake-officer').id, 'intake-officer', { title: '反映执勤问题', allegations: [allegation] });
  await desk.enter(caseNo, desk.owed('report', 'handler'));
  await desk.say(caseNo, 'report', desk.as('handler').id, 'handler', {}, { findings: [finding] });
  return { desk, caseNo, bearer: { authorization: `Bearer ${token}` } };
}
