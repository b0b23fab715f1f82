import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { destroyKeys } from '../db/erasure.ts';
import { deliveries, documents, identityOpenings, statements } from '../db/schema/index.ts';
import { hashOf, type Identity } from '../db/seal.ts';
import { ownRegister } from '../test/setup/own-register.ts';
import type { Activities, CaseEvent, Happening } from '../workflows/steps/activities.ts';
import type { Gateways } from './deps.ts';

const own = ownRegister();
let gateways: { email?: NonNullable<Gateways['email']>; phone?: NonNullable<Gateways['phone']> };
let activities: Activities;
let nth = 0;
let caseNo = '';

const now = () => new Date('2026-03-02T09:00:00+08:00');
const numbered = (from: number, ...happenings: Happening[]): CaseEvent[] => happenings.map((happening, i) => ({ ...happening, seq: from + i, at: now().toISOString() }));

beforeEach(() => {
  gateways = {};
  caseNo = `TS-2026-8${String(++nth).padStart(4, '0')}`;
});

describe('telling the complainant', () => {
  const issued = async (identity: Identity | undefined) => {
    const body = { matter: '推搡' };
    await own.registers.db.transaction(async (tx) => {
      await tx.insert(statements).values({ id: randomUUID(), caseNo, message: 'complain', sender: 'complainant', as: 'complainant', receivedAt: now(), receivedOn: '2026-03-02', body, bodyHash: hashOf(body), told: { caseNo, organ: '320602' }, state: 'received' });
      await own.seal.sealIdentity(tx, caseNo, 'complainant', identity ?? {}, identity === undefined);
    });
    activities = own.activities(now, gateways);
    await activities.enter(caseNo, numbered(1, { type: 'opened', key: 'case', procedure: 'complaint', organ: '320602', on: '2026-03-02' }, { type: 'notice-issued', key: 'acceptance-notice', notice: 'acceptance-notice', to: 'complainant', on: '2026-03-02', about: { from: '320602' } }));
  };
  const withMail: Identity = { name: '龚喆昇', answerBy: { email: 'gong@example.org' } };

  test('an anonymous complainant is owed no notice; the letter lies at the counter', async () => {
    await issued(undefined);
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toEqual({ result: 'not-owed', channel: 'portal', on: '2026-03-02' });
    expect(await own.registers.db.select().from(documents).where(eq(documents.caseNo, caseNo))).toHaveLength(1);
  });

  test('a try that was accepted is not made again', async () => {
    let mails = 0;
    gateways.email = async () => ({ accepted: ++mails > 0, code: '250' });
    await issued(withMail);
    await activities.deliver(caseNo, 'acceptance-notice', 1);
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toMatchObject({ result: 'accepted', channel: 'email' });
    expect(mails).toBe(1);
  });

  test('a try broken off between acceptance and record is uncertain, and says so', async () => {
    gateways.email = async () => ({ accepted: true, code: '250' });
    await issued(withMail);
    await own.registers.db.insert(deliveries).values({ caseNo, notice: 'acceptance-notice', nth: 1, channel: 'email', state: 'attempting', messageId: '<m@notice>', plannedAt: now() });
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toMatchObject({ result: 'uncertain' });
    expect(await activities.deliver(caseNo, 'acceptance-notice', 2)).toMatchObject({ result: 'accepted' });
    const tries = await own.registers.db.select().from(deliveries).where(eq(deliveries.caseNo, caseNo)).orderBy(deliveries.nth);
    expect(tries.map(({ state }) => state)).toEqual(['uncertain', 'accepted']);
  });

  test('a try that may still be under way is left to whoever makes it; only once it is certainly over it is uncertain', async () => {
    gateways.email = async () => ({ accepted: true, code: '250' });
    await issued(withMail);
    const attempting = (secondsAgo: number) => ({ caseNo, notice: 'acceptance-notice', nth: 1, channel: 'email' as const, state: 'attempting' as const, messageId: '<m@notice>', plannedAt: now(), attemptedAt: new Date(now().getTime() - secondsAgo * 1_000) });
    await own.registers.db.insert(deliveries).values(attempting(20));
    await expect(activities.deliver(caseNo, 'acceptance-notice', 1)).rejects.toThrow('another worker is at this delivery');
    await own.registers.db.update(deliveries).set(attempting(26)).where(eq(deliveries.caseNo, caseNo));
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toMatchObject({ result: 'uncertain' });
  });

  test('a gateway out of reach is no try: it throws without the address and is made again', async () => {
    gateways.email = async () => Promise.reject(Object.assign(new Error('gong@example.org'), { code: 'ECONNREFUSED' }));
    await issued(withMail);
    await expect(activities.deliver(caseNo, 'acceptance-notice', 1)).rejects.toThrow(/^the email gateway cannot be reached \(ECONNREFUSED\)$/);
    gateways.email = async () => ({ accepted: true, code: '250' });
    activities = own.activities(now, gateways);
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toMatchObject({ result: 'accepted' });
  });

  test('two workers at once make one try', async () => {
    let mails = 0;
    gateways.email = async () => ({ accepted: ++mails > 0, code: '250' });
    await issued(withMail);
    await own.registers.db.insert(deliveries).values({ caseNo, notice: 'acceptance-notice', nth: 1, channel: 'email', state: 'planned', messageId: '<m@notice>', plannedAt: now() });
    await Promise.allSettled([1, 2, 3, 4].map(() => activities.deliver(caseNo, 'acceptance-notice', 1)));
    expect(mails).toBe(1);
  });

  test('the second try goes by the other channel, and the identity was opened for it on record, once', async () => {
    gateways.email = async () => ({ accepted: false, code: '550' });
    gateways.phone = async () => ({ accepted: true, code: '200' });
    await issued({ name: '龚喆昇', answerBy: { email: 'gong@example.org', phone: '13800000000' } });
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toMatchObject({ result: 'refused', channel: 'email' });
    expect(await activities.deliver(caseNo, 'acceptance-notice', 2)).toMatchObject({ result: 'accepted', channel: 'phone' });
    expect(await own.registers.db.select({ ground: identityOpenings.ground, userId: identityOpenings.userId }).from(identityOpenings).where(eq(identityOpenings.caseNo, caseNo))).toEqual([{ ground: 'service', userId: 'service' }]);
  });

  test('who asked to be forgotten is told no more, and the case goes on', async () => {
    gateways.email = async () => ({ accepted: true, code: '250' });
    await issued(withMail);
    await destroyKeys(own.registers.db, [caseNo], { by: 'u-x', ground: 'request', at: now() });
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toEqual({ result: 'not-owed', channel: 'portal', on: '2026-03-02' });
  });

  test('paper, and a telephone that no gateway reaches, are a person\'s work', async () => {
    await issued({ name: '王芳', answerBy: { post: '崇川区某路1号' } });
    expect(await activities.deliver(caseNo, 'acceptance-notice', 1)).toMatchObject({ result: 'by-hand', channel: 'hand' });
  });

  test('the letter on disk is sealed: neither its head nor the name can be read', async () => {
    await issued(withMail);
    gateways.email = async () => ({ accepted: true, code: '250' });
    activities = own.activities(now, gateways);
    await activities.deliver(caseNo, 'acceptance-notice', 1);
    const [row] = await own.registers.db.select().from(documents).where(eq(documents.caseNo, caseNo));
    const bytes = readFileSync(join(own.objects.folder, row!.objectKey.slice(0, 2), row!.objectKey));
    expect(bytes.includes('%PDF')).toBe(false);
    expect(Buffer.from(await own.seal.openBytes(own.registers.db, caseNo, bytes)).subarray(0, 4).toString()).toBe('%PDF');
  });
});
