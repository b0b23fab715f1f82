import type { FastifyInstance } from 'fastify';
import swagger from '@fastify/swagger';
import ui from '@fastify/swagger-ui';
import { problem } from '../requests/answers.ts';
import { Problem } from '../shapes.ts';

/** What of the contract is looked at here. */
interface Described {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: { required?: boolean; readonly content: Readonly<Record<string, { readonly schema?: { readonly required?: readonly string[] } }>> } }>>>>;
}

const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

/** The contract as OpenAPI 3.1, complete with every problem, and a page to read it by. */
export async function describe(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Fujing', version: '0.2.0', description: '辅警管理办案平台的接口。Errors are `application/problem+json` (RFC 9457) with a stable `type`; sentences are Chinese unless `Accept-Language: en`.' },
      tags: [
        { name: 'session', description: '登录' }, { name: 'duties', description: '待办' }, { name: 'cases', description: '案卷' }, { name: 'procedures', description: '程序与表单' },
        { name: 'registers', description: '机构、岗位、日历、参数' }, { name: 'audit', description: '审计' }, { name: 'public', description: '对公众' }, { name: 'operations', description: '运行' },
      ],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'fujing' }, receipt: { type: 'http', scheme: 'bearer' } } },
      security: [{ session: [] }],
    },
    // What stands beside the contract (pages of the counter, files of the desk) has no schema at all.
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject;
      leaveOut(document.openapiObject as Described);
      return document.openapiObject;
    },
    transform: ({ schema, url, route: { method } }) => {
      if (!schema || schema.hide) return { url, schema: { ...schema, hide: true } };
      const response = { ...always([method].flat(), schema.body !== undefined), ...withProblems(schema.response as Record<string, unknown> | undefined) };
      return { url, schema: { ...securityOf(url), ...schema, response } };
    },
  });
  await app.register(ui, { routePrefix: '/api/docs', staticCSP: false, transformStaticCSP: (header) => header, uiConfig: { docExpansion: 'list' } });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** A file opens to the token of its receipt, what else is public to everybody; the rest to who is signed in, as the contract says on top. */
function securityOf(url: string): { security?: Record<string, string[]>[] } {
  if (!url.startsWith('/api/public/')) return {};
  return { security: url.includes('/file') ? [{ receipt: [] }] : [] };
}

/** A body of which no field is needed may be left out. */
function leaveOut({ paths = {} }: Described): void {
  for (const { requestBody } of Object.values(paths).flatMap((path) => Object.values(path))) {
    const sent = requestBody?.content['application/json'];
    if (requestBody && sent && !sent.schema?.required?.length) requestBody.required = false;
  }
}

/** What every write may come to, whatever it is about: from a foreign page, and with a body of a kind or size that is not taken. */
function always(methods: readonly string[], hasBody: boolean): Record<number, object> {
  const codes = [...(methods.includes('GET') ? [] : [403]), ...(hasBody ? [413, 415] : [])];
  return Object.fromEntries(codes.map((code) => [code, problem(code)]));
}

/** Ranges of problems become the media type that they are sent in. */
function withProblems(response: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(response).map(([code, answer]) => [code, answer === Problem ? problemAnswer(code.startsWith('4') ? 'refused, with the sentence' : 'nothing was changed') : answer]));
}
