import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { Type, type TObject, type TProperties } from 'typebox';
import { letterOfUrging } from '../../activities/letters/notice.ts';
import { holdersOf, readersOf } from '../../db/reads/duty-holders.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { maySee } from '../../db/reads/seats.ts';
import { duties } from '../../db/schema/index.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { recusalGrounds } from '../../workflows/complaint/words.ts';
import { actFields, dutyActWords } from '../words/acts.ts';
import { answers, keyHeader } from '../requests/answers.ts';
import { officeWord } from '../cases/case-forms.ts';
import { seatFor, type DutyRow } from '../cases/case-open.ts';
import { urgingAhead } from '../cases/urging.ts';
import { Declined, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { actOn } from '../duties/duty-acts.ts';
import { claim, consult, copy, delegate, handOver, opinion, pressingSeat, recuse, release, seen, urge } from '../duties/duty-rules.ts';
import { organName } from '../shown/shown-duty.ts';
import { Colleague, DutyAct, LetterAhead, Page } from '../shapes.ts';

const field = (name: keyof typeof actFields, limits: { minLength?: number; maxLength: number; format?: string }) => Type.String({ title: actFields[name][0], 'x-title-en': actFields[name][1], ...limits });
const text = (name: keyof typeof actFields) => field(name, { minLength: 1, maxLength: 500 });
const person = (name: 'to' | 'with') => field(name, { minLength: 1, maxLength: 64 });
const note = Type.Optional(field('note', { maxLength: 500 }));
const body = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });

const params = Type.Object({ id: Type.String({ maxLength: 200 }) });
const act = <B extends TObject>(summary: string, sent: B) => ({ tags: ['duties'], summary, headers: keyHeader, params, body: sent, response: answers({ 200: DutyAct }, 401, 403, 404, 409) });

/** What officers do about a duty beside the procedure: each is on record, once a key, and moves no clock. */
export const dutyActRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/duties/:id/claim', { schema: act('认领', body({})) }, async (request) => actOn(deps, request, request.params.id, 'claim', request.body, claim));

  app.post('/duties/:id/release', { schema: act('释放', body({ reason: Type.Optional(field('reason', { maxLength: 500 })) })) }, async (request) =>
    actOn(deps, request, request.params.id, 'release', request.body, (scene) => release(scene, request.body.reason)),
  );

  app.post('/duties/:id/hand-over', { schema: act('转办', body({ to: person('to'), reason: text('reason') })) }, async (request) =>
    actOn(deps, request, request.params.id, 'hand-over', request.body, (scene) => handOver(scene, request.body.to, request.body.reason)),
  );

  app.post('/duties/:id/delegate', { schema: act('委派', body({ to: person('to'), note })) }, async (request) =>
    actOn(deps, request, request.params.id, 'delegate', request.body, (scene) => delegate(scene, request.body.to, request.body.note)),
  );

  app.post('/duties/:id/urge', { schema: act('催办', body({ note })) }, async (request) => actOn(deps, request, request.params.id, 'urge', request.body, (scene) => urge(deps, scene, request.body.note)));

  const ahead = { tags: ['duties'], summary: '催办通知书预览', params, response: answers({ 200: LetterAhead }, 401, 403, 404, 409) };
  app.get('/duties/:id/urging', { schema: ahead }, async ({ me, params: { id } }) => {
    const { db } = deps.registers;
    const today = todayOf(deps);
    return db.transaction(async (tx) => {
      const [duty] = await tx.select().from(duties).where(eq(duties.id, id));
      if (!duty?.office || !(await maySee(tx, me.id, duty.caseNo, today))) throw notFound('no-duty');
      if (duty.state !== 'open') throw new Declined(409, 'conflict', 'duty-done');
      const seat = await pressingSeat(deps, { tx, me, duty, seat: seatFor(me.seats, me.id, duty), today });
      const { organ, title, to, body: paragraphs, contact, signedOn } = letterOfUrging(await urgingAhead(deps, duty, seat.organ, today));
      return { organ, title, to, paragraphs: [...paragraphs], contact: [...contact], signedOn };
    });
  });

  app.post('/duties/:id/consult', { schema: act('沟通', body({ with: Type.Optional(person('with')), question: text('question') })) }, async (request) =>
    actOn(deps, request, request.params.id, 'consult', request.body, (scene) => consult(scene, request.body.with, request.body.question)),
  );

  app.post('/duties/:id/opinion', { schema: act('答复询问', body({ opinion: text('opinion'), asked: Type.Optional(field('asked', { maxLength: 36, format: 'uuid' })) })) }, async (request) =>
    actOn(deps, request, request.params.id, 'opinion', request.body, (scene) => opinion(scene, request.body.asked, request.body.opinion)),
  );

  app.post('/duties/:id/copy', { schema: act('抄送', body({ to: person('to'), note })) }, async (request) => actOn(deps, request, request.params.id, 'copy', request.body, (scene) => copy(scene, request.body.to, request.body.note)));

  const grounded = Type.Enum(Object.keys(recusalGrounds) as (keyof typeof recusalGrounds)[], { type: 'string', title: actFields.ground[0], 'x-title-en': actFields.ground[1] });
  app.post('/duties/:id/recuse', { schema: act(dutyActWords.recuse[0], body({ ground: grounded, reason: text('reason') })) }, async (request) =>
    actOn(deps, request, request.params.id, 'recuse', request.body, (scene) => recuse(deps, scene, request.body.ground, request.body.reason)),
  );

  app.post('/duties/:id/seen', { schema: act('已阅', body({})) }, async (request) => actOn(deps, request, request.params.id, 'seen', request.body, seen));

  const people = async (request: Pick<FastifyRequest, 'me' | 'language'>, id: string, which: (duty: DutyRow & { office: Office; organ: string }, today: string) => Promise<{ id: string; name: string; office: Office; organ: string }[]>) => {
    const { db } = deps.registers;
    const { me, language } = request;
    const today = todayOf(deps);
    const [duty] = await db.select().from(duties).where(eq(duties.id, id));
    if (!duty?.office || !duty.organ || !(await maySee(db, me.id, duty.caseNo, today))) throw notFound('no-duty');
    const naming = { language, organs: await organsByCode(db) };
    const found = await which({ ...duty, office: duty.office, organ: duty.organ }, today);
    const items = found.filter((each) => each.id !== me.id).map((each) => ({ ...each, officeTitle: officeWord(language, each.office), organName: organName(naming, each.organ) }));
    return { items, total: items.length };
  };
  const peopleSchema = (summary: string) => ({ schema: { tags: ['duties'], summary, params, response: answers({ 200: Page(Colleague) }, 401, 404) } });
  app.get('/duties/:id/colleagues', peopleSchema('可以转给谁'), async (request) =>
    people(request, request.params.id, async ({ id, office, organ }, today) => (await holdersOf(deps.registers.db, id, today)).map((each) => ({ ...each, office, organ }))),
  );
  app.get('/duties/:id/readers', peopleSchema('可以抄送给谁'), async (request) => people(request, request.params.id, ({ caseNo }, today) => readersOf(deps.registers.db, caseNo, today)));
};
