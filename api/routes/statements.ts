import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { maySee } from '../../db/reads/seats.ts';
import { cases, identities, statements } from '../../db/schema/index.ts';
import { answers } from '../requests/answers.ts';
import { openToRead } from '../cases/case-open.ts';
import { readableTo } from '../cases/retaliation.ts';
import { notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { procedureOf } from '../cases/procedures.ts';
import { StatementShape } from '../shapes.ts';
import { chosenIn } from '../shown/shown-event.ts';
import { shownStatement } from '../shown/shown-statement.ts';

/** What became of a statement: for who sent it, and for who may read its case. */
export const statementRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  const schema = { tags: ['cases'], summary: '一份办理意见的下落', params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: answers({ 200: StatementShape }, 401, 403, 404) };
  app.get('/statements/:id', { schema }, async (request) => {
    const [row] = await db.select().from(statements).where(eq(statements.id, request.params.id.toLowerCase()));
    if (!row) throw notFound();
    const isMine = row.sender === request.me.id;
    // One's own statement is no reading of the file; a case that one may no longer see says only what became of it.
    const maySeeCase = isMine ? (await maySee(db, request.me.id, row.caseNo, todayOf(deps))) !== undefined : true;
    if (!isMine) await openToRead(deps, request, row.caseNo, 'statements');
    const [[kept], [identity], organs] = await Promise.all([
      db.select({ procedure: cases.procedure }).from(cases).where(eq(cases.caseNo, row.caseNo)),
      db.select({ anonymous: identities.anonymous }).from(identities).where(and(eq(identities.caseNo, row.caseNo), eq(identities.party, 'complainant'))),
      organsByCode(db),
    ]);
    const procedure = procedureOf(kept?.procedure ?? 'complaint');
    const [readable] = await readableTo(deps, request.language, request.me.id, [row]);
    const names = await namesOf(db, [row.sender, ...chosenIn(procedure, row.message, readable!.body)]);
    return shownStatement(procedure, { language: request.language, organs, names }, readable!, { isAnonymous: identity?.anonymous ?? false, withFields: maySeeCase });
  });
};
