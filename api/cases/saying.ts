import { and, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { areClean } from '../../db/reads/documents.ts';
import { duties, statements, users } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import { isTold, toldOf } from '../../workflows/steps/form.ts';
import type { Refusal } from '../../workflows/steps/message.ts';
import { keyOf } from '../requests/answers.ts';
import { caseForm } from './case-forms.ts';
import { caseFor, seatFor, soFarIn } from './case-open.ts';
import { faultsOf, type FormSchema } from '../requests/check.ts';
import { Declined, formFaults, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { foreseen, type Foreseen } from './foresight.ts';
import { awardRefusal, certificateFaults } from '../honours/honour-check.ts';
import { headcountFaults } from '../recruitment/headcount-check.ts';
import { hiresRefusal } from '../recruitment/hires-check.ts';
import { windowFaults } from '../recruitment/window-check.ts';
import { figureFaults } from './figures.ts';
import { beforeAccident } from '../work-injury/injury-check.ts';
import { fill } from '../requests/language.ts';
import { moneyFaults, paidBefore } from '../work-injury/money-check.ts';
import { ownWordFaults } from './own-words.ts';
import { formOf, groundOf, procedureOf, type ShownProcedure } from './procedures.ts';
import { serviceFaults } from './service-check.ts';
import { sayTime } from '../shapes/public-words.ts';
import { hand, handKept, type Heard } from '../telling/tell.ts';
import { sentences } from '../words/sentences.ts';

/** Grounds on which nothing is wrong with the statement but its time. */
const tooLate = new Set(['not-awaited', 'already-answered', 'closed', 'lapsed']);

/** A refusal of the case as the door answers it. */
export function declinedBy(procedure: ShownProcedure, refusal: Refusal): Declined {
  const { ground, article, sentence } = groundOf(procedure, refusal);
  const more = { ground, ...(article && { article }) };
  if (ground === 'wrong-office') return new Declined(403, 'wrong-office', sentence, more);
  return tooLate.has(ground) ? new Declined(409, 'conflict', sentence, more) : new Declined(422, 'refused', sentence, more);
}

interface Said {
  readonly caseNo: string;
  readonly message: string;
  /** The fields as they were sent, and which of several duties is meant. */
  readonly sent: Readonly<Record<string, unknown>> & { readonly duty?: string };
}

/** Keeps what an official says to a case, then tells the case. The same key says it once. A refusal is thrown. */
export async function sayAsOfficial(deps: Deps, request: Pick<FastifyRequest, 'me' | 'headers' | 'language'>, { caseNo, message, sent }: Said): Promise<{ statementId: string; state: 'answered' | 'received'; caseNo: string }> {
  const { db } = deps.registers;
  const id = keyOf(request);
  // Asked side by side; of a case that may not be seen nothing is looked at.
  const [{ row }, [before], awaited, soFar] = await Promise.all([
    caseFor(deps, request, caseNo),
    db.select().from(statements).where(eq(statements.id, id)),
    db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.message, message), eq(duties.state, 'open'))).orderBy(duties.openedSeq),
    soFarIn(deps, caseNo),
  ]);
  const procedure = procedureOf(row.procedure);
  const form = formOf(procedure, message);
  const ask = procedure.messages[message];
  if (!form || !ask) throw notFound('no-message');
  const { duty: named, ...body } = sent;
  const bodyHash = hashOf({ caseNo, message, named, body });
  if (before && (before.sender !== request.me.id || before.bodyHash !== bodyHash)) throw new Declined(422, 'key', 'key-reused');
  if (!before) {
    const open = awaited.filter((duty) => named === undefined || duty.key === named || duty.id === named);
    const mine = open.filter((duty) => seatFor(request.me.seats, request.me.id, duty));
    if (named === undefined && mine.length > 1) throw new Declined(422, 'form', 'several-duties');
    const duty = mine[0] ?? open[0];
    const seat = (duty && (seatFor(request.me.seats, request.me.id, duty) ?? request.me.seats.find((each) => each.office === duty.office && each.organ === duty.organ))) ?? request.me.seats.find((each) => form.by.includes(each.office)) ?? request.me.seats[0]!;
    const paid = duty ? undefined : await paidBefore(deps, { caseNo, message, duty: named?.replace(`${caseNo}.`, '') ?? '' });
    if (paid) throw paid;
    const filled = duty && mine.length > 0 ? await caseForm(deps, request.language, form, ask, row, duty, request.me.id, seat, soFar(row)) : undefined;
    const faults = faultsOf(filled && 'schema' in filled ? withEveryResult(filled.schema, form.schema as unknown as FormSchema) : (form.schema as unknown as FormSchema), body, todayOf(deps));
    if (faults.length === 0) faults.push(...beforeAccident(row, form.schema as unknown as FormSchema, body));
    if (faults.length === 0) faults.push(...(await moneyFaults(deps, { caseNo, message, duty: duty?.key ?? '', body })), ...(await headcountFaults(deps, { caseNo, message, body })), ...windowFaults(deps, message, body), ...(filled && 'schema' in filled ? await figureFaults(deps, { caseNo, message, duty: duty!.key, body }, form) : []));
    faults.push(...(await ownWordFaults(deps, { caseNo, schema: form.schema as unknown as FormSchema, body })));
    faults.push(...certificateFaults(message, body, todayOf(deps)));
    if (faults.length === 0) faults.push(...(await serviceFaults(deps, { caseNo, duty: duty?.key ?? '', body })));
    if (faults.length > 0) throw formFaults(faults);
    const barred = duty && ((await awardRefusal(deps, row, form, ask, { id, duty: duty.key, by: request.me.id, as: seat.office, organ: seat.organ, on: todayOf(deps), ...toldOf(form, body) })) ?? (await hiresRefusal(deps, caseNo, message, body.result)));
    if (barred) throw declinedBy(procedure, barred);
    if (!(await areClean(db, caseNo, (body.documents as string[] | undefined) ?? []))) throw formFaults([{ pointer: '/documents', detail: sentences['document-foreign'] }]);
    const [kept] = await db
      .insert(statements)
      .values({
        id, caseNo, message, duty: duty?.key ?? (named?.startsWith(`${caseNo}.`) ? named.slice(caseNo.length + 1) : (named ?? message)), sender: request.me.id, as: seat.office, organ: seat.organ, postId: seat.postId,
        receivedAt: deps.now(), receivedOn: todayOf(deps), body, bodyHash, told: toldOf(form, body), state: 'received',
      })
      .onConflictDoNothing()
      .returning();
    // Sent twice at once: the other one stands, if it is the same.
    const stands = kept ?? (await db.select().from(statements).where(eq(statements.id, id)))[0];
    if (stands?.sender !== request.me.id || stands.bodyHash !== bodyHash) throw new Declined(422, 'key', 'key-reused');
    if (kept) return heardAs(deps, procedure, kept, await handKept(deps, { row: kept, holder: seat.standsFor ?? request.me.id, procedure: row.procedure, endedOn: row.endedOn, opening: row.opening }));
  }
  return heardAs(deps, procedure, { id, caseNo, message, duty: named ?? null }, await hand(deps, id));
}

