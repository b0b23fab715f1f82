import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { cleanDocument } from '../../db/reads/documents.ts';
import { documents, reads } from '../../db/schema/index.ts';
import { answers } from '../requests/answers.ts';
import { mayReadPapers } from '../recruitment/candidate-identity.ts';
import { Declined } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { fileAnswer, sendDocument } from '../documents/give.ts';
import { bytesOf } from '../documents/stored.ts';
import { takenTypes } from '../documents/kinds.ts';
import { uploadSentences } from '../documents/words.ts';
import { instant } from '../requests/language.ts';
import { Page } from '../shapes.ts';
import { CandidatePaper } from '../shapes/recruitment.ts';

const one = { caseNo: Type.String({ maxLength: 40 }), applicationNo: Type.String({ maxLength: 40 }) };

/** What a candidate handed in shows who it is: it is given out while the identity is open to the reader, and each time is on record. */
export const candidatePaperRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  const read = (request: Pick<FastifyRequest, 'me'>, caseNo: string) => db.insert(reads).values({ id: randomUUID(), caseNo, userId: request.me.id, part: 'document', ground: 'identity', reason: null, at: deps.now() });

  app.get('/recruitments/:caseNo/applicants/:applicationNo/documents', { schema: { tags: ['cases'], summary: '一名应聘人交来的材料', params: Type.Object(one), response: answers({ 200: Page(CandidatePaper) }, 401, 403, 404) } }, async (request) => {
    const { applicationNo } = request.params;
    await mayReadPapers(deps, request, request.params);
    const rows = await db.select().from(documents).where(and(eq(documents.caseNo, applicationNo), eq(documents.state, 'clean'))).orderBy(asc(documents.receivedAt), asc(documents.id));
    return { items: rows.map(({ id, name, mediaType, size, receivedAt }) => ({ documentId: id, name, mediaType, size, receivedAt: instant(receivedAt) })), total: rows.length };
  });

  const params = Type.Object({ ...one, id: Type.String({ format: 'uuid' }) });
  app.get('/recruitments/:caseNo/applicants/:applicationNo/documents/:id', { schema: { tags: ['cases'], summary: '下载一份应聘材料', params, response: { ...answers({}, 401, 403, 404), 200: fileAnswer(...takenTypes) } } }, async (request, reply) => {
    const { caseNo, applicationNo, id } = request.params;
    await mayReadPapers(deps, request, request.params);
    const document = await cleanDocument(db, applicationNo, id);
    if (!document) throw new Declined(404, 'not-found', uploadSentences.absent);
    await read(request, caseNo);
    return sendDocument(reply, { bytes: await bytesOf(deps, document), mediaType: document.mediaType, name: document.name });
  });
};
