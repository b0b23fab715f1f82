import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hashRaw } from '@node-rs/argon2';
import { and, eq, sql } from 'drizzle-orm';
import type { Party } from '../workflows/steps/words.ts';
import type { Registers, Transaction } from './client.ts';
import { caseKeys, identities } from './schema/index.ts';

/** Who stands behind a party, and how to reach them. Exists in clear only while it is used. */
export interface Identity {
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly answerBy?: { readonly email?: string; readonly phone?: string; readonly post?: string };
}

/** AES-256-GCM under a suite number, so that another suite can follow without touching what is sealed already. */
const suite = 1;
/** How many bytes a seal adds: suite, nonce, tag. */
export const sealedLonger = 1 + 12 + 16;
const sealBytes = (key: Uint8Array, bound: string, plain: Uint8Array): Uint8Array => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  return Buffer.concat([Buffer.of(suite), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};
const openBytes = (key: Uint8Array, bound: string, sealed: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== suite) throw new Error(`sealed under suite ${bytes[0]}, which this release does not know`);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13)).setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]);
};

/** The case's key was destroyed: what it sealed is gone for good. */
export class Erased extends Error {
  constructor() {
    super('the key of this case was destroyed; what it sealed cannot be opened');
    this.name = 'Erased';
  }
}

type Reader = Pick<Transaction | Registers['db'], 'select'>;

/** Seals and opens what only entitled persons may see: one key a case, wrapped by the installation's master key. */
export class Seal {
  readonly #master: Uint8Array;
  readonly #receiptSalt: Uint8Array;
  readonly #carrying: Uint8Array;

  constructor(master: Uint8Array) {
    if (master.length !== 32) throw new Error('the master key must be 32 bytes in base64; see FUJING_KEY_FILE in docs/operations.md');
    this.#master = master;
    this.#receiptSalt = createHmac('sha256', master).update('receipts').digest();
    this.#carrying = createHmac('sha256', master).update('carried').digest();
  }

  static fromFile = (path: string): Seal => new Seal(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'));

  /** Throws where the registers hold cases and none of them was sealed under this key: whatever came in would be sealed under a second one, and what lies there stays shut. Of each kind of case the first is tried; registers that are away say nothing about the key. */
  async onlyFor(reader: Reader): Promise<void> {
    const firsts = await reader.select().from(caseKeys).where(sql`case_no in (select min(case_no) from case_keys where wrapped is not null group by left(case_no, 2))`).catch(() => []);
    const opens = ({ caseNo, wrapped }: (typeof firsts)[number]): boolean => {
      try {
        return openBytes(this.#master, `key ${caseNo}`, wrapped!).length > 0;
      } catch {
        return false;
      }
    };
    if (firsts.length === 0 || firsts.some(opens)) return;
    throw new Error('密钥文件打不开这个数据库里的案件，它不是封存这些案件的那一个：请从备份放回原来的密钥文件。 (The key file does not open what this database holds: put the right one back from its backup.)');
  }

  /** Slow on purpose. One salt for the installation, out of its master key, because a receipt is looked up by its hash alone. */
  async receiptHash(receipt: string): Promise<string> {
    return (await hashRaw(receipt, { salt: this.#receiptSalt, memoryCost: 19_456, timeCost: 2, parallelism: 1 })).toString('base64url');
  }

  async #keyOf(reader: Reader, caseNo: string): Promise<Uint8Array> {
    const [row] = await reader.select().from(caseKeys).where(eq(caseKeys.caseNo, caseNo));
    if (!row?.wrapped) throw new Erased();
    return openBytes(this.#master, `key ${caseNo}`, row.wrapped);
  }

  /** Makes the key of a new case; a key that stands already stays. */
  async createKey(tx: Transaction, caseNo: string): Promise<void> {
    await tx
      .insert(caseKeys)
      .values({ caseNo, wrapped: sealBytes(this.#master, `key ${caseNo}`, randomBytes(32)) })
      .onConflictDoNothing();
  }

  /** Seals who a party is; `channels` stays readable, so that an empty one needs no opening. */
  async sealIdentity(tx: Transaction, caseNo: string, party: Party, identity: Identity, anonymous: boolean): Promise<void> {
    await this.createKey(tx, caseNo);
    const sealed = sealBytes(await this.#keyOf(tx, caseNo), `${caseNo} ${party}`, Buffer.from(JSON.stringify(identity)));
    const channels = Object.entries(identity.answerBy ?? {}).filter(([, address]) => address).map(([channel]) => channel);
    await tx.insert(identities).values({ caseNo, party, sealed, channels, anonymous }).onConflictDoNothing();
  }

  /** Opens who a party is; `undefined` when nothing was sealed. Throws `Erased`. The caller has recorded the opening before. */
  async openIdentity(reader: Reader, caseNo: string, party: Party): Promise<Identity | undefined> {
    const [row] = await reader.select().from(identities).where(and(eq(identities.caseNo, caseNo), eq(identities.party, party)));
    if (!row) return undefined;
    return JSON.parse(Buffer.from(openBytes(await this.#keyOf(reader, caseNo), `${caseNo} ${party}`, row.sealed)).toString('utf8')) as Identity;
  }

  /** Seals an object of a case, or the part of one that belongs at a place; opened it is only there. Throws `Erased`. */
  async sealBytes(reader: Reader, caseNo: string, plain: Uint8Array, place = ''): Promise<Uint8Array> {
    return sealBytes(await this.#keyOf(reader, caseNo), `object ${caseNo}${place}`, plain);
  }
  async openBytes(reader: Reader, caseNo: string, sealed: Uint8Array, place = ''): Promise<Uint8Array> {
    return openBytes(await this.#keyOf(reader, caseNo), `object ${caseNo}${place}`, sealed);
  }

  /** Seals what a page carries before there is a case: it lies with whoever fills the page in, and is legible there no more. */
  sealCarried = (text: string): string => Buffer.from(sealBytes(this.#carrying, 'carried', Buffer.from(text))).toString('base64url');
  /** `undefined` where it was not sealed under this key, or was changed since. */
  openCarried(sealed: string): string | undefined {
    try {
      return Buffer.from(openBytes(this.#carrying, 'carried', Buffer.from(sealed, 'base64url'))).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** A keyed hash that means nothing outside this installation. */
  mark = (of: string): string => createHmac('sha256', this.#master).update(of).digest('base64url');
}

/** SHA-256 of a value in one fixed spelling: keys sorted, no spaces. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`;
}
