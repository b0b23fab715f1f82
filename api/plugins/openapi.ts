import type { FastifyInstance } from 'fastify';
import swagger from '@fastify/swagger';
import ui from '@fastify/swagger-ui';
import { Problem } from '../shapes.ts';

const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

/** The contract as OpenAPI 3.1, complete with every problem, and a page to read it by. */
export async function describe(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Fujing', version: '0.1.0', description: '辅警管理办案平台的接口。Errors are `application/problem+json` (RFC 9457) with a stable `type`; sentences are Chinese unless `Accept-Language: en`.' },
      tags: [
        { name: 'session', description: '登录' }, { name: 'duties', description: '待办' }, { name: 'cases', description: '案卷' }, { name: 'procedures', description: '程序与表单' },
        { name: 'registers', description: '机构、岗位、日历、参数' }, { name: 'audit', description: '审计' }, { name: 'public', description: '对公众' }, { name: 'operations', description: '运行' },
      ],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'fujing' }, receipt: { type: 'http', scheme: 'bearer' } } },
      security: [{ session: [] }],
    },
    transform: ({ schema, url }) => ({ url, schema: schema.hide ? schema : { ...(url.startsWith('/api/public/') && { security: url.includes('/file') ? [{ receipt: [] }] : [] }), ...schema, response: withProblems(schema.response as Record<string, unknown> | undefined) } }),
  });
  await app.register(ui, { routePrefix: '/api/docs', staticCSP: false, transformStaticCSP: (header) => header, uiConfig: { docExpansion: 'list' } });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** Ranges of problems become the media type that they are sent in. */
function withProblems(response: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(response).map(([code, answer]) => [code, answer === Problem ? problemAnswer(code.startsWith('4') ? 'refused, with the sentence' : 'nothing was changed') : answer]));
}
