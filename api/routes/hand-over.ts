import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { movable, type Movable, type Moving } from '../../db/reads/duty-holders.ts';
import { namesOf } from '../../db/reads/names.ts';
import { organsUnder } from '../../db/reads/nobody.ts';
import { duties, dutyActs, users } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { actFields } from '../words/acts.ts';
import { answers, keyHeader } from '../requests/answers.ts';
import { Declined, forbidden } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { tellOf } from '../duties/duty-acts.ts';
import { say } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { HandOver } from '../shapes.ts';
import { sentences } from '../words/sentences.ts';

type Asking = Pick<FastifyRequest, 'me' | 'language'>;

const person = (name: 'to' | 'from') => Type.String({ title: actFields[name][0], 'x-title-en': actFields[name][1], minLength: 1, maxLength: 64 });
const leaders = ['organ-leader', 'unit-leader'];

/** Whose duties may be handed over by whom: one's own; those of an organ by its leader; anybody's there and below by its administrator, who sees only numbers. */
async function moveOf(deps: Deps, { me }: Asking, { from = me.id, to }: { from?: string | undefined; to: string }): Promise<Moving> {
  if (to === from) throw new Declined(422, 'refused', 'not-oneself', { ground: 'not-oneself' });
  const known = await deps.registers.db.select({ id: users.id }).from(users).where(and(inArray(users.id, [from, to]), isNull(users.disabledAt)));
  if (!known.some(({ id }) => id === to) || (known.length < 2 && from === me.id)) throw new Declined(422, 'refused', 'no-user', { ground: 'no-user' });
  const move = { from, to, by: me.id };
  if (from === me.id) return move;
  const administered = me.seats.filter(({ office }) => office === 'administrator').map((seat) => seat.organ);
  if (administered.length > 0) return { ...move, organs: [...(await organsUnder(deps.registers.db, administered))] };
  const organ = me.seats.find(({ office }) => leaders.includes(office))?.organ;
  if (organ === undefined) throw forbidden('hand-over-who', { ground: 'wrong-office' });
  return { ...move, organs: [organ], asLeader: true };
}

type Counts = Pick<HandOver, 'from' | 'to' | 'duties' | 'drafts'> & { readonly staying: Partial<Record<NonNullable<Movable['why']>, number>> } & Record<string, unknown>;

function counted({ from, to }: Moving, rows: readonly Movable[]): Counts {
  const staying: Record<string, number> = {};
  for (const { why } of rows) if (why) staying[why] = (staying[why] ?? 0) + 1;
  const going = rows.filter(({ why }) => !why);
  return { from, to, duties: going.length, drafts: going.filter(({ drafted }) => drafted).length, staying };
}

async function shown(deps: Deps, { language }: Asking, { from, to, duties: n, drafts, staying }: Counts): Promise<HandOver> {
  const names = await namesOf(deps.registers.db, [from, to]);
  return { from, fromName: names.get(from) ?? from, to, toName: names.get(to) ?? to, duties: n, drafts, staying: Object.entries(staying).map(([why, count]) => ({ why: say(language, sentences[why as keyof typeof sentences]), n: count })) };
}

/** 交接: all open duties of a person, with what was drafted on them, to a successor; first the numbers, then the act. Both names stay on record. */
export const handOverRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const previewed = Type.Object({ to: person('to'), from: Type.Optional(person('from')) }, { additionalProperties: false });
  app.get('/duties/hand-over', { schema: { tags: ['duties'], summary: '交接前先看数目', querystring: previewed, response: answers({ 200: HandOver }, 401, 403) } }, async (request) => {
    const move = await moveOf(deps, request, request.query);
    return shown(deps, request, counted(move, await movable(deps.registers.db, move, todayOf(deps))));
  });

  const body = Type.Object({ to: person('to'), from: Type.Optional(person('from')), reason: Type.String({ title: actFields.reason[0], 'x-title-en': actFields.reason[1], minLength: 1, maxLength: 500 }) }, { additionalProperties: false });
  app.post('/duties/hand-over', { schema: { tags: ['duties'], summary: '交接全部待办', headers: keyHeader, body, response: answers({ 200: HandOver }, 401, 403) } }, async (request) => {
    const move = await moveOf(deps, request, request.body);
    const { reason } = request.body;
    let moved: Movable[] = [];
    const counts = await once<Counts>(deps, request, 'hand-over-all', { ...request.body }, async (tx) => {
      const today = todayOf(deps);
      const rows = await movable(tx, move, today, true);
      moved = rows.filter(({ why }) => !why);
      for (const { id, caseNo, message } of moved) {
        await tx.insert(dutyActs).values({ id: randomUUID(), dutyId: id, caseNo, kind: 'hand-over', by: request.me.id, to: move.to, note: reason.trim(), bodyHash: hashOf(request.body), on: today, at: deps.now() });
        await tx.update(duties).set({ assignee: move.to }).where(eq(duties.id, id));
        await tx.execute(sql`update drafts x set user_id = ${move.to} where x.user_id = ${move.from} and x.case_no = ${caseNo} and x.message = ${message} and not exists (select from drafts y where y.user_id = ${move.to} and y.case_no = ${caseNo} and y.message = ${message})`);
      }
      return { about: move.from, result: counted(move, rows) };
    });
    for (const { caseNo, seq } of moved) await tellOf(deps, caseNo, seq);
    return shown(deps, request, counts);
  });
};
