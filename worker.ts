import { getHeapStatistics } from 'node:v8';
import { Context } from '@temporalio/activity';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { smsGateway, smtpGateway } from './activities/gateways.ts';
import { createActivities } from './activities/index.ts';
import { Outbox } from './activities/recruitment/outbox.ts';
import { connect } from './db/client.ts';
import { ObjectStore } from './db/objects.ts';
import { Seal } from './db/seal.ts';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; docs/operations.md lists what a worker needs`);
  return value;
};
const { SMTP_URL, SMS_URL, SMS_SECRET, MAIL_FROM = 'notice@localhost', WORKER_METRICS } = process.env;

const log = pino({ name: 'worker' });
// Temporal's own lines carry case numbers and codes; the meta of an activity carries its input, which is left out.
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => log[level === 'WARN' ? 'warn' : level === 'ERROR' ? 'error' : 'info'](message)),
  telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} }, ...(WORKER_METRICS && { metrics: { prometheus: { bindAddress: WORKER_METRICS } } }) },
});

const now = () => new Date();
const beat = () => {
  const { heartbeat, cancellationSignal } = Context.current();
  heartbeat();
  cancellationSignal.throwIfAborted();
};
const registers = connect(need('DATABASE_URL'), { max: 20 });
// Lines of their own for either: no letter waits behind thousands of news.
const letters = SMTP_URL ? smtpGateway(SMTP_URL, MAIL_FROM) : undefined;
const news = SMTP_URL ? smtpGateway(SMTP_URL, MAIL_FROM) : undefined;
const deps = {
  registers,
  seal: Seal.fromFile(need('FUJING_KEY_FILE')),
  objects: new ObjectStore(need('FUJING_OBJECTS')),
  now,
  beat,
  gateways: { ...(letters && { email: letters.send }), ...(SMS_URL && SMS_SECRET && { phone: smsGateway(SMS_URL, SMS_SECRET, now) }) },
};
await deps.seal.onlyFor(registers.db);

const { connectionOptions, namespace } = loadClientConnectConfig();
const connection = await NativeConnection.connect(connectionOptions);
const worker = await Worker.create({
  connection,
  namespace: namespace ?? 'cases',
  taskQueue: 'cases',
  workflowBundle: { codePath: need('WORKFLOW_BUNDLE') },
  activities: { ...createActivities(deps) },
  shutdownGraceTime: '30 seconds',
  shutdownForceTime: '60 seconds',
  // A case at hand takes about a MiB: half the heap is theirs at most.
  maxCachedWorkflows: Math.min(800, Math.floor(getHeapStatistics().heap_size_limit / 2_097_152)),
  maxConcurrentActivityTaskExecutions: 20,
});
const outbox = new Outbox({ ...deps, gateways: news ? { email: news.send } : {}, fault: (code) => log.warn({ code }, 'a mail to an applicant did not go') });
outbox.start();
await worker.run();
await outbox.stop();
letters?.close();
news?.close();
await connection.close();
await registers.close();
