import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auxiliaries, statements } from '../../db/schema/index.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import { projectStatement } from './effects.ts';

const own = ownRegister(2);

test('证件号用全角或者带空格登记的，照样记成公众核验时找得到的写法（第十二条）', async () => {
  const caseNo = 'LY-2026-90001';
  const id = randomUUID();
  await own.registers.db.insert(auxiliaries).values({ caseNo, number: 'FJ-9', organ: '320600', unit: '320602-s1', category: 'duty', post: '勤务', employment: 'direct', employer: '320600', campaign: 'none', position: 'A01', personMark: 'm', startedOn: '2026-06-01' });
  await own.registers.db.insert(statements).values({ id, caseNo, message: 'issueCertificate', duty: 'issueCertificate', sender: 'u-1', as: 'recruitment-officer', organ: '320600', receivedAt: new Date(), receivedOn: '2026-06-01', body: { number: ' ＣＣ－0077 ', on: '2026-06-01' }, bodyHash: '', told: {}, state: 'answered' });
  await own.registers.db.transaction((tx) => projectStatement(tx, caseNo, { id, duty: 'issueCertificate', by: 'u-1', as: 'recruitment-officer', on: '2026-06-01' }));
  expect(await own.registers.db.select({ certificate: auxiliaries.certificate }).from(auxiliaries).where(eq(auxiliaries.caseNo, caseNo))).toEqual([{ certificate: 'CC-0077' }]);
});
