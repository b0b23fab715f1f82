import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicAction, PublicFile, PublicNoticeText, Token } from '../../api/shapes/public.ts';
import type { Problem } from '../../api/shapes.ts';
import { forms } from '../../workflows/complaint/forms.ts';
import type { Answer } from './door.ts';
import { filePage } from './file-page.tsx';
import { hasFiles, readForm, withFiles, type SentForm } from './form-body.ts';
import { messagePage, noticePage, receiptFormPage, type Opened } from './look-up-pages.tsx';
import type { Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { lookUp } from './words-look-up.ts';
import { overlongWords } from './words.ts';

interface Asking {
  readonly visit: Visit;
  readonly opened: Opened;
  readonly form: SentForm;
  readonly reply: FastifyReply;
}

const about = ({ caseNo }: Opened, path = ''): string => `/api/public/file${path}${caseNo ? `?caseNo=${encodeURIComponent(caseNo)}` : ''}`;

/** `/look-up`: the receipt, the file it opens, and everything its holder may do. All by POST, so that no address holds anything. */
export function lookUpRoutes(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  app.get('/look-up', async (request, reply) => reply.send(receiptFormPage({ view: (await visitOf(request)).view })));

  app.post('/look-up', withFiles, async (request, reply) => {
    const visit = await visitOf(request);
    const form = await readForm(request);
    const token = form.fields.get('token');
    if (token) {
      const opened = { token, caseNo: form.fields.get('caseNo') ?? '' };
      const act = acts.get(form.fields.get('act') ?? '') ?? showFile;
      return act({ visit, opened, form, reply });
    }
    const typed = form.fields.get('receipt');
    // From the receipt page: whoever noted the digits types them here.
    if (typed === undefined) return reply.send(receiptFormPage({ view: visit.view }));
    const unsent = unsentIn(form);
    if (form.fields.get('go') === 'stay') return reply.send(receiptFormPage({ view: visit.view, typed, unsent }));
    const answer = await visit.door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt: typed } });
    if (answer.ok) return takeUp({ visit, opened: { token: answer.body.token, caseNo: '' }, form, reply }, unsent);
    const { problem } = answer;
    // Nothing is wrong with the digits.
    if (problem.status >= 500) return reply.code(problem.status).send(receiptFormPage({ view: visit.view, typed, unsent, note: problem.detail }));
    const fault = { field: 'receipt', text: problem.errors?.[0]?.detail ?? problem.detail };
    return reply.code(problem.status).send(receiptFormPage({ view: visit.view, typed, unsent, faults: [fault] }));
  });
}

/** Whatever else is asked for shows the file. */
const acts: ReadonlyMap<string, (asking: Asking) => Promise<FastifyReply>> = new Map([['form', showMessage], ['send', send], ['notice', showNotice], ['pdf', download]]);

/** The words of a message on their way, and to which case; nothing when none were written. */
function unsentIn({ fields }: SentForm): Readonly<Record<string, string>> | undefined {
  const [message = '', caseNo = ''] = [fields.get('message'), fields.get('caseNo')];
  const { properties = {} } = (forms[message]?.schema ?? {}) as { properties?: object };
  const words = Object.keys(properties).flatMap((name) => (fields.get(name)?.trim() ? [[name, fields.get(name)!]] : []));
  return words.length > 0 ? { message, caseNo, ...(Object.fromEntries(words) as Record<string, string>) } : undefined;
}

/** The token is only good for half an hour; what was typed meanwhile waits on the page for the receipt. */
function expired({ visit, form, reply }: Asking, { status, detail }: Problem): FastifyReply {
  const unsent = unsentIn(form);
  const note = status === 401 ? visit.view.say(unsent ? lookUp.expiredWith : lookUp.expired) : detail;
  return reply.code(status).send(receiptFormPage({ view: visit.view, note, unsent }));
}

/** After the receipt: the file, and in it what could not be sent before, if it was meant for this case. */
async function takeUp(asking: Asking, unsent: Readonly<Record<string, string>> | undefined): Promise<FastifyReply> {
  if (!unsent) return showFile(asking);
  const { visit, reply } = asking;
  const { message = '', caseNo = '', ...typed } = unsent;
  const opened = { ...asking.opened, caseNo };
  const file = await visit.door.call<PublicFile>(about(opened), { token: opened.token });
  const action = file.ok ? file.body.actions.find((each) => each.message === message) : undefined;
  if (!action) return showFile(asking);
  const note = visit.view.say(lookUp.unsent);
  if (message === 'supplement') return showFile({ ...asking, opened }, { note, typed });
  return reply.send(messagePage({ view: visit.view, opened, action, typedFields: typed, key: randomUUID(), note }));
}

async function showFile(asking: Asking, more: { note?: string; status?: number; faults?: readonly Fault[]; typed?: Readonly<Record<string, string>>; sendKey?: string; areFilesLost?: boolean } = {}): Promise<FastifyReply> {
  const { visit, opened, reply } = asking;
  const file = await visit.door.call<PublicFile>(about(opened), { token: opened.token });
  if (!file.ok) return expired(asking, file.problem);
  const { status = 200, ...shown } = more;
  return reply.code(status).send(filePage({ view: visit.view, opened: { ...opened, caseNo: file.body.caseNo }, file: file.body, ...shown }));
}

/** The act asked for, if it is open now; a `problem` when the file itself is not. */
async function openAction({ visit, opened, form }: Asking): Promise<{ action?: PublicAction; problem?: Problem }> {
  const file = await visit.door.call<PublicFile>(about(opened), { token: opened.token });
  if (!file.ok) return { problem: file.problem };
  const action = file.body.actions.find(({ message }) => message === form.fields.get('message'));
  return { ...(action && { action }) };
}

