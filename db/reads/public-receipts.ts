import { eq, lt } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { receipts, receiptTokens } from '../schema/index.ts';

type Db = Registers['db'];

export async function isReceipt(db: Db, hash: string): Promise<boolean> {
  return (await db.select({ caseNo: receipts.caseNo }).from(receipts).where(eq(receipts.hash, hash)).limit(1)).length > 0;
}

/** Keeps a token by its hash; those that have run out go. */
export async function keepToken(db: Db, token: { tokenHash: string; receiptHash: string; expiresAt: Date }, at: Date): Promise<void> {
  await db.insert(receiptTokens).values(token);
  await db.delete(receiptTokens).where(lt(receiptTokens.expiresAt, at));
}
