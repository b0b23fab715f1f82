import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { officeComplaint } from '../../workflows/complaint/forms.ts';
import type { Origin } from '../../workflows/complaint/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileComplaint, type Filing } from '../cases/intake.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { seatOf } from '../plugins/session.ts';
import { Started } from '../shapes.ts';
import { fieldFaults } from '../words/sentences.ts';

interface Taken {
  readonly channel: string;
  readonly origin: Origin;
  readonly receivedOn?: Day;
  readonly realName: boolean;
  readonly complainant?: Filing['complainant'];
  readonly answerBy?: Filing['answerBy'];
  readonly subjectOrgan?: string;
  readonly ongoing: boolean;
  readonly documents?: readonly string[];
  readonly [field: string]: unknown;
}

/** An officer takes a complaint down (来电来访来信登记); whoever complains is sealed at once. */
export const complaintRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const body = Type.Object({ ...officeComplaint.properties, organ: Type.Optional(Type.String({ title: '登记机关', 'x-title-en': 'registering organ', maxLength: 64 })) }, { additionalProperties: false });
  const schema = { tags: ['cases'], summary: '登记投诉举报', headers: keyHeader, body, response: answers({ 201: Started, 202: Started }, 401, 403) };

  app.post('/complaints', { schema }, async (request, reply) => {
    const key = keyOf(request);
    const whole = request.body as unknown as Taken & { organ?: string };
    const { organ, realName, complainant, answerBy, documents, ...kept } = whole;
    const seat = seatOf(request, 'intake-officer', organ);
    if (kept.subjectOrgan !== undefined && !(await organsByCode(deps.registers.db)).has(kept.subjectOrgan)) {
      const title = officeComplaint.properties.subjectOrgan as unknown as { title: string; 'x-title-en': string };
      throw formFaults([{ pointer: '/subjectOrgan', detail: [fieldFaults.choice[0].replace('{title}', title.title), fieldFaults.choice[1].replace('{title}', title['x-title-en'])] }]);
    }
    const filed = await fileComplaint(deps, {
      key: `${request.me.id} ${key}`,
      whole: { ...whole },
      body: kept,
      realName,
      ...(complainant && { complainant }),
      ...(answerBy && { answerBy }),
      organ: seat.organ,
      receivedOn: kept.receivedOn ?? todayOf(deps),
      ongoing: kept.ongoing,
      origin: kept.origin,
      ...(documents && { documents }),
      takenDownBy: { userId: request.me.id, postId: seat.postId },
    });
    const url = `/api/cases/${filed.caseNo}`;
    if (filed.repeated) reply.header('idempotent-replayed', 'true');
    const started: Started = { caseNo: filed.caseNo, url, receipt: filed.receipt, statementId: filed.statementId };
    return reply.status(filed.stands ? 201 : 202).header('location', url).header('cache-control', 'no-store').send(started);
  });
};