async function showMessage(asking: Asking): Promise<FastifyReply> {
  const { visit, opened, form, reply } = asking;
  const { action, problem } = await openAction(asking);
  if (problem) return expired(asking, problem);
  if (!action) return showFile(asking, { status: 409 });
  return reply.send(messagePage({ view: visit.view, opened, action, typedFields: Object.fromEntries(form.fields), key: randomUUID() }));
}

/** Hands in the files, then sends the words. The key in the form makes a second press the same act. */
async function send(asking: Asking): Promise<FastifyReply> {
  const { visit, opened, form, reply } = asking;
  const { view, door } = visit;
  const key = form.fields.get('key') ?? randomUUID();
  const message = form.fields.get('message') ?? '';
  const { action, problem: closed } = await openAction(asking);
  if (closed) return expired(asking, closed);
  // An act that is not open goes to the door all the same: sent twice it stands already, sent too late the door says which day was the last.
  const ofMessage = action ?? forms[message];
  const typed = Object.fromEntries(form.fields);
  const areFilesLost = hasFiles(form);
  if (form.fields.get('go') === 'stay' && message === 'supplement') return showFile(asking, { typed, sendKey: key, areFilesLost });
  if (form.fields.get('go') === 'stay' && action) return reply.send(messagePage({ view, opened, action, typedFields: typed, key, areFilesLost }));

  const handed = await handIn(asking, key);
  const body = bodyOf(ofMessage?.schema, typed, handed.documents, view.say(lookUp.fileOnly));
  const faults = [...handed.faults, ...(message === 'supplement' && body['text'] === undefined ? [{ field: 'text', text: view.say(lookUp.nothingTyped) }] : [])];
  if (faults.length > 0) return again(asking, action, { faults, typed, key, status: 422 });
  const answer: Answer<{ state: string }> = await door.call(about(opened, `/messages/${encodeURIComponent(message)}`), { method: 'POST', body, token: opened.token, key });
  if (answer.ok) return showFile(asking, { note: view.say(answer.status === 202 ? lookUp.kept : lookUp.sent, { title: !ofMessage ? message : typeof ofMessage.title === 'string' ? ofMessage.title : view.say(ofMessage.title) }) });
  const { problem } = answer;
  if (problem.status === 401) return expired(asking, problem);
  const wrong = (problem.errors ?? []).map(({ pointer, detail }) => ({ field: pointer.slice(1).split('/')[0] ?? '', text: detail }));
  if (wrong.length > 0) return again(asking, action, { faults: wrong, typed, key, status: problem.status });
  return showFile(asking, { note: problem.detail, status: problem.status });
}

async function handIn({ visit, opened, form }: Asking, key: string): Promise<{ documents: string[]; faults: Fault[] }> {
  const documents: string[] = [];
  const wrong = form.overlong.map(({ place, why }) => ({ place, why: visit.view.say(overlongWords[why]) }));
  for (const file of form.files) {
    const answer = await visit.door.handIn(file, about(opened, '/documents'), opened.token, key);
    if (answer.ok) documents.push(answer.body.documentId);
    else wrong.push({ place: file.place, why: answer.problem.detail });
  }
  const faults = wrong.sort((one, other) => one.place - other.place).map(({ place, why }) => ({ field: 'documents', text: visit.view.say(lookUp.fileRefused, { n: place, why }) }));
  return { documents: [...new Set(documents)], faults };
}

/** The message as its form has it; an empty field is none. */
function bodyOf(schema: unknown, typed: Readonly<Record<string, string>>, documents: readonly string[], fileOnly: string): Record<string, unknown> {
  const { properties = {} } = (schema ?? {}) as { properties?: Record<string, { type?: string }> };
  const entries = Object.entries(properties).flatMap(([name, { type }]): [string, unknown][] => {
    if (type === 'boolean') return [[name, typed[name] === 'yes']];
    if (type === 'array') return documents.length > 0 ? [[name, documents]] : [];
    const text = typed[name]?.replaceAll('\r\n', '\n');
    if (text?.trim()) return [[name, text]];
    return name === 'text' && documents.length > 0 ? [[name, fileOnly]] : [];
  });
  return Object.fromEntries(entries);
}

function again(asking: Asking, action: PublicAction | undefined, { faults, typed, key, status }: { faults: readonly Fault[]; typed: Record<string, string>; key: string; status: number }): Promise<FastifyReply> | FastifyReply {
  const { visit, opened, form, reply } = asking;
  const areFilesLost = hasFiles(form);
  if (!action || action.message === 'supplement') return showFile(asking, { faults, typed, sendKey: key, status, areFilesLost });
  return reply.code(status).send(messagePage({ view: visit.view, opened, action, typedFields: typed, key, faults, areFilesLost }));
}

async function showNotice(asking: Asking): Promise<FastifyReply> {
  const { visit, opened, form, reply } = asking;
  const notice = await visit.door.call<PublicNoticeText>(about(opened, `/notices/${encodeURIComponent(form.fields.get('notice') ?? '')}`), { token: opened.token });
  if (!notice.ok) return expired(asking, notice.problem);
  return reply.send(noticePage(visit.view, opened, notice.body));
}

async function download(asking: Asking): Promise<FastifyReply> {
  const { visit, opened, form, reply } = asking;
  const path = about(opened, `/notices/${encodeURIComponent(form.fields.get('notice') ?? '')}`);
  const { status, bytes, headers } = await visit.door.bytes(path, opened.token, 'application/pdf');
  if (status !== 200) return showFile(asking, { status });
  return reply.type('application/pdf').header('content-disposition', headers['content-disposition'] ?? 'attachment').send(bytes);
}
