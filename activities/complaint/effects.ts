import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { caseKeys, cases, identities, organs, receipts, statements, walledOrgans } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Statement } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';

/** A uuid that the same words always give, so that doing something twice finds what the first time made. */
export const uuidOf = (words: string): string => createHash('sha256').update(words).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');

/** Only the subject's own station or unit is walled off as a whole; of a bureau the persons named are, by `wallOffNamed`. */
async function wallOff(tx: Transaction, caseNo: string, organ: unknown): Promise<void> {
  if (typeof organ !== 'string') return;
  const [row] = await tx.select({ kind: organs.kind }).from(organs).where(eq(organs.code, organ));
  if (row?.kind === 'station' || row?.kind === 'unit') await tx.insert(walledOrgans).values({ caseNo, organ }).onConflictDoNothing();
}

/**
 * Whoever in office is named as the one complained of, by name or number, is behind a wall before anybody has looked at the letter: it may lie in their own list.
 * A namesake is kept out too, and another takes it.
 */
const wallOffNamed = (tx: Transaction, caseNo: string, { against }: Record<string, unknown>, at: Date) =>
  tx.execute(sql`
    insert into walls (case_no, user_id, ground, since)
    select distinct ${caseNo}, u.id, 'subject', ${at.toISOString()}::timestamptz from users u join posts p on p.user_id = u.id
     where p.from_on <= ${dayOf(at.getTime())}::date and (p.until_on is null or p.until_on >= ${dayOf(at.getTime())}::date)
       and (char_length(u.name) > 1 and position(u.name in ${String(against ?? '')}) > 0 or char_length(u.badge) > 3 and position(u.badge in ${String(against ?? '')}) > 0)
    on conflict do nothing`);

const bodyOf = async (tx: Transaction, where: ReturnType<typeof eq>) => (await tx.select({ body: statements.body }).from(statements).where(where))[0]?.body ?? {};

/** What the first statement of a complaint changes beside its row. */
export async function projectOpening(tx: Transaction, caseNo: string, at: Date): Promise<void> {
  const body = await bodyOf(tx, and(eq(statements.caseNo, caseNo), eq(statements.message, 'complain'))!);
  await wallOff(tx, caseNo, body.subjectOrgan);
  await wallOffNamed(tx, caseNo, body, at);
}

/** What a later statement changes beside its duty. */
export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement, _at: Date): Promise<void> {
  const duty = statement.duty.split(/[/:]/)[0];
  if (duty === 'triage') {
    const body = await bodyOf(tx, eq(statements.id, statement.id));
    await wallOff(tx, caseNo, body.subjectOrgan);
    await tx.update(cases).set({ title: String(body.title ?? '') }).where(eq(cases.caseNo, caseNo));
  }
  const moved = duty === 'ruleCompetence' ? 'competent' : undefined;
  const told = statement as unknown as Record<string, unknown>;
  if (moved) await tx.update(cases).set({ organ: String(told[moved]) }).where(eq(cases.caseNo, caseNo));
  if (duty === 'confirmReceipt' && told.result === 'received') await tx.update(cases).set({ organ: String(told.organ) }).where(eq(cases.caseNo, caseNo));
}

/**
 * Opens a linked case: its first statement, its sealed identity, and the old receipt, which opens it too. The relay starts its
 * workflow. Repeated, it finds the statement of the first time.
 */
export async function linkCase(tx: Transaction, { seal }: Deps, caseNo: string, event: Extract<CaseEvent, { type: 'linked' }>, at: Date): Promise<void> {
  const id = uuidOf(`linked ${caseNo} ${event.key}`);
  if ((await tx.select({ id: statements.id }).from(statements).where(eq(statements.id, id))).length > 0) return;
  const [said] = await tx.select().from(statements).where(eq(statements.id, event.statement));
  const [from] = await tx.select().from(cases).where(eq(cases.caseNo, caseNo));
  const year = Number(event.on.slice(0, 4));
  const linkedNo = `TS-${year}-${String(await nextNumber(tx, '320600', 'TS', year)).padStart(5, '0')}`;
  const body = { matter: String(said?.body.text ?? ''), against: '', linkedFrom: caseNo, urgent: true, title: '反映受到打击报复', documents: said?.body.documents ?? [] };
  const told = { ...from!.opening, caseNo: linkedNo, organ: event.organ, receivedOn: event.on, origin: 'own', ongoing: false };
  const [sealed] = await tx.select().from(identities).where(eq(identities.caseNo, caseNo));
  const [key] = await tx.select().from(caseKeys).where(eq(caseKeys.caseNo, caseNo));
  if (sealed && key?.wrapped) await seal.sealIdentity(tx, linkedNo, 'complainant', (await seal.openIdentity(tx, caseNo, 'complainant')) ?? {}, sealed.anonymous);
  else await seal.createKey(tx, linkedNo);
  for (const receipt of await tx.select().from(receipts).where(eq(receipts.caseNo, caseNo))) await tx.insert(receipts).values({ ...receipt, caseNo: linkedNo }).onConflictDoNothing();
  await tx.insert(statements).values({ id, caseNo: linkedNo, message: 'complain', sender: 'complainant', as: 'complainant', receivedAt: at, receivedOn: event.on, body, bodyHash: hashOf(body), told, state: 'received' });
}
