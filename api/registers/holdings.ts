import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { addDays } from '../../db/calendar/count.ts';
import type { Transaction } from '../../db/client.ts';
import { administers, endSessionsOfTheGone, readHoldings, type HoldingRow } from '../../db/reads/holdings.ts';
import { releaseOfTheGone } from '../../db/reads/duty-holders.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { organs, posts, substitutes, users } from '../../db/schema/index.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { officeWord } from '../cases/case-forms.ts';
import { Declined, fieldFault, forbidden, formFaults, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import type { Language } from '../requests/language.ts';
import { fieldWords } from '../words/registers.ts';
import type { Holding } from '../shapes.ts';
import type { Sentence } from '../words/sentences.ts';
import { organName } from '../shown/shown-duty.ts';

type PostRow = typeof posts.$inferSelect;
const refused = (sentence: Sentence) => new Declined(422, 'refused', sentence, { ground: sentence });

/** Offices that are not held together with any other: who manages access, and who audits, does no casework. */
const apart: readonly Office[] = ['administrator', 'auditor'];

export async function onlyAdministratorOf(deps: Deps, tx: Transaction, me: string, organ: string): Promise<void> {
  const [known] = await tx.select({ code: organs.code }).from(organs).where(eq(organs.code, organ));
  if (!known) throw refused('no-organ');
  if (!(await administers(tx, me, organ, todayOf(deps)))) throw forbidden('not-your-organ', { ground: 'not-your-organ' });
}

/** The person, locked, so that two appointments at once see each other. */
async function onlyKnown(tx: Transaction, me: string, userId: string): Promise<void> {
  const [user] = await tx.select({ id: users.id }).from(users).where(and(eq(users.id, userId), isNull(users.disabledAt))).for('update');
  if (!user) throw refused('no-user');
  if (userId === me) throw refused('appoint-oneself');
}

async function onlyApart(deps: Deps, tx: Transaction, userId: string, office: Office): Promise<void> {
  const today = todayOf(deps);
  const held = await tx.select({ office: posts.office }).from(posts).where(and(eq(posts.userId, userId), or(isNull(posts.untilOn), sql`${posts.untilOn} >= ${today}::date`)));
  const stands = await tx.select({ office: posts.office }).from(substitutes).innerJoin(posts, eq(posts.id, substitutes.postId)).where(and(eq(substitutes.userId, userId), sql`${substitutes.untilOn} >= ${today}::date`));
  const others = [...held, ...stands].filter((each) => each.office !== office);
  if (others.length > 0 && (apart.includes(office) || others.some((each) => apart.includes(each.office)))) throw refused('kept-apart');
}

function onlySpan(deps: Deps, fromOn: string, untilOn: string | undefined): void {
  const today = todayOf(deps);
  const faults = [...(fromOn < today ? [fieldFault('/fromOn', fieldWords.from, 'past', today)] : []), ...(untilOn !== undefined && untilOn < fromOn ? [fieldFault('/untilOn', fieldWords.until, 'order')] : [])];
  if (faults.length > 0) throw formFaults(faults);
}

interface Appointment {
  readonly userId: string;
  readonly office: Office;
  readonly organ: string;
  readonly fromOn: string;
  readonly untilOn?: string | undefined;
}

/** Appoints somebody from a day on, today at the earliest: nothing that was done before changes its author's standing. */
export async function appoint(deps: Deps, tx: Transaction, me: string, { userId, office, organ, fromOn, untilOn }: Appointment): Promise<number> {
  await onlyAdministratorOf(deps, tx, me, organ);
  onlySpan(deps, fromOn, untilOn);
  await onlyKnown(tx, me, userId);
  await onlyApart(deps, tx, userId, office);
  const overlaps = and(eq(posts.userId, userId), eq(posts.office, office), eq(posts.organ, organ), sql`${posts.fromOn} <= coalesce(${untilOn ?? null}::date, 'infinity') and coalesce(${posts.untilOn}, 'infinity') >= ${fromOn}::date`);
  const [there] = await tx.select({ id: posts.id }).from(posts).where(overlaps);
  if (there) throw new Declined(409, 'conflict', 'post-held', { ground: 'post-held' });
  const [made] = await tx.insert(posts).values({ userId, office, organ, fromOn, untilOn: untilOn ?? null }).returning({ id: posts.id });
  return made!.id;
}

export async function postFor(tx: Transaction, id: number): Promise<PostRow> {
  const [post] = await tx.select().from(posts).where(eq(posts.id, id)).for('update');
  if (!post) throw notFound();
  return post;
}

/** Ends a term with a day, yesterday at the earliest: then it is over at once, with its sessions and claims. Answers the cases that hear of it. */
export async function endPost(deps: Deps, tx: Transaction, me: string, post: PostRow, untilOn: string): Promise<string[]> {
  const today = todayOf(deps);
  const yesterday = addDays(today, -1);
  await onlyAdministratorOf(deps, tx, me, post.organ);
  if (post.userId === me) throw refused('appoint-oneself');
  if (post.untilOn !== null && post.untilOn < today) throw new Declined(409, 'conflict', 'post-over');
  if (untilOn < yesterday) throw formFaults([fieldFault('/untilOn', fieldWords.until, 'past', yesterday)]);
  if (post.untilOn !== null && untilOn > post.untilOn) throw refused('post-later');
  if (post.office === 'administrator') {
    const [other] = await tx.select({ id: posts.id }).from(posts).where(and(eq(posts.office, 'administrator'), ne(posts.id, post.id), or(isNull(posts.untilOn), gt(posts.untilOn, untilOn))));
    if (!other) throw refused('last-administrator');
  }
  await tx.update(posts).set({ untilOn }).where(eq(posts.id, post.id));
  await endSessionsOfTheGone(tx, today);
  return releaseOfTheGone(tx, today, deps.now());
}

interface StandIn {
  readonly userId: string;
  readonly fromOn: string;
  readonly untilOn: string;
}

/** Names who stands in for the holder of a post, one at a time and within the term, or who takes over what is reserved to its holder once the term is over. */
export async function standIn(deps: Deps, tx: Transaction, me: string, post: PostRow, { userId, fromOn, untilOn }: StandIn): Promise<number> {
  await onlyAdministratorOf(deps, tx, me, post.organ);
  onlySpan(deps, fromOn, untilOn);
  await onlyKnown(tx, me, userId);
  if (userId === post.userId) throw refused('post-held');
  await onlyApart(deps, tx, userId, post.office);
  const takesOver = post.untilOn !== null && fromOn > post.untilOn;
  if (fromOn < post.fromOn || (post.untilOn !== null && !takesOver && untilOn > post.untilOn)) throw refused('outside-term');
  const [there] = await tx.select({ id: substitutes.id }).from(substitutes).where(and(eq(substitutes.postId, post.id), sql`${substitutes.fromOn} <= ${untilOn}::date and ${substitutes.untilOn} >= ${fromOn}::date`));
  if (there) throw new Declined(409, 'conflict', 'substitute-there', { ground: 'substitute-there' });
  const [made] = await tx.insert(substitutes).values({ postId: post.id, userId, fromOn, untilOn }).returning({ id: substitutes.id });
  return made!.id;
}

/** One holding as the register shows it now. */
export async function shownHolding(deps: Deps, language: Language, id: number): Promise<Holding> {
  const { rows } = await readHoldings(deps.registers.db, todayOf(deps), { id, limit: 1, offset: 0 });
  return (await shownHoldings(deps, language, rows))[0]!;
}

export async function shownHoldings(deps: Deps, language: Language, rows: readonly HoldingRow[]): Promise<Holding[]> {
  const organs = await organsByCode(deps.registers.db);
  return rows.map(({ untilOn, substitutes: standing, ...row }) => ({ ...row, officeTitle: officeWord(language, row.office), organName: organName({ language, organs }, row.organ), ...(untilOn && { untilOn }), substitutes: [...standing] }));
}
