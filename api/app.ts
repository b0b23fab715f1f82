import Fastify, { type FastifyInstance } from 'fastify';
import compress from '@fastify/compress';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Deps } from './deps.ts';
import { limitArrival, longestArrivalMs } from './plugins/arrival.ts';
import { readBodiesStrictly, bodyLimit } from './plugins/bodies.ts';
import { guardBrowsers } from './plugins/headers.ts';
import { readLanguage } from './plugins/language.ts';
import { keepLog } from './plugins/log.ts';
import { refuseOtherMethods } from './plugins/methods.ts';
import { measure } from './plugins/metrics.ts';
import { describe } from './plugins/openapi.ts';
import { answerEarly, answerProblems } from './plugins/problems.ts';
import { keepSessions, onlySignedIn } from './plugins/session.ts';
import { tagAnswers } from './plugins/tags.ts';
import { checkForms } from './plugins/validation.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseRoutes } from './routes/cases.ts';
import { complaintRoutes } from './routes/complaints.ts';
import { documentRoutes } from './routes/documents.ts';
import { draftRoutes } from './routes/drafts.ts';
import { dutyRoutes } from './routes/duties.ts';
import { dutyActRoutes } from './routes/duty-acts.ts';
import { handOverRoutes } from './routes/hand-over.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { healthRoutes } from './routes/health.ts';
import { identityRoutes } from './routes/identity.ts';
import { letterRoutes } from './routes/letters.ts';
import { martyrRoutes } from './routes/martyr-recognitions.ts';
import { messageRoutes } from './routes/messages.ts';
import { organRoutes } from './routes/organs.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { partRoutes } from './routes/case-parts.ts';
import { applicantRoutes } from './routes/applicants.ts';
import { auditRoutes } from './routes/audit.ts';
import { awardRoutes } from './routes/awards.ts';
import { candidatePaperRoutes } from './routes/candidate-papers.ts';
import { auxiliaryRoutes } from './routes/auxiliaries.ts';
import { parameterRoutes } from './routes/parameters.ts';
import { postRoutes } from './routes/posts.ts';
import { procedureRoutes } from './routes/procedures.ts';
import publicRoutes from './routes/public/public.ts';
import { publicBenefitRoutes } from './routes/public/benefits.ts';
import { publicCertificateRoutes } from './routes/public/certificates.ts';
import { publicMartyrRoutes } from './routes/public/martyrs.ts';
import { publicRecruitmentRoutes } from './routes/public/recruitments.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { recruitmentRoutes } from './routes/recruitments.ts';
import { sessionRoutes } from './routes/session.ts';
import { startedRoutes } from './routes/started.ts';
import { statementRoutes } from './routes/statements.ts';
import { streamRoutes } from './routes/stream.ts';
import { volumeRoutes } from './routes/volume.ts';
import { workInjuryRoutes } from './routes/work-injuries.ts';

/** What only who is signed in reaches. */
const officials = [
  applicantRoutes,
  auditRoutes,
  auxiliaryRoutes,
  awardRoutes,
  calendarRoutes,
  candidatePaperRoutes,
  caseRoutes,
  complaintRoutes,
  documentRoutes,
  draftRoutes,
  dutyActRoutes,
  dutyRoutes,
  erasureRoutes,
  handOverRoutes,
  identityRoutes,
  letterRoutes,
  martyrRoutes,
  messageRoutes,
  organRoutes,
  oversightRoutes,
  parameterRoutes,
  partRoutes,
  postRoutes,
  procedureRoutes,
  receiptRoutes,
  recruitmentRoutes,
  startedRoutes,
  statementRoutes,
  streamRoutes,
  volumeRoutes,
  workInjuryRoutes,
];

/** Builds the door over what is handed in; it listens nowhere yet. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    ...keepLog(deps.config),
    trustProxy: deps.config.trustProxy,
    bodyLimit,
    // A schema of this house carries marks that ajv does not know; it is read by its own compiler.
    ajv: { customOptions: { strict: false } },
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    requestTimeout: longestArrivalMs,
    frameworkErrors: answerEarly,
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance;

  limitArrival(app);
  readLanguage(app);
  answerProblems(app);
  readBodiesStrictly(app);
  checkForms(app, deps);
  refuseOtherMethods(app);
  await guardBrowsers(app, deps.config);
  await app.register(compress, { threshold: 2_048, encodings: ['gzip', 'identity'] });
  measure(app, deps);
  tagAnswers(app);
  await describe(app);
  await keepSessions(app, deps);

  await app.register(healthRoutes(deps));
  await app.register(publicRoutes, deps);
  await app.register(publicBenefitRoutes(deps));
  await app.register(publicCertificateRoutes(deps));
  await app.register(publicRecruitmentRoutes(deps));
  await app.register(publicMartyrRoutes(deps));
  await app.register(sessionRoutes(deps), { prefix: '/api' });
  await app.register(
    async (desk) => {
      onlySignedIn(desk);
      for (const routes of officials) await desk.register(routes(deps));
    },
    { prefix: '/api' },
  );
  return app;
}
