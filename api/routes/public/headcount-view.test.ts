import { describe, expect, test } from 'vitest';
import type { PublicRows } from '../../../db/reads/public-file.ts';
import { law } from '../../../workflows/employment/law.ts';
import { standOf, wordsOf } from './file-view.ts';

const clock = (period: (typeof law)[keyof typeof law], lastDay: string) => ({ key: period.id, period, state: 'running', lastDay, originalLastDay: lastDay, provisional: false, counting: { extensions: [], pauses: [] } });
/** An employment as its candidate's page is made of, with these clocks and duties. */
const employment = (clocks: object[], duties: object[] = []) => ({ row: { procedure: 'employment', state: 'open', organ: '320600' }, clocks, openDuties: duties, organs: new Map([['320600', { name: '南通市公安局', phone: '' }]]), notices: [], events: [] }) as unknown as PublicRows;
const told = (rows: PublicRows) => {
  const stand = standOf(rows);
  return { status: stand.status, next: stand.title, ...wordsOf(rows, stand, 'zh', '2026-06-02') };
};
const asked = { message: 'answerOffer', party: 'candidate' };

describe('录用与用工的公开页，日期说的是什么就写什么', () => {
  test('录用通知送达以后，那一天是本人答复的最后一天，不是机关作出结果的日子', () => {
    expect(told(employment([clock(law.offerAnswer, '2026-06-09')], [asked]))).toMatchObject({ next: 'offer-answer', sentence: '录用通知已经发出。请在 6月9日（周二） 前（含当天）在这里答复；过了这一天没有答复的，视为放弃。', lines: [] });
  });

  test('还没有送达的，可以先答复', () => {
    expect(told(employment([], [asked])).sentence).toBe('录用通知已经发出，可以在这里答复。');
  });

  test('报到以后，那一天是签订书面合同的最后一天', () => {
    expect(told(employment([clock(law.contractSigning, '2026-07-02')]))).toMatchObject({ next: 'contract', sentence: '最迟 7月2日（周四） 与您签订书面劳动合同。' });
  });

  test('离职的，不说正在办理录用', () => {
    expect(told(employment([clock(law.fileTransfer, '2026-06-15')]))).toMatchObject({ status: 'leaving', next: 'file-transfer', sentence: '最迟 6月15日（周一） 转移您的档案和社会保险关系。' });
  });
});
