import { LogController, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Config } from '../deps.ts';

/** The log says which route answered what and how fast: no address, query, header, body or name is in it. */
export const keepLog = ({ logLevel }: Pick<Config, 'logLevel'>): Pick<FastifyServerOptions, 'logger' | 'logController' | 'genReqId'> => ({
  logger: logLevel === 'silent' ? false : { level: logLevel, base: { name: 'server' }, serializers: { req: () => ({}), res: () => ({ statusCode: undefined }), err: (error: Error) => ({ type: error.name, message: '', stack: '' }) } },
  logController: new LogController({ disableRequestLogging: true }),
  genReqId: () => randomUUID(),
});
