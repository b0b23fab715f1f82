import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takenTypes } from '../documents/kinds.ts';
import { sentences } from '../words/sentences.ts';
import counter from '../../web/counter/plugin.tsx';
import { openDesk, type SignedIn, type WholeDesk } from '../../test/setup/whole-desk.ts';

let desk: WholeDesk;
let clerk: SignedIn;
beforeAll(async () => {
  desk = await openDesk();
  await desk.app.register(counter, { now: desk.deps.now, isDemo: false, carrier: desk.deps.seal });
  clerk = await desk.signIn('intake-officer-320602-1');
});
afterAll(() => desk.close());

interface Contract {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, object>>; readonly requestBody?: { readonly required: boolean } }>>>>;
}
const contract = async () => (await desk.app.inject({ url: '/api/openapi.json' })).json<Contract>();

test('the contract can be read beside the pages of the counter, and holds what is under /api alone', async () => {
  const paths = Object.keys((await contract()).paths);
  expect(paths).toContain('/api/public/complaints');
  expect(paths.filter((path) => !path.startsWith('/api/'))).toEqual([]);
});

test('who mistypes an address of the counter reads a page; a program that mistypes one of the contract is answered as ever', async () => {
  for (const url of ['/nothing', '/write/x', '/about', '/apix', '/look-up/1/2?lang=zh', '/a%00b', '/recruitments/ZP-2026-0001%E2%80%AE', '/days?fromYear=2026%E2%80%AE']) {
    const { statusCode, headers, body } = await desk.app.inject({ url });
    expect([statusCode, headers['content-type']], url).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('<h1>没有这一页</h1>');
    expect(body).toContain('href="/"');
  }
  for (const url of ['/api', '/api/nothing', '/api/public/nothing?x=1', '/metrics/x', '/desk/x']) {
    const { statusCode, headers } = await desk.app.inject({ url });
    expect([statusCode, headers['content-type']], url).toEqual([404, 'application/problem+json; charset=utf-8']);
  }
  expect((await desk.app.inject({ url: '/api/public/complaints' })).statusCode).toBe(405);
});

test('what a page of another site sends to the counter is refused with its sentence, and is no fault of ours', async () => {
  const { statusCode, headers, body } = await desk.app.inject({ method: 'POST', url: '/look-up', payload: 'receipt=4821093755162208', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' } });
  expect([statusCode, headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
  expect(body).toContain(sentences['foreign-origin'][0]);
});

test('a notice at the counter is described as what it is sent as: a PDF, or its text where that is asked for', async () => {
  const { responses } = (await contract()).paths['/api/public/file/notices/{id}']!.get!;
  expect(Object.keys((responses['200'] as { content: object }).content).toSorted()).toEqual(['application/json', 'application/pdf']);
});

test('it bears the version that is released', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  expect((await contract()).info.version).toBe(version);
});

test('every operation says what it answers', async () => {
  const { paths } = await contract();
  for (const [path, operations] of Object.entries(paths)) for (const [method, { responses }] of Object.entries(operations)) expect(Object.keys(responses).some((code) => code.startsWith('2')), `${method} ${path}`).toBe(true);
});

test('a document is given out in one of the kinds that are taken, and the contract names them', async () => {
  const { paths } = await contract();
  expect(takenTypes).toEqual(expect.arrayContaining(['text/plain', 'application/pdf', 'image/jpeg']));
  for (const path of ['/api/cases/{caseNo}/documents/{id}', '/api/recruitments/{caseNo}/applicants/{applicationNo}/documents/{id}']) expect(Object.keys((paths[path]!.get!.responses['200'] as { content: object }).content)).toEqual(takenTypes);
});

test('every write says that it may come from a foreign page, and with a body that is too large or of another kind', async () => {
  const { paths } = await contract();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { responses, requestBody }] of Object.entries(operations)) {
      if (method !== 'get') expect(Object.keys(responses), `${method} ${path}`).toEqual(expect.arrayContaining(['403', ...(requestBody ? ['413', '415'] : [])]));
    }
  }
});

test('a body of which no field is needed may be left out, and one of which some are is told which', async () => {
  const { paths } = await contract();
  expect(paths['/api/duties/{id}/claim']!.post!.requestBody).toMatchObject({ required: false });
  expect(paths['/api/duties/{id}/hand-over']!.post!.requestBody).toMatchObject({ required: true });
  const key = '7d3f2f0e-1111-4222-8333-944455556666';
  const sent = (url: string, payload?: string) => desk.app.inject({ method: 'POST', url, headers: { cookie, 'idempotency-key': key, ...(payload !== undefined && { 'content-type': 'application/json' }) }, ...(payload !== undefined && { payload }) });
  const cookie = await cookieOf('intake-officer-320602-1');
  expect((await sent('/api/duties/none/claim')).statusCode).toBe(404);
  expect((await sent('/api/duties/none/claim', 'null')).statusCode).toBe(422);
  const missing = await sent('/api/duties/none/hand-over');
  expect([missing.statusCode, missing.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)]).toEqual([422, ['/to', '/reason']]);
});

test('another method than a path has is answered with those it has, before any body is read', async () => {
  for (const method of ['PUT', 'TRACE', 'DELETE'] as const) {
    const answer = await desk.app.inject({ method, url: '/api/cases/TS-2026-00001/documents' });
    expect([answer.statusCode, answer.headers.allow, answer.headers['content-type']]).toEqual([405, 'GET, HEAD, POST', 'application/problem+json; charset=utf-8']);
  }
  expect((await clerk.get<{ status: number }>('/nothing/here')).status).toBe(404);
});

test('a path that is too long or cannot be decoded is a problem like every other', async () => {
  for (const url of [`/api/cases/${'a'.repeat(400)}`, '/api/cases/%zz']) {
    const answer = await desk.app.inject({ url });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(answer.json()).toMatchObject({ type: 'urn:fujing:malformed', detail: '网址太长，或者含有无法识别的编码。' });
  }
});

async function cookieOf(username: string): Promise<string> {
  const entered = await desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password: 'Nantong-demo-2026' } });
  return String(entered.headers['set-cookie']).split(';')[0]!;
}
