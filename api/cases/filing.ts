import { eq } from 'drizzle-orm';
import { scrubbed, type Transaction } from '../../db/client.ts';
import { statements } from '../../db/schema/index.ts';
import { canonical } from '../../db/seal.ts';
import { Declined } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { idFrom } from '../requests/ids.ts';
import { hand } from '../telling/tell.ts';

/** What a case is opened with: the Idempotency-Key, and the body as it was sent. */
export interface Sent {
  readonly key: string;
  readonly whole: Readonly<Record<string, unknown>>;
}
/** What stands once it is kept. */
export interface FiledOnce {
  readonly statementId: string;
  readonly caseNo: string;
  /** 16 digits. Kept nowhere: only the key that the sender holds gives it again. */
  readonly receipt: string;
  /** The key was used before for the same body. */
  readonly repeated: boolean;
  /** The case stands in the register; otherwise the statement is kept and the case opens later. */
  readonly stands: boolean;
}
export interface Marks {
  readonly id: string;
  readonly bodyHash: string;
  readonly receiptHash: string;
}

/** Files once for a key, then opens the case; `enter` keeps statement, identity and receipt in one transaction and answers the case number. Throws `Declined` 422 when the key was used for another body. */
export async function fileOnce(deps: Deps, { key, whole }: Sent, enter: (tx: Transaction, marks: Marks) => Promise<string>): Promise<FiledOnce> {
  const { seal, registers } = deps;
  // Neither the key nor the receipt can be read out of the register; whoever holds the key gets the same receipt again.
  const bodyHash = seal.mark(`body ${canonical(whole)}`);
  const id = idFrom(deps, `statement ${key}`);
  const receipt = receiptFor(deps, `${key} ${bodyHash}`);
  const there = await standing(deps, id, bodyHash);
  const receiptHash = there ? '' : await seal.receiptHash(receipt);
  const caseNo =
    there ??
    (await scrubbed(() => registers.db.transaction((tx) => enter(tx, { id, bodyHash, receiptHash }))).catch(async (error: unknown) => {
      // Sent twice at once: the other one has filed it.
      const filed = await standing(deps, id, bodyHash);
      if (filed) return filed;
      throw error;
    }));
  const heard = await hand(deps, id);
  return { statementId: id, caseNo, receipt, repeated: there !== undefined, stands: heard.state === 'answered' };
}

/** Sixteen digits that only this installation makes of a key: kept nowhere, and the same for the same key. */
export const receiptFor = ({ seal }: Pick<Deps, 'seal'>, key: string): string => (BigInt(`0x${Buffer.from(seal.mark(`receipt ${key}`), 'base64url').toString('hex')}`) % 10n ** 16n).toString().padStart(16, '0');

async function standing({ registers }: Pick<Deps, 'registers'>, id: string, bodyHash: string): Promise<string | undefined> {
  const [row] = await registers.db.select({ caseNo: statements.caseNo, bodyHash: statements.bodyHash }).from(statements).where(eq(statements.id, id));
  if (row && row.bodyHash !== bodyHash) throw new Declined(422, 'key', 'key-reused');
  return row?.caseNo;
}
