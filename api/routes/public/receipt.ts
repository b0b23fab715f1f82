import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { casesOfToken } from '../../../db/reads/public-file.ts';
import { isReceipt, keepToken } from '../../../db/reads/public-receipts.ts';
import type { Party } from '../../../workflows/steps/words.ts';
import { Declined, formFaults } from '../../requests/declined.ts';
import type { Deps } from '../../deps.ts';
import { fill, instant } from '../../requests/language.ts';
import { countOne, refuseBeyond, type Limit } from '../../requests/rate.ts';
import type { Token } from '../../shapes/public.ts';
import { receiptSentences } from '../../shapes/public-words.ts';

const tokenLivesMs = 30 * 60_000;
const digitsOfReceipt = 16;

const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The digits as they were given out: people add blanks and dashes, Chinese keyboards full-width digits, and who reads them off paper takes 0 for O and 1 for l. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Pd}_.,·]/gu, '').replace(/[oO〇○]/g, '0').replace(/[lI|]/g, '1');

/**
 * Wrong tries are counted over all processes, and not by address: many honest people share one, and one guesser has many.
 * Each half of the digits has its own narrow window, because half a receipt may have been seen over a shoulder.
 */
function limitsOf({ seal }: Deps, digits: string): Limit[] {
  const half = digitsOfReceipt / 2;
  const marked = (part: string, which: string) => `receipt-${which}:${seal.mark(part).slice(0, 16)}`;
  const sentence = 'too-many-receipts';
  return [
    { key: 'receipt', most: 300, minutes: 10, sentence },
    { key: marked(digits.slice(0, half), 'head'), most: 10, minutes: 60, sentence },
    { key: marked(digits.slice(half), 'tail'), most: 10, minutes: 60, sentence },
  ];
}

/** A token for half an hour. Right or wrong costs the same slow hash, and a wrong receipt learns nothing but that. */
export async function openReceipt(deps: Deps, typed: string): Promise<Token> {
  const { registers, seal, now } = deps;
  const digits = digitsOf(typed);
  if (!/^\d{16}$/.test(digits)) {
    const n = digits.replace(/\D/g, '').length;
    const sentence = n === 0 ? receiptSentences.none : /\D/.test(digits) ? receiptSentences.letters : receiptSentences.form;
    throw formFaults([{ pointer: '/receipt', detail: [fill(sentence[0], { n }), fill(sentence[1], { n })] }]);
  }
  const limits = limitsOf(deps, digits);
  const refuseWhileClosed = () => Promise.all(limits.map((limit) => refuseBeyond(deps, limit)));
  await refuseWhileClosed();
  const receiptHash = await seal.receiptHash(digits);
  if (!(await isReceipt(registers.db, receiptHash))) {
    await Promise.all(limits.map((limit) => countOne(deps, limit)));
    throw new Declined(404, 'not-found', receiptSentences.unknown);
  }
  // Tries that ran beside this one may have closed the window meanwhile: then a right guess is not honoured either.
  await refuseWhileClosed();
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now().getTime() + tokenLivesMs);
  await keepToken(registers.db, { tokenHash: tokenHashOf(token), receiptHash, expiresAt }, now());
  return { token, expiresAt: instant(expiresAt) };
}

/** What the bearer of a token has before them: the case asked for, and the others the same receipt opens. */
export interface Holder {
  readonly caseNo: string;
  /** As whom: one case may have receipts of several parties. */
  readonly party: Party;
  readonly others: readonly string[];
}

export async function holderOf({ registers, now }: Deps, request: FastifyRequest): Promise<Holder> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const opened = token ? await casesOfToken(registers.db, tokenHashOf(token), now()) : [];
  if (opened.length === 0) throw new Declined(401, 'signed-out', receiptSentences.expired, { headers: { 'www-authenticate': 'Bearer' } });
  const asked = (request.query as { caseNo?: string }).caseNo;
  const found = asked ? opened.find(({ caseNo }) => caseNo === asked) : opened[0];
  if (!found) throw new Declined(404, 'not-found', 'no-such');
  return { ...found, others: opened.filter((each) => each !== found).map(({ caseNo }) => caseNo) };
}
