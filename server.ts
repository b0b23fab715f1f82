import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildApp } from './api/app.ts';
import { configFrom, type Deps } from './api/deps.ts';
import { serveDesk } from './api/plugins/desk.ts';
import { Rehearser } from './api/cases/rehearsals.ts';
import { Relay } from './api/telling/relay.ts';
import { CaseLine } from './api/telling/temporal.ts';
import { Upkeep } from './api/telling/upkeep.ts';
import { connect } from './db/client.ts';
import { ObjectStore } from './db/objects.ts';
import { Seal } from './db/seal.ts';
import counter from './web/counter/plugin.tsx';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; docs/operations.md lists what the door needs`);
  return value;
};
const deps: Deps = {
  registers: connect(need('DATABASE_URL'), { max: 20 }),
  seal: Seal.fromFile(need('FUJING_KEY_FILE')),
  objects: new ObjectStore(need('FUJING_OBJECTS')),
  cases: new CaseLine(),
  now: () => new Date(),
  rehearsals: new Rehearser(resolve(need('REHEARSALS'))),
  config: configFrom(process.env),
};

await deps.seal.onlyFor(deps.registers.db);
const app = await buildApp(deps);
await app.register(counter, { now: deps.now, isDemo: process.env.FUJING_MODE === 'demo', carrier: deps.seal });
const desk = process.env.WEB_DIST ?? join(import.meta.dirname, 'dist', 'web');
if (existsSync(desk)) await serveDesk(app, desk);
const relay = new Relay(deps);
relay.start();
const upkeep = new Upkeep(deps);
upkeep.start();
await app.listen({ port: Number(process.env.PORT ?? 8080), host: process.env.HOST ?? '127.0.0.1' });

const leave = async () => {
  await relay.stop();
  await upkeep.stop();
  await app.close();
  await deps.cases.close();
  await deps.registers.close();
  process.exit(0);
};
process.once('SIGTERM', () => void leave());
process.once('SIGINT', () => void leave());
