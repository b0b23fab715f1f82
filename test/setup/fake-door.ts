import Fastify, { type FastifyInstance } from 'fastify';
import { faultsOf, type FormSchema } from '../../api/requests/check.ts';
import { Declined, formFaults } from '../../api/requests/declined.ts';
import { languageOf, type Language } from '../../api/requests/language.ts';
import { daysShown, namedDeadlines } from '../../api/routes/public/deadlines.ts';
import { countsAsRealName } from '../../api/shapes/public-signature.ts';
import type { PublicFile } from '../../api/shapes/public.ts';
import { count, type Unit } from '../../db/calendar/count.ts';
import { calendarOf } from '../../db/calendar/notices.ts';
import { Seal } from '../../db/seal.ts';
import { forms, publicComplaint } from '../../workflows/complaint/forms.ts';
import type { Day } from '../../workflows/steps/words.ts';
import counter from '../../web/counter/plugin.tsx';

/** What came in through the fake door, and what it answers with. */
export interface FakeDoor {
  readonly app: FastifyInstance;
  readonly letters: Map<string, Record<string, unknown>>;
  readonly messages: { readonly name: string; readonly key: string; readonly body: Record<string, unknown> }[];
  readonly uploads: string[];
  file: PublicFile;
  /** Holds up the next letter before it is answered: resolves once it has come, with what lets it go on. */
  onceFiling(): Promise<() => void>;
  /** A problem that the next call is answered with. */
  decline: Declined | undefined;
}

export const fakeReceipt = '4821093755162208';
const today: Day = '2026-06-02';
const calendar = calendarOf(1);

export function countedAs(from: Day, figure: number, unit: Unit, language: Language = 'zh', lasting = false) {
  const { lastDay, provisional, calendarVersion, days, shiftedFrom } = count({ from, figure, unit, extensions: [], pauses: [], lasting }, calendar);
  return { from, figure, unit, lastDay, provisional, calendarVersion, ...(shiftedFrom && { shiftedFrom }), days: daysShown(days, language) };
}

const action = (message: string, until?: Day): PublicFile['actions'][number] => ({
  message, duty: message, title: forms[message]!.title[0], danger: forms[message]!.danger ?? false, schema: forms[message]!.schema as unknown as Record<string, unknown>, ...(until && { until }),
});

/** A case under inquiry, as its complainant sees it. */
export const fakeFile: PublicFile = {
  caseNo: 'TS-2026-00131', status: 'investigating', statusTitle: '正在调查', sentence: '由 南通市公安局崇川分局 办，预计 8月11日（周二） 作出结果。', lines: [],
  organ: '南通市公安局崇川分局', phone: '0513-12389', standing: { title: '正在调查', since: '2026-06-12' },
  next: { title: '作出结果', by: '2026-08-11', kind: 'target', kindTitle: '预计', how: { ...countedAs('2026-06-12', 60, 'day'), title: '办结期限', kind: 'target', kindTitle: '预计', article: '第三十四条（检举控告类参照）', source: '信访工作条例（2022）' } },
  steps: [{ step: 'received', title: '收到', state: 'done', on: '2026-06-02' }, { step: 'accepted', title: '受理', state: 'done', on: '2026-06-12' }, { step: 'investigation', title: '调查', state: 'current' }, { step: 'outcome', title: '结果', state: 'ahead' }, { step: 'review', title: '可要求复查', state: 'ahead' }],
  notices: [{ id: 'TS-2026-00131.acceptance-notice', kind: 'acceptance-notice', title: '受理告知书', number: '崇公投受〔2026〕31号', issuedOn: '2026-06-12', organ: '南通市公安局崇川分局' }],
  messages: [{ id: '1', name: 'complain', title: '来信', at: '2026-06-02T10:20:00.000+08:00', on: '2026-06-02', text: '推搡\n收费', state: 'answered', documents: 0 }],
  actions: [action('supplement'), action('withdraw'), action('reportRetaliation')],
  openings: [{ at: '2026-06-12T09:00:00.000+08:00', ground: '送达', minutes: 0, sentence: '6月12日（周五） 09:00 为送达告知书，系统用了您的联系方式。没有人看到。' }],
  others: [], anonymous: false, urgent: false, today,
};

