import type { Served } from './served.ts';

export const organ = '320602';

/** Takes a complaint down at the window. */
export async function complained({ living }: Served): Promise<string> {
  const clerk = await living.as('intake-officer', organ);
  const matter = '五月三十日傍晚在码头边推倒了我的货架，还骂人。';
  const { body } = await clerk.post<{ caseNo: string }>('/complaints', { channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺', phone: '13800000000' }, answerBy: {}, against: '高个子', matter, ongoing: false });
  return body.caseNo;
}
