import { eq, sql } from 'drizzle-orm';
import { faultOf, scrubbed } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { applicants, campaigns, positions, receipts } from '../../db/schema/index.ts';
import { canonical } from '../../db/seal.ts';
import { unmetBy, type Unmet } from '../../workflows/recruitment/law.ts';
import { postCode, type Bar, type Education } from '../../workflows/recruitment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { Declined, fieldFault, formFaults, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant } from '../requests/language.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';

/** What a candidate sends (`workflows/recruitment/forms.ts`, `application`). */
export interface Application {
  readonly position: string;
  readonly candidate: { readonly name: string; readonly idNumber: string; readonly phone: string; readonly email?: string };
  readonly bornOn: Day;
  readonly sex: 'male' | 'female';
  readonly education: Education;
  readonly barred: Bar[];
  readonly targeted?: boolean;
  readonly relaxed?: boolean;
  readonly promise: boolean;
}
interface Applied {
  readonly applicationNo: string;
  readonly receipt: string;
  readonly repeated: boolean;
  /** What is not met by what was stated; the review decides. */
  readonly unmet: Unmet[];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** The eighteenth character follows from the others (GB 11643). */
const checkDigitFits = (id: string): boolean => '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11] === id[17];
const birthIn = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

const maskedName = (name: string): string => `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}`;
const maskedId = (id: string): string => `**************${id.slice(-4)}`;

/**
 * One application a person and campaign, in one transaction with its receipt. Whether it came in time is decided in that transaction, by
 * the instant at which it holds the campaign's row; the same key and body again gives the same receipt. Throws `Declined`.
 */
export async function apply(deps: Deps, caseNo: string, key: string, sent: Application): Promise<Applied> {
  const { registers, seal } = deps;
  const { candidate } = sent;
  const idNumber = candidate.idNumber.toUpperCase();
  if (!checkDigitFits(idNumber)) throw formFaults([{ pointer: '/candidate/idNumber', detail: sentences['id-wrong'] }]);
  if (birthIn(idNumber) !== sent.bornOn) throw formFaults([{ pointer: '/bornOn', detail: sentences['id-birth'] }]);
  const [post] = await registers.db.select().from(positions).where(sql`${positions.caseNo} = ${caseNo} and ${positions.code} = ${sent.position}`);
  const [campaign] = await registers.db.select({ rules: campaigns.rules, announcedOn: campaigns.announcedOn }).from(campaigns).where(eq(campaigns.caseNo, caseNo));
  if (!campaign?.announcedOn) throw notFound();
  if (!post) throw formFaults([fieldFault('/position', postCode, 'choice')]);
  const unmet = unmetBy(sent, { ...post, bars: campaign.rules.bars });

  const bodyHash = seal.mark(`application ${key} ${canonical(sent)}`);
  const receipt = (BigInt(`0x${Buffer.from(seal.mark(`receipt ${key} ${bodyHash}`), 'base64url').toString('hex')}`) % 10n ** 16n).toString().padStart(16, '0');
  const before = async () => (await registers.db.select({ applicationNo: applicants.applicationNo }).from(applicants).where(eq(applicants.bodyHash, bodyHash)))[0];
  const standing = await before();
  if (standing) return { ...standing, receipt, repeated: true, unmet };
  if (post.headcount === 0) throw formFaults([{ pointer: '/position', detail: sentences['post-gone'] }]);

  const hash = await seal.receiptHash(receipt);
  try {
    const applicationNo = await scrubbed(() =>
      registers.db.transaction(async (tx) => {
        // Whoever fixes the list waits for those who hold this row; whoever comes after finds it fixed.
        const [row] = await tx.select({ opensAt: campaigns.opensAt, closesAt: campaigns.closesAt, fixedAt: campaigns.fixedAt, result: campaigns.result }).from(campaigns).where(eq(campaigns.caseNo, caseNo)).for('share');
        const receivedAt = deps.now();
        if (!row?.opensAt || !row.closesAt) throw new Declined(409, 'conflict', sentences['not-announced']);
        if (receivedAt < row.opensAt || receivedAt >= row.closesAt || row.fixedAt || row.result) throw new Declined(409, 'conflict', sentences['not-open'], { ground: 'registration-closed', values: { from: instant(row.opensAt), until: instant(row.closesAt) } });
        const year = Number(todayOf(deps).slice(0, 4));
        const applicationNo = `BM-${year}-${String(await nextNumber(tx, '320600', 'BM', year)).padStart(6, '0')}`;
        const { position, bornOn, sex, education, barred, targeted = false, relaxed = false, promise } = sent;
        await tx.insert(applicants).values({ applicationNo, caseNo, position, personMark: seal.mark(`person ${idNumber}`), maskedName: maskedName(candidate.name), maskedId: maskedId(idNumber), bornOn, sex, education, barred, targeted, relaxed, promise, bodyHash, receivedAt, state: 'applied' });
        await seal.sealIdentity(tx, applicationNo, 'candidate', { name: candidate.name, idNumber, phone: candidate.phone, answerBy: { phone: candidate.phone, ...(candidate.email && { email: candidate.email }) } }, false);
        await tx.insert(receipts).values({ hash, caseNo: applicationNo, party: 'candidate' });
        return applicationNo;
      }),
    );
    return { applicationNo, receipt, repeated: false, unmet };
  } catch (error) {
    if (faultOf(error)?.constraint !== 'one_post_a_campaign') throw error;
    // Sent twice at once: the other one is this one.
    const other = await before();
    if (other) return { ...other, receipt, repeated: true, unmet };
    throw new Declined(422, 'refused', sentences['applied-already'], { ground: 'one-post-a-campaign' });
  }
}
