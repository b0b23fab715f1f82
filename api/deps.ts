import type { Registers } from '../db/client.ts';
import type { ObjectStore } from '../db/objects.ts';
import type { Seal } from '../db/seal.ts';
import { dayOf } from '../workflows/steps/day.ts';
import type { Day } from '../workflows/steps/words.ts';
import type { Rehearsals } from './cases/foresight.ts';
import type { CaseLine } from './telling/temporal.ts';

export interface Config {
  /** Cookies only over HTTPS; behind a proxy that ends TLS. */
  readonly secureCookies: boolean;
  /** Which hops before this process tell the truth about the client (Fastify's trustProxy, which counts no hops itself). */
  readonly trustProxy: false | string | ((address: string, hop: number) => boolean);
  /** Origins beside the request's own host from which writes are taken. */
  readonly origins: readonly string[];
  readonly metricsToken: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly logLevel: string;
}

/** What the door works with. Everything is handed in, the time of day too. */
export interface Deps {
  readonly registers: Registers;
  readonly seal: Seal;
  readonly objects: ObjectStore;
  readonly cases: CaseLine;
  readonly now: () => Date;
  /** Left out, nobody is told beforehand what follows from a statement. */
  readonly rehearsals?: Rehearsals;
  readonly config: Config;
}

/** The day at the office. */
export const todayOf = ({ now }: Pick<Deps, 'now'>): Day => dayOf(now().getTime());

/** So many proxies, or the addresses of those that are believed; before all of them anybody may claim to be anybody. */
function trusted(proxies: string | undefined): Config['trustProxy'] {
  if (!proxies) return false;
  const hops = /^\d+$/.test(proxies) ? Number(proxies) : undefined;
  return hops === undefined ? proxies : (_address, hop) => hop < hops;
}

/** The working settings out of the environment. */
export const configFrom = (env: NodeJS.ProcessEnv): Config => ({
  secureCookies: env.FUJING_HTTPS === '1',
  trustProxy: trusted(env.TRUST_PROXY),
  origins: (env.FUJING_ORIGINS ?? '').split(',').map((each) => each.trim()).filter((each) => each !== ''),
  metricsToken: env.METRICS_TOKEN,
  smtpUrl: env.SMTP_URL,
  logLevel: env.LOG_LEVEL ?? 'info',
});
