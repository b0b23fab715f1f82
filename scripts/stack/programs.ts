import { join } from 'node:path';
import { programFile } from '../build.ts';
import { root } from './layout.ts';
import type { Program } from './part.ts';

const leash = join(root, 'scripts', 'stack', 'leash.mjs');

/** worker.ts and server.ts, built: told to leave with time to finish what they hold. */
export function ours(name: 'worker' | 'server', env: NodeJS.ProcessEnv): Program {
  return {
    name,
    command: process.execPath,
    args: ['--import', leash, '--enable-source-maps', programFile(name)],
    env,
    cwd: root,
    leashed: true,
    goodbye: [
      ['SIGTERM', name === 'worker' ? 35_000 : 12_000],
      ['SIGKILL', 2_000],
    ],
    patience: 180_000,
    ready: name === 'server' ? () => says200(`http://127.0.0.1:${env.PORT}/api/ready`) : async () => true,
  };
}

export function mailbox(data: string, ports: { readonly smtp: number; readonly inbox: number }): Program {
  return {
    name: 'mailbox',
    command: process.execPath,
    args: ['--import', leash, '--enable-source-maps', programFile('mailbox')],
    env: {
      ...process.env,
      MAILBOX_FOLDER: join(data, 'mail'),
      MAILBOX_SMTP_PORT: String(ports.smtp),
      MAILBOX_HTTP_PORT: String(ports.inbox),
    },
    cwd: root,
    leashed: true,
    goodbye: [
      ['SIGTERM', 3_000],
      ['SIGKILL', 1_000],
    ],
    patience: 90_000,
    ready: () => says200(`http://127.0.0.1:${ports.inbox}/mails`),
  };
}

async function says200(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await answer.arrayBuffer();
  return answer.status === 200;
}
