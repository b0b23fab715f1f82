import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { cleanDocument } from '../../db/reads/documents.ts';
import { longestArrivalMs } from '../plugins/arrival.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { caseFor, openToRead } from '../cases/case-open.ts';
import { Declined } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { fileAnswer, rangeHeaders, streamDocument } from '../documents/give.ts';
import { handIn, shownUpload } from '../documents/keep.ts';
import { takenTypes } from '../documents/kinds.ts';
import { openStored } from '../documents/stored.ts';
import { incoming, takeUploads, uploadForm, type Incoming } from '../documents/upload.ts';
import { uploadSentences } from '../documents/words.ts';
import { groundOf, procedureOf } from '../cases/procedures.ts';
import { Uploaded } from '../shapes.ts';

/** Papers of a case: handed in by whoever may see it, given out with the read on record. */
export const documentRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  await app.register(async (forms) => {
    await takeUploads(forms);
    const schema = { tags: ['cases'], summary: '上传材料', consumes: ['multipart/form-data'], headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body: uploadForm('recording'), response: answers({ 201: Uploaded }, 401, 403, 404, 409, 413, 415) };
    forms.post('/cases/:caseNo/documents', { schema, config: { arrivesWithinMs: longestArrivalMs } }, async (request, reply) => {
      const { caseNo } = request.params as { caseNo: string };
      const key = keyOf(request);
      const mayHandIn = async () => {
        const { row } = await caseFor(deps, request, caseNo);
        if (!row.endedOn) return;
        const { ground, sentence } = groundOf(procedureOf(row.procedure), { ground: 'closed' });
        throw new Declined(409, 'conflict', sentence, { ground });
      };
      await mayHandIn();
      const upload: Incoming = async (keep) => {
        const form = await incoming(request, 'recording')(keep);
        // A film takes minutes to arrive, and the case goes on.
        await mayHandIn();
        return form;
      };
      const { document, repeated } = await handIn(deps, { caseNo, sender: request.me.id, key, upload });
      if (repeated) reply.header('idempotent-replayed', 'true');
      return reply.status(201).header('location', `/api/cases/${encodeURIComponent(caseNo)}/documents/${document.id}`).send(shownUpload(document));
    });
  });

  const schema = { tags: ['cases'], summary: '下载材料', params: Type.Object({ caseNo: Type.String(), id: Type.String({ format: 'uuid' }) }), headers: rangeHeaders, response: { ...answers({}, 401, 403, 404, 416), 200: fileAnswer(...takenTypes), 206: fileAnswer(...takenTypes) } };
  // What is compressed on the way has no places to go on from.
  app.get('/cases/:caseNo/documents/:id', { schema, compress: false }, async (request, reply) => {
    const { caseNo, id } = request.params;
    await openToRead(deps, request, caseNo, 'document');
    const document = await cleanDocument(deps.registers.db, caseNo, id);
    if (!document) throw new Declined(404, 'not-found', uploadSentences.absent);
    return streamDocument(request, reply, { file: await openStored(deps, document), sha256: document.sha256, mediaType: document.mediaType, name: document.name });
  });
};
