import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { filesArrivalMs } from '../../shapes/upload-limits.ts';
import { letterOf } from '../../../db/reads/public-file.ts';
import { answers, keyHeader, keyOf } from '../../requests/answers.ts';
import { notFound } from '../../requests/declined.ts';
import type { Deps } from '../../deps.ts';
import { fileAnswer, sendDocument } from '../../documents/give.ts';
import { handIn, shownUpload } from '../../documents/keep.ts';
import { bytesOf } from '../../documents/stored.ts';
import { incoming, takeUploads, uploadForm } from '../../documents/upload.ts';
import { takeOne } from '../../requests/rate.ts';
import { PublicDocument, PublicFile, PublicNoticeText, Sent } from '../../shapes/public.ts';
import { noticeText, rowsOf, shownFile } from './file-shown.ts';
import { noteReading, sayToCase } from './messages.ts';
import { holderOf } from './receipt.ts';
import { declinedBy } from '../../cases/saying.ts';
import { procedureOf } from '../../cases/procedures.ts';

const which = Type.Object({ caseNo: Type.Optional(Type.String({ maxLength: 40, description: 'one of the cases the receipt opens; the first without it' })) });
const uploadsAnHour = 60;
const bearer = [{ receipt: [] }];
const pdf = fileAnswer('application/pdf');
const letter = { ...pdf, content: { ...pdf.content, 'application/json': { schema: PublicNoticeText } } };
const free = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

/** What a receipt opens, for whoever bears a token made from it. */
export const publicFileRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/api/public/file', { schema: { tags: ['public'], summary: '来信人看到的案卷', security: bearer, querystring: which, response: answers({ 200: PublicFile }, 401, 404) } }, async (request) => shownFile(deps, await holderOf(deps, request), request.language));

  app.post('/api/public/file/messages/:name', { schema: { tags: ['public'], summary: '来信人自己的办理：补充、撤回、要求复查等', security: bearer, headers: keyHeader, querystring: which, params: Type.Object({ name: Type.String({ maxLength: 60 }) }), body: free, response: answers({ 200: Sent, 202: Sent }, 401, 404, 409, 413, 415) } }, async (request, reply) => {
    const holder = await holderOf(deps, request);
    const { name } = request.params as { name: string };
    const sent = await sayToCase(deps, holder, name, keyOf(request), request.body as Record<string, unknown>);
    return reply.code(sent.state === 'answered' ? 200 : 202).send(sent);
  });

  await app.register(async (forms) => {
    await takeUploads(forms);
    const schema = { tags: ['public'], summary: '来信人补交材料', security: bearer, consumes: ['multipart/form-data'], headers: keyHeader, querystring: which, body: uploadForm('file'), response: answers({ 201: PublicDocument }, 401, 404, 409, 413, 415, 429) };
    forms.post('/api/public/file/documents', { schema, config: { arrivesWithinMs: filesArrivalMs } }, async (request, reply) => {
      const holder = await holderOf(deps, request);
      const { caseNo } = holder;
      const key = keyOf(request);
      const rows = await rowsOf(deps, holder);
      if (rows.row.endedOn) throw declinedBy(procedureOf(rows.row.procedure), { ground: 'closed' });
      await takeOne(deps, { key: `upload:${deps.seal.mark(caseNo).slice(0, 16)}`, most: uploadsAnHour, minutes: 60, sentence: 'too-many-uploads' });
      const { document, repeated } = await handIn(deps, { caseNo, sender: rows.party, key, upload: incoming(request, 'file') });
      if (repeated) reply.header('idempotent-replayed', 'true');
      return reply.code(201).send(shownUpload(document));
    });
  });

  app.get('/api/public/file/notices/:id', { schema: { tags: ['public'], summary: '告知书：PDF，或者（Accept: application/json）正文', security: bearer, querystring: which, params: Type.Object({ id: Type.String({ maxLength: 200 }) }), response: { ...answers({}, 401, 404), 200: letter } } }, async (request, reply) => {
    const rows = await rowsOf(deps, await holderOf(deps, request));
    const notice = rows.notices.find(({ id }) => id === (request.params as { id: string }).id);
    if (!notice) throw notFound();
    const wantsText = /application\/json/.test(request.headers.accept ?? '') && !/application\/pdf/.test(request.headers.accept ?? '');
    const document = wantsText || !notice.documentId ? undefined : await letterOf(deps.registers.db, notice.documentId);
    if (!wantsText && !document) throw notFound();
    await noteReading(deps, rows, notice);
    if (!document) return noticeText(rows, notice);
    return sendDocument(reply, { bytes: await bytesOf(deps, document), mediaType: document.mediaType, name: document.name });
  });
};

