import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { renderLetter } from '../../activities/letters/letter.ts';
import { letterOfNotice, letterOfUrging, numbered } from '../../activities/letters/notice.ts';
import { hasLetter, previewed } from '../../activities/letters/preview.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { letterOf } from '../../db/reads/public-file.ts';
import { notices } from '../../db/schema/index.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { openToRead } from '../cases/case-open.ts';
import { urgingOf } from '../cases/urging.ts';
import { notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileAnswer, sendDocument } from '../documents/give.ts';
import { bytesOf } from '../documents/stored.ts';
import { hasOpened } from '../cases/identity.ts';

const pdf = 'application/pdf';
const preview = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description: 'the fields of the message as far as they are written' });

/** Letters at the desk, issued and in the making. */
export const letterRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;

  const issued = { tags: ['cases'], summary: '文书（PDF）', params: Type.Object({ caseNo: Type.String(), id: Type.String({ maxLength: 200 }) }), response: { ...answers({}, 401, 403, 404), 200: fileAnswer(pdf) } };
  app.get('/cases/:caseNo/notices/:id', { schema: issued }, async (request, reply) => {
    const { caseNo, id } = request.params;
    await openToRead(deps, request, caseNo, 'notices');
    const [notice] = await db.select().from(notices).where(and(eq(notices.caseNo, caseNo), eq(notices.id, id)));
    if (!notice) throw notFound();
    const name = `${notice.content.title} ${notice.number}.pdf`;
    // The letter that was sent bears the addressee's name: it is shown to whom that party's identity is open just now, to all others without it.
    const sent = notice.documentId && (await hasOpened(deps, request.me.id, caseNo, notice.party)) ? await letterOf(db, notice.documentId) : undefined;
    if (sent) return sendDocument(reply, { bytes: await bytesOf(deps, sent), mediaType: pdf, name });
    const organ = (await organsByCode(db)).get(notice.organ);
    return sendDocument(reply, { bytes: renderLetter(letterOfNotice(notice, organ?.name ?? notice.content.organ, numbered(caseNo, notice.party))), mediaType: pdf, name });
  });

  const urging = { tags: ['cases'], summary: '催办通知书（PDF）', params: Type.Object({ caseNo: Type.String(), number: Type.String({ maxLength: 60 }) }), response: { ...answers({}, 401, 403, 404), 200: fileAnswer(pdf) } };
  app.get('/cases/:caseNo/urgings/:number', { schema: urging }, async (request, reply) => {
    const { caseNo, number } = request.params;
    await openToRead(deps, request, caseNo, 'notices');
    const found = await urgingOf(deps, caseNo, number);
    if (!found) throw notFound();
    return sendDocument(reply, { bytes: renderLetter(letterOfUrging(found)), mediaType: pdf, name: `${number}.pdf` });
  });

  const draft = { tags: ['cases'], summary: '文书预览（草稿，PDF）', headers: keyHeader, params: Type.Object({ caseNo: Type.String(), message: Type.String({ maxLength: 60 }) }), body: preview, response: { ...answers({}, 401, 403, 404), 200: fileAnswer(pdf) } };
  app.post('/cases/:caseNo/messages/:message/preview', { schema: draft }, async (request, reply) => {
    const { caseNo, message } = request.params;
    keyOf(request);
    const { row } = await openToRead(deps, request, caseNo, 'notices');
    if (row.procedure !== 'complaint' || !hasLetter(message)) throw notFound('no-message');
    const letter = await db.transaction((tx) => previewed(tx, { caseNo, message, organ: row.organ, on: todayOf(deps), fields: request.body }));
    return sendDocument(reply, { bytes: renderLetter(letter), mediaType: pdf, name: `${letter.title}.pdf` });
  });
};
