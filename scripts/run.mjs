// node scripts/run.mjs <file.ts> [...]: runs a maintenance script against the stack that is running, if one is.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { become, prepareNode, root, stop } from './bootstrap.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) stop('用法：node scripts/run.mjs <file.ts> [参数] (usage: node scripts/run.mjs <file.ts> [arguments])');
prepareNode();

const data = resolve(root, process.env.FUJING_DATA ?? '.data');
const running = join(data, 'run.json');
const stack = existsSync(running) ? JSON.parse(readFileSync(running, 'utf8')) : undefined;

const environment = {
  FUJING_KEY_FILE: join(data, 'master.key'),
  FUJING_OBJECTS: join(data, 'objects'),
  TEMPORAL_NAMESPACE: stack?.temporal.namespace ?? 'cases',
  ...(stack && {
    FUJING_URL: stack.url,
    DATABASE_URL: stack.postgres,
    TEMPORAL_ADDRESS: stack.temporal.address,
    SMTP_URL: stack.mail.smtp,
  }),
};
process.env = { ...environment, ...process.env, FUJING_DATA: data };
await become(file, args);