type Spoken = Pick<typeof statements.$inferSelect, 'id' | 'caseNo' | 'message' | 'duty'>;

async function heardAs(deps: Deps, procedure: ShownProcedure, spoken: Spoken, heard: Heard): Promise<{ statementId: string; state: 'answered' | 'received'; caseNo: string }> {
  const { id, caseNo } = spoken;
  if (heard.state === 'refused') throw (heard.refusal.ground === 'already-answered' && (await answeredBy(deps, procedure, spoken))) || declinedBy(procedure, heard.refusal);
  return { statementId: id, state: heard.state === 'answered' ? 'answered' : 'received', caseNo };
}

/** Who was first, when, and with what result. */
async function answeredBy({ registers: { db } }: Deps, procedure: ShownProcedure, { caseNo, message, duty }: Spoken): Promise<Declined | undefined> {
  const [first] = await db
    .select({ name: users.name, at: statements.answeredAt, told: statements.told })
    .from(statements)
    .innerJoin(users, eq(users.id, statements.sender))
    .where(and(eq(statements.caseNo, caseNo), eq(statements.duty, duty ?? ''), eq(statements.state, 'answered')));
  if (!first?.at) return undefined;
  const at = `${dayOf(first.at.getTime())} ${sayTime(first.at)}`;
  const labels = formOf(procedure, message)?.schema.properties.result as { 'x-labels'?: Record<string, string>; 'x-labels-en'?: Record<string, string> } | undefined;
  const result = String(first.told.result ?? '');
  const sentence = (language: 0 | 1): string => {
    const title = labels?.[language === 0 ? 'x-labels' : 'x-labels-en']?.[result];
    return fill(sentences['somebody-first'][language], { name: first.name, at, result: title ? `${language === 0 ? '：' : ': '}${title}` : '' });
  };
  return new Declined(409, 'conflict', [sentence(0), sentence(1)], { ground: 'already-answered' });
}

/** What would follow if an official said this now; nothing is kept, and nothing is said of a form that is not filled in yet. */
export async function effectsOf(deps: Deps, request: Pick<FastifyRequest, 'me' | 'language'>, { caseNo, message, sent }: Said): Promise<Foreseen> {
  const { row } = await caseFor(deps, request, caseNo);
  const form = formOf(procedureOf(row.procedure), message);
  if (!form) throw notFound('no-message');
  const { duty: named, ...body } = sent;
  const awaited = await deps.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.message, message), eq(duties.state, 'open'))).orderBy(duties.openedSeq);
  const duty = awaited.find((each) => (named === undefined || each.key === named || each.id === named) && seatFor(request.me.seats, request.me.id, each));
  const seat = duty && seatFor(request.me.seats, request.me.id, duty);
  if (!seat) return {};
  // A result that is not chosen and a day that is not filled in yet would foretell what follows from neither.
  const faults = faultsOf(form.schema as unknown as FormSchema, body, todayOf(deps));
  if (faults.some(({ pointer }) => isTold(form, pointer.split('/').filter((part) => !/^\d*$/.test(part))))) return {};
  return foreseen(deps, request.language, row, { id: 'foreseen', duty: duty.key, by: request.me.id, ...(seat.standsFor && { standsFor: seat.standsFor }), as: seat.office, organ: seat.organ, on: todayOf(deps), ...toldOf(form, body) });
}

/** What the law forbids here, a result or an entry that was reversed already, is refused with its ground and not by the form as unknown. */
function withEveryResult(schema: FormSchema, whole: FormSchema): FormSchema {
  const { result, entry } = schema.properties ?? {};
  const properties = { ...schema.properties, ...(result && { result: { ...result, enum: whole.properties?.result?.enum } }), ...(entry && { entry: whole.properties!.entry! }) };
  return schema.properties ? { ...schema, properties } : schema;
}
