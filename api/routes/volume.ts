import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { bindVolume } from '../../activities/letters/volume.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { openToRead } from '../cases/case-open.ts';
import type { Deps } from '../deps.ts';
import { fileAnswer, sendDocument } from '../documents/give.ts';
import { takeOne } from '../requests/rate.ts';
import { volumeWords } from '../words/volume.ts';
import { volumeOf } from '../cases/volume.ts';

const pdf = 'application/pdf';
/** More than a busy archivist binds; each may take seconds and the memory of a whole case. */
const volumesAnHour = 30;

/** 卷宗: the whole case as one PDF, bound anew each time it is asked for; the read is on record first. */
export const volumeRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const schema = { tags: ['cases'], summary: '卷宗（PDF）', headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body: Type.Object({}, { additionalProperties: false }), response: { ...answers({}, 401, 403, 404, 429), 200: fileAnswer(pdf) } };
  app.post('/cases/:caseNo/volume', { schema }, async (request, reply) => {
    const { caseNo } = request.params;
    keyOf(request);
    await takeOne(deps, { key: `volume:${request.me.id}`, most: volumesAnHour, minutes: 60, sentence: 'too-many-volumes' });
    const { row } = await openToRead(deps, request, caseNo, 'volume');
    return sendDocument(reply, { bytes: await bindVolume(() => volumeOf(deps, request.me, row)), mediaType: pdf, name: `${volumeWords.kind} ${caseNo}.pdf` });
  });
};