/** The counter before a door that keeps everything in memory and checks forms as the true one does. */
export async function fakeDoor(): Promise<FakeDoor> {
  const app = Fastify();
  let arrived: ((goOn: () => void) => void) | undefined;
  const onceFiling = () => new Promise<() => void>((resolve) => (arrived = resolve));
  const door: FakeDoor = { app, letters: new Map(), messages: [], uploads: [], file: fakeFile, decline: undefined, onceFiling };
  const languageIn = (headers: { 'accept-language'?: string | undefined }) => languageOf(headers['accept-language']);
  const declineOnce = () => {
    const { decline } = door;
    door.decline = undefined;
    if (decline) throw decline;
  };
  await app.register(async (api) => {
    api.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: 21 * 1024 * 1024 }, (_request, body, done) => done(null, body));
    api.setErrorHandler(async (error: unknown, request, reply) => {
      const problem = error instanceof Declined ? error.in(languageIn(request.headers)) : { type: 'urn:fujing:internal', title: '', status: 500, detail: String(error) };
      return reply.code(problem.status).send(problem);
    });
    api.addHook('preHandler', async (request) => {
      if (request.url.startsWith('/api/public/file') && !request.headers.authorization?.endsWith('good-token')) throw new Declined(401, 'signed-out', 'signed-out');
    });
    const named = (language: string, zh: string, en: string) => (language === 'en' ? en : zh);
    api.get('/organs', async ({ headers }) => ({ items: [
      { code: '320600', name: named(languageIn(headers), '南通市公安局', 'Nantong Public Security Bureau'), phone: '0513-12389', address: '南通市', hours: '工作日', accepts: true, ownsCounter: true },
      { code: '320602', name: named(languageIn(headers), '南通市公安局崇川分局', 'Chongchuan Branch'), phone: '0513-12389', address: '南通市崇川区', hours: '工作日', accepts: true, ownsCounter: false },
    ] }));
    for (const path of ['/recruitments', '/recruitments/:caseNo', '/county-departments']) api.get(path, async () => (declineOnce(), { items: [] }));
    api.get('/deadlines', async (request) => ({ items: namedDeadlines(languageIn(request.headers)) }));
    api.get('/deadline', async (request) => {
      const { from, figure, unit, lasting } = request.query as { from: Day; figure: string; unit: Unit; lasting?: string };
      if (!/^\d+$/.test(figure)) throw formFaults([{ pointer: '/query/figure', detail: ['多长：请写整数。', 'a whole number'] }]);
      return countedAs(from, Number(figure), unit, languageIn(request.headers), lasting === 'true');
    });
    api.post('/complaints', async (request, reply) => {
      declineOnce();
      const waiting = arrived;
      arrived = undefined;
      if (waiting) await new Promise<void>((goOn) => waiting(goOn));
      const body = request.body as Record<string, unknown>;
      const faults = faultsOf(publicComplaint as unknown as FormSchema, body, today);
      if (faults.length > 0) throw formFaults(faults);
      const key = String(request.headers['idempotency-key']);
      const before = door.letters.get(key);
      if (before && JSON.stringify(before) !== JSON.stringify(body)) throw new Declined(422, 'key', 'key-reused');
      door.letters.set(key, body);
      if (before) reply.header('idempotent-replayed', 'true');
      return reply.code(201).send({ caseNo: 'TS-2026-00131', receipt: fakeReceipt, next: { title: '告诉您由谁办', by: '2026-06-17' }, realName: countsAsRealName(body) });
    });
    api.post('/receipts', async (request) => {
      declineOnce();
      if ((request.body as { receipt: string }).receipt.replace(/\D/g, '') !== fakeReceipt) throw new Declined(404, 'not-found', ['没有找到。请核对 16 位数字。', 'Not found.']);
      return { token: 'good-token', expiresAt: '2026-06-02T11:00:00.000+08:00' };
    });
    api.get('/file', async () => door.file);
    // As the true one: what a key brought first stays with it, taken or refused.
    const broughtUnder = new Map<string, string>();
    api.post('/file/documents', async (request) => {
      const key = String(request.headers['idempotency-key']);
      const bytes = (request.body as Buffer).toString('latin1').split('\r\n').slice(1, -2).join();
      if (broughtUnder.has(key) && broughtUnder.get(key) !== bytes) throw new Declined(422, 'key', 'key-reused');
      broughtUnder.set(key, bytes);
      declineOnce();
      door.uploads.push((request.body as Buffer).toString('latin1'));
      return { documentId: `00000000-0000-4000-8000-${String(door.uploads.length).padStart(12, '0')}`, sha256: '', size: 1, mediaType: 'image/png' };
    });
    api.post('/file/messages/:name', async (request) => {
      declineOnce();
      const { name } = request.params as { name: string };
      door.messages.push({ name, key: String(request.headers['idempotency-key']), body: request.body as Record<string, unknown> });
      return { statementId: 'x', state: 'answered', on: today };
    });
    api.get('/file/notices/:id', async (request, reply) => {
      if (request.headers.accept === 'application/pdf') return reply.type('application/pdf').header('content-disposition', 'attachment; filename="letter.pdf"').send(Buffer.from('%PDF-1.7'));
      return { ...door.file.notices[0], paragraphs: ['TS-2026-00131 已于 2026年6月12日（周五） 受理。'], contact: ['联系电话：0513-12389'] };
    });
  }, { prefix: '/api/public' });
  await app.register(counter, { now: () => new Date('2026-06-02T02:20:00Z'), isDemo: false, carrier: new Seal(new Uint8Array(32)) });
  await app.ready();
  return door;
}
