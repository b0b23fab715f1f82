import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Token } from '../../api/shapes/public.ts';
import type { MyApplication } from '../../api/shapes/recruitment.ts';
import { mineFormPage, minePage, withdrawPage, type Recheck, type Shown } from './application-pages.tsx';
import { readForm, withFiles, type SentForm } from './form-body.ts';
import { handInWith } from './hand-in.ts';
import type { Visit } from './plugin.tsx';
import type { Typed } from './recruitment-pages.tsx';
import { lookUp } from './words-look-up.ts';
import { recruit } from './words-recruitment.ts';

const isUuid = (text: string | undefined): text is string => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '');
export const typedIn = (form: SentForm): Typed => Object.fromEntries([...form.fields].map(([name, value]) => [name, value.trim()]));
export const keyIn = (typed: Typed): string => (isUuid(typed.key) ? typed.key : randomUUID());
export const papersOfMine = '/api/public/applications/mine/documents';

/** The words of a request for a re-check, if any were written. */
const recheckIn = (typed: Typed): Recheck | undefined => {
  const { stage } = typed;
  const text = stage && typed[`text-${stage}`];
  return stage && text ? { stage, text } : undefined;
};

/** `/recruitments/mine`: the own application behind its receipt. */
export function applicationPages(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  app.get('/recruitments/mine', async (request) => mineFormPage((await visitOf(request)).view));

  app.post('/recruitments/mine', withFiles, async (request, reply) => {
    const visit = await visitOf(request);
    const form = await readForm(request);
    const typed = typedIn(form);
    return typed.token ? act({ visit, typed, form, reply, token: typed.token }) : open({ visit, typed, reply });
  });
}

async function open({ visit, typed, reply }: { visit: Visit; typed: Typed; reply: FastifyReply }): Promise<FastifyReply> {
  const { view, door } = visit;
  const { receipt } = typed;
  const unsent = recheckIn(typed);
  // From the page with the digits: whoever noted them types them here. Language and size are changed by sending the form.
  if (receipt === undefined || typed.go === 'stay') return reply.send(mineFormPage(view, { typed: receipt, unsent }));
  const answer = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt } });
  if (answer.ok) return show({ visit, token: answer.body.token, reply, unsent }, unsent ? { note: view.say(lookUp.unsent), recheck: unsent } : {});
  const { problem } = answer;
  if (problem.status >= 500) return reply.code(problem.status).send(mineFormPage(view, { typed: receipt, unsent, note: problem.detail }));
  return reply.code(problem.status).send(mineFormPage(view, { typed: receipt, unsent, faults: [{ field: 'receipt', text: problem.errors?.[0]?.detail ?? problem.detail }] }));
}

async function act({ visit, typed, form, ...at }: { visit: Visit; typed: Typed; form: SentForm; reply: FastifyReply; token: string }): Promise<FastifyReply> {
  const { view, door } = visit;
  const { token, reply } = at;
  const key = keyIn(typed);
  const recheck = recheckIn(typed);
  const asking = { visit, ...at, unsent: recheck };
  if (typed.act === 'withdraw') return reply.send(withdrawPage(view, { token, key }));
  if (typed.go === 'stay') return show(asking, recheck ? { recheck } : {});
  if (typed.act === 'withdraw-for-good') {
    const answer = await door.call('/api/public/applications/mine/withdraw', { method: 'POST', token, key });
    return show(asking, { note: answer.ok ? view.say(recruit.withdrawn) : answer.problem.detail });
  }
  if (typed.act === 'recheck') {
    const { stage = '' } = typed;
    const text = typed[`text-${stage}`] ?? '';
    const answer = await door.call<{ caseNo: string }>('/api/public/applications/mine/rechecks', { method: 'POST', body: { stage, text }, token, key });
    if (answer.ok) return show(asking, { note: view.say(recruit.rechecked, { no: answer.body.caseNo }) });
    return show(asking, { recheck: { stage, text, why: answer.problem.errors?.[0]?.detail ?? answer.problem.detail } });
  }
  if (typed.act === 'papers') {
    const { taken, refused } = await handInWith(door, token, key, form, papersOfMine);
    const notes = [...(taken > 0 ? [view.say(recruit.papersTaken, { n: taken })] : []), ...refused.map(({ n, why }) => view.say(recruit.papersRefused, { n, why }))];
    return show(asking, { note: notes.length > 0 ? notes.join(' ') : view.say(recruit.noPapers) });
  }
  return show(asking);
}

async function show({ visit, token, reply, unsent }: { visit: Visit; token: string; reply: FastifyReply; unsent: Recheck | undefined }, shown: Pick<Shown, 'note' | 'recheck'> = {}): Promise<FastifyReply> {
  const { view, door } = visit;
  const mine = await door.call<MyApplication>('/api/public/applications/mine', { token });
  if (mine.ok) return reply.code(shown.recheck?.why ? 422 : 200).send(minePage(view, mine.body, { token, key: randomUUID(), ...shown }));
  const { status, detail } = mine.problem;
  return reply.code(status).send(mineFormPage(view, { unsent, note: status === 401 ? view.say(unsent ? lookUp.expiredWith : lookUp.expired) : detail }));
}
