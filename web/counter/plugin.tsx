import type { Language } from '../../api/requests/language.ts';
import { readFileSync } from 'node:fs';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { NamedDeadline, PublicOrgan } from '../../api/shapes/public.ts';
import { sayTime, speak } from '../../api/shapes/public-words.ts';
import type { Declined } from '../../api/requests/declined.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import { applicationPages } from './application-routes.ts';
import { benefitsRoutes } from './benefits-routes.ts';
import { certificateRoutes } from './certificate-page.tsx';
import { daysFields, daysPage, type DaysAsked } from './days-page.tsx';
import { countedFor } from './days-asked.ts';
import { Door, Unanswered } from './door.ts';
import { takeForms } from './form-body.ts';
import { aboutPage, homePage, isAboutPage, missingPage, sentencePage } from './home-pages.tsx';
import type { Carrier } from './letter.ts';
import { letterRoutes } from './letter-routes.ts';
import { lookUpRoutes } from './look-up-routes.ts';
import type { View } from './page.tsx';
import { recognitionPages } from './recognition-routes.ts';
import { recruitmentPages } from './recruitment-routes.ts';
import { frame } from './words.ts';

export interface CounterDeps {
  readonly now: () => Date;
  readonly isDemo: boolean;
  readonly carrier: Carrier;
}

/** One request for a page: how it is to look, and the door through which it learns and does everything. */
export interface Visit {
  readonly view: View;
  readonly door: Door;
  readonly now: Date;
  /** Of the counter; while the register is away, as they were known last. */
  readonly organs: readonly PublicOrgan[];
}

const file = (name: string) => readFileSync(new URL(name, import.meta.url));
const assets = [
  ['/counter/style.css', 'text/css; charset=utf-8', file('style.css')],
  ['/counter/enhance.js', 'text/javascript; charset=utf-8', file('enhance.js')],
] as const;

/** Where whoever leaves is taken: something anybody might look at. */
const elsewhere = 'https://www.weather.com.cn/weather/101190501.shtml';
/** Where nothing else answers, it is a person who mistyped; but under the door's own addresses it may be a program, and the door says so itself. */
const notTheDoors = ':first(^(?!(?:api|desk|metrics)$).+$)';
const unknownPaths = [`/${notTheDoors}`, `/${notTheDoors}/*`];
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const fallback = { name: '南通市公安局', phone: '12389' };
const organsKeptMs = 60_000;

const isDeclined = (error: { name?: string }): error is Declined => error.name === 'Declined';

/** The citizens' pages. They keep nothing: no cookie, no session, no word of what was typed. */
const counter: FastifyPluginAsync<CounterDeps> = async (app, { now, isDemo, carrier }) => {
  await takeForms(app);
  const known = new Map<Language, { readonly organs: readonly PublicOrgan[]; readonly at: number }>();

  /** The organs of the counter, named in the reader's language; they are asked for once a minute. */
  async function organsOf(door: Door, at: Date): Promise<readonly PublicOrgan[]> {
    const before = known.get(door.lang);
    if (before && at.getTime() - before.at < organsKeptMs && at.getTime() >= before.at) return before.organs;
    const answer = await door.call<{ items: PublicOrgan[] }>('/api/public/organs');
    if (answer.ok) known.set(door.lang, { organs: answer.body.items, at: at.getTime() });
    return answer.ok ? answer.body.items : (before?.organs ?? []);
  }

  async function visitOf(request: FastifyRequest): Promise<Visit> {
    const query = request.query as Readonly<Record<string, unknown>>;
    const lang = query.lang === 'en' ? 'en' : 'zh';
    const at = now();
    const door = new Door(app, request, lang);
    const organs = await organsOf(door, at);
    const organ = organs.find(({ ownsCounter }) => ownsCounter) ?? fallback;
    const view: View = { lang, large: query.size === 'large', say: speak(lang), today: dayOf(at.getTime()), time: sayTime(at), organ, isDemo };
    return { view, door, now: at, organs };
  }

  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy).header('referrer-policy', 'same-origin').header('x-content-type-options', 'nosniff');
    if (reply.hasHeader('cache-control')) return;
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.type('text/html; charset=utf-8');
  });

  app.get('/', async (request) => homePage((await visitOf(request)).view));

  app.get('/about/:page', async (request, reply) => {
    const { view, organs } = await visitOf(request);
    const { page } = request.params as { page: string };
    return isAboutPage(page) ? aboutPage(view, page, organs.filter(({ accepts }) => accepts)) : reply.code(404).send(missingPage(view));
  });

  app.get('/days', async (request) => {
    const visit = await visitOf(request);
    const query = request.query as Readonly<Record<string, unknown>>;
    const asked = Object.fromEntries(daysFields.flatMap((name) => (typeof query[name] === 'string' ? [[name, query[name].normalize('NFKC').trim()]] : []))) as DaysAsked;
    const named = await visit.door.call<{ items: NamedDeadline[] }>('/api/public/deadlines');
    const { faults, deadline } = await countedFor(visit, asked);
    return daysPage({ view: visit.view, asked, faults, named: named.ok ? named.body.items : [], ...(deadline && { deadline }) });
  });

  // Not a redirect alone: what the browser keeps of these pages goes with it.
  app.get('/leave', async (_request, reply) => reply.header('clear-site-data', '"cache", "storage"').redirect(elsewhere, 303));

  for (const [path, type, bytes] of assets) app.get(path, async (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=600').send(bytes));

  for (const path of unknownPaths) app.get(path, async (request, reply) => reply.code(404).send(missingPage((await visitOf(request)).view)));

  letterRoutes(app, visitOf, carrier);
  lookUpRoutes(app, visitOf);
  recruitmentPages(app, visitOf);
  applicationPages(app, visitOf);
  benefitsRoutes(app, visitOf);
  certificateRoutes(app, visitOf);
  recognitionPages(app, visitOf);

  app.setErrorHandler(async (error: { name?: string; statusCode?: number }, request, reply) => {
    const { view } = await visitOf(request);
    // With an error goes the type that was set for its page.
    reply.type('text/html; charset=utf-8');
    // The door refuses an address with invisible characters in it, as they come along when a link is copied.
    if (isDeclined(error) && error.status === 422) return reply.code(404).send(missingPage(view));
    if (error instanceof Unanswered) return reply.code(error.problem.status).send(sentencePage(view, view.say(frame.notDone), error.problem.detail, { path: '/', text: view.say(frame.home) }));
    // Whatever else it refuses or cannot do just now it says itself, and it is no fault of these pages.
    if (isDeclined(error)) return reply.code(error.status).headers(error.more.headers ?? {}).type('text/html; charset=utf-8').send(sentencePage(view, view.say(frame.notDone), error.in(view.lang).detail, { path: '/', text: view.say(frame.home) }));
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) request.log.error({ code: (error as { code?: string }).code, name: (error as Error).name }, 'a page failed');
    const sentence = view.say(status === 413 ? frame.tooLarge : frame.failed);
    // Fastify takes the type back when something fails: without it the browser shows the page's source.
    return reply.code(status).type('text/html; charset=utf-8').send(sentencePage(view, view.say(frame.notDone), sentence, { path: '/', text: view.say(frame.home) }));
  });
};

export default counter;
