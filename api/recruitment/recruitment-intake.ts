import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { bodiesInForce } from '../../db/reads/parameters.ts';
import { firstMessages, organs, statements } from '../../db/schema/index.ts';
import type { QuotaOpening } from '../../workflows/quota/opening.ts';
import { categories, type Category } from '../../workflows/quota/words.ts';
import { bodies as bodiesOf } from '../../workflows/recruitment/law.ts';
import type { RecruitmentOpening } from '../../workflows/recruitment/opening.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { todayOf, type Deps } from '../deps.ts';
import { formFaults } from '../requests/declined.ts';
import { fill } from '../requests/language.ts';
import { recruitmentSentences } from '../words/recruitment.ts';
import { fileOnce, type FiledOnce, type Sent } from '../cases/filing.ts';

interface By {
  readonly userId: string;
  readonly postId: number;
  readonly office: Office;
  readonly organ: string;
}
interface Filing extends Sent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: By;
}

/** Opens a campaign of the organ whose dedicated unit files it. Throws `Declined` 422 for a year that is past; what was filed in time stands when it is sent again later. */
export const fileCampaign = (deps: Deps, filing: Filing & { readonly title: string; readonly year: number }): Promise<FiledOnce> =>
  fileOnce(deps, filing, async (tx, { id, bodyHash }) => {
    const { year } = filing;
    const earliest = Number(todayOf(deps).slice(0, 4));
    if (year < earliest) throw formFaults([{ pointer: '/year', detail: [fill(recruitmentSentences['year-past'][0], { year, earliest }), fill(recruitmentSentences['year-past'][1], { year, earliest })] }]);
    const caseNo = await numbered(tx, deps, 'ZP');
    const opening: RecruitmentOpening = { caseNo, organ: filing.by.organ, receivedOn: todayOf(deps), bodies: await bodiesInForce(tx, bodiesOf, todayOf(deps)) };
    await keep(tx, deps, filing, { id, bodyHash, caseNo, message: firstMessages.recruitment!, title: filing.title, opening: { ...opening } });
    return caseNo;
  });

/** Opens the quota of one organ and category. */
export const fileQuota = (deps: Deps, filing: Filing & { readonly organ: string; readonly category: Category }): Promise<FiledOnce> =>
  fileOnce(deps, filing, async (tx, { id, bodyHash }) => {
    const caseNo = await numbered(tx, deps, 'ED');
    const { organ, category } = filing;
    const bodies = await bodiesInForce(tx, bodiesOf, todayOf(deps));
    const opening: QuotaOpening = { caseNo, organ, receivedOn: todayOf(deps), category, bodies };
    const names = new Map((await tx.select({ code: organs.code, name: organs.name }).from(organs)).map((row) => [row.code, row.name]));
    // Bodies are no secret; what is sent to them lies at their desk.
    for (const [party, code] of [['employer', organ], ['hr-department', bodies.hr], ['finance-department', bodies.finance]] as const) await deps.seal.sealIdentity(tx, caseNo, party, { name: names.get(code) ?? '' }, false);
    await keep(tx, deps, filing, { id, bodyHash, caseNo, message: firstMessages.quota!, title: `${names.get(organ) ?? ''} ${categories[category][0]}`, opening: { ...opening } });
    return caseNo;
  });

async function numbered(tx: Transaction, deps: Deps, kind: string): Promise<string> {
  const year = Number(todayOf(deps).slice(0, 4));
  return `${kind}-${year}-${String(await nextNumber(tx, '320600', kind, year)).padStart(4, '0')}`;
}

async function keep(tx: Transaction, deps: Deps, { body, by }: Filing, { id, bodyHash, caseNo, message, title, opening }: { id: string; bodyHash: string; caseNo: string; message: string; title: string; opening: Record<string, unknown> }): Promise<void> {
  await deps.seal.createKey(tx, caseNo);
  await tx.insert(statements).values({ id, caseNo, message, sender: by.userId, as: by.office, organ: by.organ, postId: by.postId, receivedAt: deps.now(), receivedOn: todayOf(deps), body: { ...body, title }, bodyHash, told: opening, state: 'received' });
}
