import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asc, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { organsByCode } from '../../../db/reads/names.ts';
import { auxiliaries } from '../../../db/schema/index.ts';
import { categories } from '../../../workflows/quota/words.ts';
import { answers } from '../../requests/answers.ts';
import type { Deps } from '../../deps.ts';
import { Declined } from '../../requests/declined.ts';
import { say } from '../../requests/language.ts';
import { giveBack, takeOne } from '../../requests/rate.ts';
import { PublicCertificate } from '../../shapes/public.ts';
import { certificateSentences as sentences, verifyTitle } from '../../shapes/certificate-words.ts';
import { organName } from '../../shown/shown-duty.ts';

/** Numbers that are nobody's, from one address in ten minutes: enough for a mistyped one, too few to list them all. */
const misses = { most: 20, minutes: 10 } as const;

/** 工作证件核验 (Art. 12): whether a certificate is in force and of which organ; never whose it is. */
export const publicCertificateRoutes =
  (deps: Pick<Deps, 'registers' | 'seal' | 'now'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    const params = Type.Object({ number: Type.String({ minLength: 1, maxLength: 40 }) });
    app.get('/api/public/certificates/:number', { schema: { tags: ['public'], security: [], summary: verifyTitle[0], params, response: answers({ 200: PublicCertificate }, 404, 429) } }, async (request, reply) => {
      const limit = { key: `certificate ${deps.seal.mark(request.ip)}`, ...misses, sentence: 'too-many-receipts' } as const;
      await takeOne(deps, limit);
      const number = request.params.number.normalize('NFKC').trim().toUpperCase();
      const { db } = deps.registers;
      // A number given out anew belongs to whoever is in service.
      const [row] = await db.select().from(auxiliaries).where(sql`upper(${auxiliaries.certificate}) = ${number}`).orderBy(sql`${auxiliaries.leftOn} is not null`, asc(auxiliaries.number)).limit(1);
      if (!row) throw new Declined(404, 'not-found', sentences.unknown);
      await giveBack(deps, limit);
      const inForce = row.leftOn === null;
      const organs = await organsByCode(db);
      reply.header('cache-control', 'no-store');
      return { number, inForce, sentence: say(request.language, inForce ? sentences.inForce : sentences.returned), organName: organName({ language: request.language, organs }, row.organ), categoryTitle: say(request.language, categories[row.category]) };
    });
  };
