import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { bindVolume } from '../../activities/letters/volume.ts';
import { answers, keyHeader, keyOf } from '../answers.ts';
import { openToRead } from '../case-open.ts';
import type { Deps } from '../deps.ts';
import { fileAnswer, sendDocument } from '../documents/give.ts';
import { volumeOf } from '../volume.ts';

const pdf = 'application/pdf';

/** 卷宗: the whole case as one PDF, bound anew each time it is asked for; the read is on record first. */
export const volumeRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const schema = { tags: ['cases'], summary: '卷宗（PDF）', headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body: Type.Object({}, { additionalProperties: false }), response: { ...answers({}, 401, 403, 404), 200: fileAnswer(pdf) } };
  app.post('/cases/:caseNo/volume', { schema }, async (request, reply) => {
    const { caseNo } = request.params;
    keyOf(request);
    const { row } = await openToRead(deps, request, caseNo, 'volume');
    const volume = await volumeOf(deps, request.me, row);
    return sendDocument(reply, { bytes: await bindVolume(volume), mediaType: pdf, name: `${volume.kind} ${caseNo}.pdf` });
  });
};
