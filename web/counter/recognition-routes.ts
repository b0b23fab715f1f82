import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sayDay, sayTime } from '../../api/shapes/public-words.ts';
import { handInAll } from './hand-in.ts';
import { readForm } from './form-body.ts';
import type { Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { alreadyPage, receiptPage } from './receipt-pages.tsx';
import { filingOf, labelOf, pointers, required, type Typed } from './recognition-fields.ts';
import { recognitionPage } from './recognition-pages.tsx';
import { write } from './words.ts';

const isUuid = (text: string | undefined): text is string => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '');
/** `/martyrs`: one page, sent as it stands; what was typed comes back with whatever was wrong. */
export function recognitionPages(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  const countiesOf = async ({ door }: Visit) => {
    const answer = await door.call<{ items: { code: string; name: string }[] }>('/api/public/county-departments');
    return answer.ok ? answer.body.items : [];
  };

  app.get('/martyrs', async (request) => {
    const visit = await visitOf(request);
    return recognitionPage(visit.view, { typed: {}, faults: [], key: randomUUID(), counties: await countiesOf(visit) });
  });

  app.post('/martyrs', async (request, reply) => {
    const visit = await visitOf(request);
    const { view, door } = visit;
    const form = await readForm(request);
    const typed: Typed = Object.fromEntries([...form.fields].map(([name, value]) => [name, value.replaceAll('\r\n', '\n').trim()]));
    const key = isUuid(typed.key) ? typed.key : randomUUID();
    const again = async (status: number, faults: readonly Fault[], note?: string) => reply.code(status).send(recognitionPage(view, { typed, faults, key, counties: await countiesOf(visit), ...(note && { note }) }));
    const missing = required.filter((name) => !typed[name]).map((field): Fault => ({ field, text: view.say(write.needs, { label: view.say(labelOf(field)) }) }));
    if (!typed.phone && !typed.email && !typed.post) missing.push({ field: 'phone', text: view.say(write.contact) });
    if (missing.length > 0) return again(422, missing);

    const filed = await door.call<{ caseNo: string; receipt: string }>('/api/public/martyr-recognitions', { method: 'POST', body: filingOf(typed), key });
    if (!filed.ok) {
      const { problem } = filed;
      if (problem.type.endsWith(':key')) return reply.code(422).send(alreadyPage(view, undefined));
      const faults = (problem.errors ?? []).flatMap(({ pointer, detail }): Fault[] => Object.entries(pointers).filter(([, at]) => pointer === at).map(([field]) => ({ field, text: detail })));
      return again(problem.status, faults, problem.status >= 500 ? view.say(write.away) : faults.length === 0 ? problem.detail : undefined);
    }
    const { caseNo, receipt } = filed.body;
    if (filed.isReplay) return reply.send(alreadyPage(view, caseNo));
    const files = await handInAll(door, receipt, key, form);
    const { lang, say, today } = view;
    const at = `${sayDay(today, lang, today)} ${sayTime(visit.now)}`;
    return reply.code(201).send(receiptPage({ view, caseNo, receipt, at, countsAsAnonymous: false, filesTaken: files.taken, filesRefused: [...files.refused, ...form.overlong.map((n) => ({ n, why: say(write.filesHint) }))] }));
  });
}
