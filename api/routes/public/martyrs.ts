import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { countyDepartments } from '../../../db/reads/honouring.ts';
import type { Identity } from '../../../db/seal.ts';
import { publicRecognition } from '../../../workflows/martyr-recognition/forms.ts';
import { answers, keyHeader, keyOf } from '../../requests/answers.ts';
import { fieldFault, formFaults } from '../../requests/declined.ts';
import type { Deps } from '../../deps.ts';
import { fileRecognition, type Request } from '../../honours/martyr-intake.ts';
import { takeOne } from '../../requests/rate.ts';
import { text } from '../../shapes/basics.ts';
import { Page } from '../../shapes.ts';

type Body = Pick<Request, 'deceased' | 'diedOn' | 'ground' | 'county' | 'household'> & { readonly applicant: 'family' | 'anyone'; readonly filer: Identity & { readonly name: string }; readonly [field: string]: unknown };
const filingsAnHour = 200;
const titleOf = (field: 'county' | 'household'): [string, string] => {
  const { title, 'x-title-en': english } = publicRecognition.properties[field] as unknown as { title: string; 'x-title-en': string };
  return [title, english];
};

/** MR 9: survivors, and any organisation or citizen of the place, file for recognition without an account. */
export const publicMartyrRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get('/api/public/county-departments', { schema: { tags: ['public'], security: [], summary: '受理烈士评定的县级退役军人事务部门', response: answers({ 200: Page(Type.Object({ code: text, name: text })) }) } }, async ({ language }) => {
    const items = (await countyDepartments(deps.registers.db)).map(({ code, name, nameEn }) => ({ code, name: language === 'en' ? nameEn : name }));
    return { items, total: items.length };
  });

  const filed = Type.Object({ caseNo: text, receipt: text });
  app.post('/api/public/martyr-recognitions', { schema: { tags: ['public'], security: [], summary: '申请烈士评定', headers: keyHeader, body: publicRecognition, response: answers({ 201: filed, 202: filed }, 413, 415, 429) } }, async (request, reply) => {
    const key = keyOf(request);
    const whole = request.body as unknown as Body;
    const { deceased, filer, ...body } = whole;
    const { applicant, county, household } = body;
    const known = new Set((await countyDepartments(deps.registers.db)).map(({ code }) => code));
    const faults = [...(known.has(county) ? [] : [fieldFault('/county', titleOf('county'), 'choice')]), ...(household === undefined || known.has(household) ? [] : [fieldFault('/household', titleOf('household'), 'choice')])];
    if (faults.length > 0) throw formFaults(faults);
    await takeOne(deps, { key: 'recognition', most: filingsAnHour, minutes: 60, sentence: 'too-many-filings' });
    const { caseNo, receipt, repeated, stands } = await fileRecognition(deps, { ...body, key, whole: { ...whole }, body, deceased, ...(applicant === 'family' ? { family: filer } : { other: filer }), organ: county });
    if (repeated) reply.header('idempotent-replayed', 'true');
    return reply.code(stands ? 201 : 202).send({ caseNo, receipt });
  });
};
