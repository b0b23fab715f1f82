import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Token } from '../../api/shapes/public.ts';
import type { Problem } from '../../api/shapes.ts';
import type { AppliedShape, MyApplication, PublicCampaign, PublicCampaignRow } from '../../api/shapes/recruitment.ts';
import { keyWithin, type Door } from './door.ts';
import { mostFiles, readForm, type SentForm } from './form-body.ts';
import { missingPage } from './home-pages.tsx';
import type { Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { mineFormPage, minePage, withdrawPage } from './application-pages.tsx';
import { appliedPage, applyPage, campaignPage, campaignsPage, objectedPage, type Typed } from './recruitment-pages.tsx';
import { lookUp } from './words-look-up.ts';
import { recruit } from './words-recruitment.ts';

const isUuid = (text: string | undefined): text is string => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '');
const typedIn = (form: SentForm): Typed => Object.fromEntries([...form.fields].map(([name, value]) => [name, value.trim()]));
const keyIn = (typed: Typed): string => (isUuid(typed.key) ? typed.key : randomUUID());
const caseNoIn = (request: FastifyRequest): string => encodeURIComponent((request.params as { caseNo: string }).caseNo);
/** Fields of the door by the names of the pages. */
const fieldOf: Readonly<Record<string, string>> = { '/candidate/name': 'name', '/candidate/idNumber': 'idNumber', '/candidate/phone': 'phone', '/candidate/email': 'email', '/objector/name': 'objector', '/objector/phone': 'objectorPhone', '/barred': 'promise' };
const faultsIn = ({ errors, detail }: Problem, otherwise: string): Fault[] => (errors ?? [{ pointer: `/${otherwise}`, detail }]).map(({ pointer, detail: text }) => ({ field: fieldOf[pointer] ?? pointer.slice(1).split('/')[0]!, text }));

