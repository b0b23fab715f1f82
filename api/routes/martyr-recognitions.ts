import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { countyDepartments } from '../../db/reads/honouring.ts';
import { cases } from '../../db/schema/index.ts';
import { startForm } from '../../workflows/martyr-recognition/forms.ts';
import type { Label } from '../../workflows/steps/words.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { openToRead } from '../cases/case-open.ts';
import { fieldFault, formFaults, type FieldError } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { honoursOf } from '../honours/honours.ts';
import { fileRecognition, type Request } from '../honours/martyr-intake.ts';
import { seatOf } from '../plugins/session.ts';
import { Honours, Started, Track } from '../shapes.ts';

type Taken = Pick<Request, 'applicant' | 'deceased' | 'family' | 'diedOn' | 'ground' | 'county' | 'household' | 'workInjury'> & { readonly filer?: Request['other']; readonly [field: string]: unknown };
const titleOf = (field: 'county' | 'household' | 'workInjury' | 'family' | 'filer'): [string, string] => {
  const { title, 'x-title-en': english } = startForm.properties[field] as unknown as { title: string; 'x-title-en': string };
  return [title, english];
};

const notBoth: Label = ['遗属以后自己提出时再登记；现在填提出的组织或者个人。', 'The survivors are entered when they file themselves: give the organisation or citizen who asks now.'];
const notBeside: Label = ['单位或者遗属提出的，不填这一栏。', 'Where the employer or the survivors ask, leave this out.'];
/** Who asks is on record, so that they are told how it ends: the survivors, or whoever of the place asks instead (MR 9). An employer files also for somebody whose survivors are not known yet. */
function whoAsks(applicant: Request['applicant'], family: Request['family'], filer: Request['other']): FieldError[] {
  if (applicant === 'anyone') return [...(filer ? [] : [fieldFault('/filer', titleOf('filer'), 'required')]), ...(family ? [{ pointer: '/family', detail: notBoth }] : [])];
  return [...(family || applicant === 'employer' ? [] : [fieldFault('/family', titleOf('family'), 'required')]), ...(filer ? [{ pointer: '/filer', detail: notBeside }] : [])];
}

/** Without a receipt where nobody is named who could hold it. */
const Opened = Type.Object({ ...Started.properties, receipt: Type.Optional(Started.properties.receipt) });

/** Martyr recognition: a request is taken down by the employer's officer, or by the county department for survivors and others (MR 9). */
export const martyrRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const body = Type.Object({ ...startForm.properties, organ: Type.Optional(Type.String({ title: '经办机关', 'x-title-en': 'organ that takes it down', maxLength: 64 })) }, { additionalProperties: false });

  app.post('/martyr-recognitions', { schema: { tags: ['cases'], summary: '登记烈士评定', headers: keyHeader, body, response: answers({ 201: Opened, 202: Opened }, 401, 403) } }, async (request, reply) => {
    const key = keyOf(request);
    const { organ, deceased, family, filer, ...kept } = request.body as unknown as Taken & { organ?: string };
    // What others ask for goes to the county at once, so only that county's own officer takes it down.
    const office = kept.applicant === 'employer' ? 'handler' : 'veterans-officer';
    const seat = seatOf(request, office, office === 'handler' ? organ : kept.county);
    await checkPlaces(kept);
    const faults = whoAsks(kept.applicant, family, filer);
    if (faults.length > 0) throw formFaults(faults);
    const filed = await fileRecognition(deps, { ...kept, key: `${request.me.id} ${key}`, whole: { ...(request.body as Record<string, unknown>) }, body: kept, deceased, ...(family && { family }), ...(filer && { other: filer }), organ: seat.organ, by: { userId: request.me.id, postId: seat.postId, office } });
    const url = `/api/cases/${filed.caseNo}`;
    if (filed.repeated) reply.header('idempotent-replayed', 'true');
    return reply.status(filed.stands ? 201 : 202).header('location', url).header('cache-control', 'no-store').send({ caseNo: filed.caseNo, url, ...((family ?? filer) && { receipt: filed.receipt }), statementId: filed.statementId });
  });

  app.get('/martyr-recognitions/:caseNo/honours', { schema: { tags: ['cases'], summary: '案卷去向、款项和抚恤', params: Type.Object({ caseNo: Type.String() }), response: answers({ 200: Honours }, 401, 403, 404) } }, async (request) => {
    const { row } = await openToRead(deps, request, request.params.caseNo, 'money', { procedure: 'martyr-recognition' });
    return honoursOf(deps, request.language, row);
  });

  app.get('/martyr-recognitions/:caseNo/track', { schema: { tags: ['cases'], summary: '逐级审核和案卷去向', params: Type.Object({ caseNo: Type.String() }), response: answers({ 200: Track }, 401, 403, 404) } }, async (request) => {
    const { row } = await openToRead(deps, request, request.params.caseNo, 'money', { procedure: 'martyr-recognition' });
    const { caseNo, holder, custody, levels } = await honoursOf(deps, request.language, row);
    return { caseNo, holder, custody, levels };
  });

  async function checkPlaces({ county, household, workInjury }: Pick<Taken, 'county' | 'household' | 'workInjury'>): Promise<void> {
    const known = new Set((await countyDepartments(deps.registers.db)).map(({ code }) => code));
    const [injury] = workInjury ? await deps.registers.db.select({ caseNo: cases.caseNo }).from(cases).where(and(eq(cases.caseNo, workInjury), eq(cases.procedure, 'work-injury'))) : [];
    const faults = [
      ...(known.has(county) ? [] : [fieldFault('/county', titleOf('county'), 'choice')]),
      ...(household === undefined || known.has(household) ? [] : [fieldFault('/household', titleOf('household'), 'choice')]),
      ...(workInjury === undefined || injury ? [] : [fieldFault('/workInjury', titleOf('workInjury'), 'choice')]),
    ];
    if (faults.length > 0) throw formFaults(faults);
  }
};
