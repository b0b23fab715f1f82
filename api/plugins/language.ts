import type { FastifyInstance } from 'fastify';
import { languageOf, type Language } from '../requests/language.ts';

declare module 'fastify' {
  interface FastifyRequest {
    readonly language: Language;
  }
}

export function readLanguage(app: FastifyInstance): void {
  app.decorateRequest('language', {
    getter() {
      return languageOf(this.headers['accept-language']);
    },
  });
}