/** `/recruitments`: announcements, applying, the list in public notice, and the own application behind its receipt. */
export function recruitmentPages(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  const campaignFor = async (door: Door, request: FastifyRequest): Promise<PublicCampaign | undefined> => {
    const answer = await door.call<PublicCampaign>(`/api/public/recruitments/${caseNoIn(request)}`);
    return answer.ok ? answer.body : undefined;
  };

  app.get('/recruitments', async (request) => {
    const { view, door } = await visitOf(request);
    const answer = await door.call<{ items: PublicCampaignRow[] }>('/api/public/recruitments');
    return campaignsPage(view, answer.ok ? answer.body.items : []);
  });

  app.get('/recruitments/mine', async (request) => mineFormPage((await visitOf(request)).view));

  app.get('/recruitments/:caseNo', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const campaign = await campaignFor(door, request);
    return campaign ? campaignPage(view, campaign, { key: randomUUID() }) : reply.code(404).send(missingPage(view));
  });

  app.post('/recruitments/:caseNo/object', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const typed = typedIn(await readForm(request));
    const key = keyIn(typed);
    const body = { entry: typed.entry ?? '', text: typed.text ?? '', ...(typed.objector && { objector: { name: typed.objector, ...(typed.objectorPhone && { phone: typed.objectorPhone }) } }) };
    const answer = await door.call<{ caseNo: string; receipt: string }>(`/api/public/recruitments/${caseNoIn(request)}/objections`, { method: 'POST', body, key });
    if (answer.ok) return reply.code(201).send(objectedPage(view, answer.body.caseNo, answer.body.receipt));
    const campaign = await campaignFor(door, request);
    return reply.code(answer.problem.status).send(campaign ? campaignPage(view, campaign, { objection: typed, faults: faultsIn(answer.problem, 'text'), key }) : missingPage(view));
  });

  app.get('/recruitments/:caseNo/apply', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const campaign = await campaignFor(door, request);
    return campaign ? applyPage(view, campaign, { key: randomUUID() }) : reply.code(404).send(missingPage(view));
  });

  app.post('/recruitments/:caseNo/apply', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const campaign = await campaignFor(door, request);
    if (!campaign) return reply.code(404).send(missingPage(view));
    const form = await readForm(request);
    const typed = typedIn(form);
    const key = keyIn(typed);
    const facts = factsIn(typed, campaign);
    const url = `/api/public/recruitments/${caseNoIn(request)}`;
    if (typed.go === 'check') {
      const checked = await door.call<{ unmet: string[] }>(`${url}/check`, { method: 'POST', body: facts });
      return reply.code(checked.ok ? 200 : 422).send(applyPage(view, campaign, { typed, key, ...(checked.ok ? { unmet: checked.body.unmet } : { faults: faultsIn(checked.problem, 'position') }) }));
    }
    const candidate = { name: typed.name ?? '', idNumber: (typed.idNumber ?? '').normalize('NFKC').toUpperCase(), phone: typed.phone ?? '', ...(typed.email && { email: typed.email }) };
    const sent = await door.call<AppliedShape>(`${url}/applications`, { method: 'POST', body: { ...facts, candidate }, key });
    if (!sent.ok) return reply.code(sent.problem.status).send(applyPage(view, campaign, { typed, key, faults: faultsIn(sent.problem, 'position') }));
    const { applicationNo, receipt, unmet } = sent.body;
    const refused = sent.isReplay ? [] : await handInAll(door, receipt, key, form);
    return reply.code(201).send(appliedPage(view, { applicationNo, ...(!sent.isReplay && { receipt }), unmet, refused }));
  });

  app.post('/recruitments/mine', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const form = await readForm(request);
    const typed = typedIn(form);
    if (!typed.token) {
      const answer = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt: typed.receipt ?? '' } });
      if (!answer.ok) return reply.code(answer.problem.status).send(mineFormPage(view, { ...(typed.receipt && { typed: typed.receipt }), faults: faultsIn(answer.problem, 'receipt') }));
      return show({ view, door, token: answer.body.token });
    }
    const { token } = typed;
    const key = keyIn(typed);
    if (typed.act === 'withdraw') return reply.send(withdrawPage(view, { token, key }));
    if (typed.act === 'withdraw-for-good') return said(await door.call('/api/public/applications/mine/withdraw', { method: 'POST', token, key }), view.say(recruit.withdrawn));
    if (typed.act === 'recheck') {
      const { stage = '' } = typed;
      const text = typed[`text-${stage}`] ?? '';
      const answer = await door.call<{ caseNo: string }>('/api/public/applications/mine/rechecks', { method: 'POST', body: { stage, text }, token, key });
      if (answer.ok) return show({ view, door, token, note: view.say(recruit.rechecked, { no: answer.body.caseNo }) });
      return show({ view, door, token, refused: { stage, text, why: answer.problem.errors?.[0]?.detail ?? answer.problem.detail } });
    }
    if (typed.act === 'papers') {
      const refused = await handInWith(door, token, key, form);
      return show({ view, door, token, note: refused.map(({ n, why }) => view.say(recruit.papersRefused, { n, why })).join(' ') });
    }
    return show({ view, door, token });

    async function said(answer: { readonly ok: boolean; readonly problem?: Problem }, note: string) {
      return show({ view, door, token, note: answer.ok ? note : (answer.problem?.detail ?? '') });
    }
    async function show({ note, refused, ...at }: { view: Visit['view']; door: Door; token: string; note?: string; refused?: { stage: string; text: string; why: string } }) {
      const mine = await at.door.call<MyApplication>('/api/public/applications/mine', { token: at.token });
      if (!mine.ok) return reply.code(mine.problem.status).send(mineFormPage(view, { note: mine.problem.status === 401 ? view.say(lookUp.expired) : mine.problem.detail }));
      return reply.code(refused ? 422 : 200).send(minePage(view, mine.body, { token: at.token, key: randomUUID(), ...(note && { note }), ...(refused && { refused }) }));
    }
  });
}

const factsIn = (typed: Typed, { bars }: PublicCampaign) => ({
  position: typed.position ?? '', bornOn: (typed.bornOn ?? '').normalize('NFKC'), sex: typed.sex ?? '', education: typed.education ?? '', barred: bars.flatMap(({ code }) => (typed[`bar-${code}`] === 'yes' ? [code] : [])), targeted: typed.targeted === 'yes', relaxed: typed.relaxed === 'yes', promise: typed.promise === 'yes',
});

type Refused = { n: number; why: string };
async function handInAll(door: Door, receipt: string, key: string, form: SentForm): Promise<Refused[]> {
  if (form.files.length === 0) return [];
  const token = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt } });
  return token.ok ? handInWith(door, token.body.token, key, form) : form.files.map((_, i) => ({ n: i + 1, why: token.problem.detail }));
}

async function handInWith(door: Door, token: string, key: string, { files }: SentForm): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const [i, file] of files.slice(0, mostFiles).entries()) {
    const answer = await door.handIn(file, '/api/public/applications/mine/documents', token, keyWithin(key, `paper ${i}`));
    if (!answer.ok) refused.push({ n: i + 1, why: answer.problem.detail });
  }
  return refused;
}
