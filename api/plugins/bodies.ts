import type { FastifyInstance } from 'fastify';
import { Declined, formFaults } from '../requests/declined.ts';
import { faultWithin } from '../requests/plain-text.ts';
import { NotJson, parseStrictly } from '../requests/strict-json.ts';
import { textFaults } from '../words/sentences.ts';

/** A body of JSON holds at most this many bytes. */
export const bodyLimit = 1_048_576;

const whys = { syntax: 'not-json', depth: 'too-deep', duplicate: 'key-twice', encoding: 'not-utf8', number: 'number-too-large' } as const;

/** Bodies are read strictly, and no text with invisible characters comes in, by whichever way. */
export function readBodiesStrictly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['application/json', 'application/problem+json'], { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      const body = parseStrictly(bytes as Buffer);
      const found = faultWithin(body);
      if (found) throw formFaults([{ pointer: found.pointer, detail: textFaults[found.fault] }]);
      done(null, body);
    } catch (error) {
      if (!(error instanceof NotJson)) return done(error as Error);
      const sentence = bytes.length === 0 ? 'body-missing' : whys[error.why];
      done(new Declined(400, 'malformed', sentence, { ...(error.at && { errors: [{ pointer: error.at, detail: ['在这里', 'here'] }] }) }));
    }
  });
  app.addHook('preValidation', async (request) => {
    const found = faultWithin(request.params, '/path') ?? faultWithin(request.query, '/query');
    if (found) throw formFaults([{ pointer: found.pointer, detail: textFaults[found.fault] }]);
  });
}
