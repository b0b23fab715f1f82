import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Language } from '../../api/requests/language.ts';
import { sayDay, sayTime } from '../../api/shapes/public-words.ts';
import { typedDay } from './fields.tsx';
import { followsFrom, handInAll } from './hand-in.ts';
import { Handovers } from './handovers.ts';
import { hasFiles, readForm, withFiles } from './form-body.ts';
import type { Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { gone, stays } from './kept-pages.ts';
import { alreadyPage, receiptPage } from './receipt-pages.tsx';
import { filingOf, labelOf, pointers, required, type Typed } from './recognition-fields.ts';
import { recognitionPage } from './recognition-pages.tsx';
import { write } from './words.ts';

const isUuid = (text: string | undefined): text is string => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '');
interface Counties {
  readonly items: readonly { readonly code: string; readonly name: string }[];
}
const countiesAt = '/api/public/county-departments';
const chosen: ReadonlySet<string> = new Set(['applicant', 'ground', 'county']);
/** The field of the page that a fault leads to: of a day, its first. */
const shownAt = (field: string): string => (field === 'diedOn' ? 'diedOnYear' : field);

/** `/martyrs`: one page, sent as it stands; what was typed comes back with whatever was wrong. */
export function recognitionPages(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  const handovers = new Handovers();
  const known = new Map<Language, Counties['items']>();
  /** While the register is away as they were known last: a page that comes back still has the one that was chosen. */
  const countiesOf = async ({ view, door }: Visit) => {
    const answer = await door.call<Counties>(countiesAt);
    if (answer.ok) known.set(view.lang, answer.body.items);
    return known.get(view.lang) ?? [];
  };

  app.get('/martyrs', async (request, reply) => {
    const visit = await visitOf(request);
    const { items } = (await visit.door.find<Counties>(countiesAt)) ?? { items: [] };
    known.set(visit.view.lang, items);
    return stays(reply).send(recognitionPage(visit.view, { typed: {}, faults: [], key: randomUUID(), counties: items }));
  });

  app.post('/martyrs', withFiles, async (request, reply) => {
    const visit = await visitOf(request);
    const { view, door } = visit;
    const form = await readForm(request);
    const sent: Typed = Object.fromEntries([...form.fields].map(([name, value]) => [name, value.replaceAll('\r\n', '\n').trim()]));
    const diedOn = typedDay(sent, 'diedOn');
    const typed: Typed = { ...sent, ...(diedOn && { diedOn }) };
    const key = isUuid(typed.key) ? typed.key : randomUUID();
    const again = async (status: number, faults: readonly Fault[], note?: string) => reply.code(status).send(recognitionPage(view, { typed, faults, key, counties: await countiesOf(visit), areFilesLost: hasFiles(form), ...(note && { note }) }));
    // Language and size are changed by sending the form: nothing is filed then.
    if (typed.go === 'stay') return again(200, []);
    const missing = required.filter((name) => !typed[name]).map((field): Fault => ({ field: shownAt(field), text: view.say(chosen.has(field) ? write.choose : write.needs, { label: view.say(labelOf(field)) }) }));
    if (!typed.phone && !typed.email && !typed.post) missing.push({ field: 'phone', text: view.say(write.contact) });
    if (missing.length > 0) return again(422, missing);

    const isBroken = handovers.begins(key, reply.raw, visit.now);
    const filed = await door.call<{ caseNo: string; receipt: string }>('/api/public/martyr-recognitions', { method: 'POST', body: filingOf(typed), key });
    if (!filed.ok) {
      const { problem } = filed;
      if (problem.type.endsWith(':key')) return reply.code(422).send(alreadyPage(view, undefined));
      const faults = (problem.errors ?? []).flatMap(({ pointer, detail }): Fault[] => Object.entries(pointers).filter(([, at]) => pointer === at).map(([field]) => ({ field: shownAt(field), text: detail })));
      return again(problem.status, faults, problem.status >= 500 ? view.say(write.away) : faults.length === 0 ? problem.detail : undefined);
    }
    const { caseNo, receipt } = filed.body;
    if (filed.isReplay && !isBroken) return reply.send(alreadyPage(view, caseNo));
    const files = await handInAll(door, receipt, key, form);
    const { lang, today } = view;
    const at = `${sayDay(today, lang, today)} ${sayTime(visit.now)}`;
    return gone(reply).code(201).send(receiptPage({ view, caseNo, receipt, at, follows: await followsFrom(door, receipt), filesTaken: files.taken, filesRefused: files.refused }));
  });
}
