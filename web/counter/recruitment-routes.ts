import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Problem } from '../../api/shapes.ts';
import type { AppliedShape, PublicCampaign, PublicCampaignRow } from '../../api/shapes/recruitment.ts';
import { sayDay, sayTime } from '../../api/shapes/public-words.ts';
import { keyIn, papersOfMine, typedIn } from './application-routes.ts';
import type { Door } from './door.ts';
import { typedDay } from './fields.tsx';
import { hasFiles, readForm, withFiles } from './form-body.ts';
import { followsFrom, handInAll } from './hand-in.ts';
import { Handovers } from './handovers.ts';
import { missingPage } from './home-pages.tsx';
import { to, type Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { gone, stays } from './kept-pages.ts';
import { alreadyPage, receiptPage } from './receipt-pages.tsx';
import { appliedPage, applyPage, campaignPage, campaignsPage, type Typed } from './recruitment-pages.tsx';
import { recruit } from './words-recruitment.ts';

const caseNoIn = (request: FastifyRequest): string => encodeURIComponent((request.params as { caseNo: string }).caseNo);
/** Fields of the door by the names of the pages. */
const fieldOf: Readonly<Record<string, string>> = { '/candidate/name': 'name', '/candidate/idNumber': 'idNumber', '/candidate/phone': 'phone', '/candidate/email': 'email', '/objector/name': 'objector', '/objector/phone': 'objectorPhone', '/barred': 'promise', '/bornOn': 'bornOnYear' };
const faultsIn = ({ errors, detail }: Problem, otherwise: string): Fault[] => (errors ?? [{ pointer: `/${otherwise}`, detail }]).map(({ pointer, detail: text }) => ({ field: fieldOf[pointer] ?? pointer.slice(1).split('/')[0]!, text }));

/** `/recruitments`: announcements, applying, and the list in public notice. */
export function recruitmentPages(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  const handovers = new Handovers();
  const campaignFor = (door: Door, request: FastifyRequest): Promise<PublicCampaign | undefined> => door.find<PublicCampaign>(`/api/public/recruitments/${caseNoIn(request)}`);

  app.get('/recruitments', async (request) => {
    const { view, door } = await visitOf(request);
    const { after } = request.query as { after?: string };
    const found = await door.find<{ items: PublicCampaignRow[]; next?: string }>(`/api/public/recruitments${after ? `?after=${encodeURIComponent(after)}` : ''}`);
    return campaignsPage(view, found?.items ?? [], found?.next);
  });

  app.get('/recruitments/:caseNo', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const campaign = await campaignFor(door, request);
    return campaign ? stays(reply).send(campaignPage(view, campaign, { key: randomUUID() })) : reply.code(404).send(missingPage(view));
  });

  // The address that a page with a list was sent to, asked for by itself.
  app.get('/recruitments/:caseNo/object', async (request, reply) => reply.redirect(to((await visitOf(request)).view, `/recruitments/${caseNoIn(request)}`), 303));

  app.post('/recruitments/:caseNo/object', async (request, reply) => {
    const { view, door, now } = await visitOf(request);
    const typed = typedIn(await readForm(request));
    const key = keyIn(typed);
    const shown = async (status: number, faults: readonly Fault[] = []) => {
      const campaign = await campaignFor(door, request);
      return campaign ? reply.code(status).send(campaignPage(view, campaign, { objection: typed, faults, key })) : reply.code(404).send(missingPage(view));
    };
    // Language and size are changed by sending the form: nothing is filed then.
    if (typed.go === 'stay') return shown(200);
    const body = { entry: typed.entry ?? '', text: typed.text ?? '', ...(typed.objector && { objector: { name: typed.objector, ...(typed.objectorPhone && { phone: typed.objectorPhone }) } }) };
    const isBroken = handovers.begins(key, reply.raw, now);
    const answer = await door.call<{ caseNo: string; receipt: string }>(`/api/public/recruitments/${caseNoIn(request)}/objections`, { method: 'POST', body, key });
    if (!answer.ok && answer.problem.type.endsWith(':key')) return reply.code(422).send(alreadyPage(view, undefined));
    if (!answer.ok) return shown(answer.problem.status, faultsIn(answer.problem, 'text'));
    const { caseNo, receipt } = answer.body;
    if (answer.isReplay && !isBroken) return reply.send(alreadyPage(view, caseNo));
    const at = `${sayDay(view.today, view.lang, view.today)} ${sayTime(now)}`;
    return gone(reply).code(201).send(receiptPage({ view, caseNo, receipt, at, follows: (await followsFrom(door, receipt)) ?? view.say(recruit.objectedThen) }));
  });

  app.get('/recruitments/:caseNo/apply', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const campaign = await campaignFor(door, request);
    return campaign ? stays(reply).send(applyPage(view, campaign, { key: randomUUID() })) : reply.code(404).send(missingPage(view));
  });

  app.post('/recruitments/:caseNo/apply', withFiles, async (request, reply) => {
    const { view, door, now } = await visitOf(request);
    const campaign = await campaignFor(door, request);
    if (!campaign) return reply.code(404).send(missingPage(view));
    const form = await readForm(request);
    const typed = typedIn(form);
    const key = keyIn(typed);
    const back = { typed, key, areFilesLost: hasFiles(form) };
    if (typed.go === 'stay') return reply.send(applyPage(view, campaign, back));
    const facts = factsIn(typed, campaign);
    const url = `/api/public/recruitments/${caseNoIn(request)}`;
    if (typed.go === 'check') {
      const checked = await door.call<{ unmet: string[] }>(`${url}/check`, { method: 'POST', body: facts });
      return reply.code(checked.ok ? 200 : 422).send(applyPage(view, campaign, { ...back, ...(checked.ok ? { unmet: checked.body.unmet } : { faults: faultsIn(checked.problem, 'position') }) }));
    }
    const candidate = { name: typed.name ?? '', idNumber: (typed.idNumber ?? '').normalize('NFKC').toUpperCase(), phone: typed.phone ?? '', ...(typed.email && { email: typed.email }) };
    const isBroken = handovers.begins(key, reply.raw, now);
    const sent = await door.call<AppliedShape>(`${url}/applications`, { method: 'POST', body: { ...facts, candidate }, key });
    if (!sent.ok) return reply.code(sent.problem.status).send(applyPage(view, campaign, { ...back, faults: faultsIn(sent.problem, 'position') }));
    const { applicationNo, receipt, unmet } = sent.body;
    const isShown = !sent.isReplay || isBroken;
    const { taken, refused } = isShown ? await handInAll(door, receipt, key, form, papersOfMine) : { taken: 0, refused: [] };
    return gone(reply).code(201).send(appliedPage(view, { applicationNo, closesAt: campaign.closesAt, ...(isShown && { receipt }), unmet, taken, refused }));
  });
}

const factsIn = (typed: Typed, { bars }: PublicCampaign) => ({
  position: typed.position ?? '', bornOn: typedDay(typed, 'bornOn') ?? '', sex: typed.sex ?? '', education: typed.education ?? '', barred: bars.flatMap(({ code }) => (typed[`bar-${code}`] === 'yes' ? [code] : [])), targeted: typed.targeted === 'yes', relaxed: typed.relaxed === 'yes', promise: typed.promise === 'yes',
});
