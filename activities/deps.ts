import type { Registers } from '../db/client.ts';
import type { ObjectStore } from '../db/objects.ts';
import type { Seal } from '../db/seal.ts';

/** What the effects work with. Everything is handed in, the time of day too. */
export interface Deps {
  readonly registers: Registers;
  readonly seal: Seal;
  readonly objects: ObjectStore;
  readonly now: () => Date;
  readonly gateways: Gateways;
  /** Says that long work is alive; throws when it is to be given up. How far it is stands in the register. */
  readonly beat?: () => void;
}

/** Mails of the outbox under way at once, in one process. */
export const newsAtOnce = 4;

/** A try by a gateway is over within this, with all its waiting: well before the activity that makes it counts as lost and is made again. */
export const longestTryMs = 20_000;

/** Of whom a fault speaks: the other side wants this `mail` later, the `server` serves nobody, or nobody can tell which. */
export type FaultOf = 'mail' | 'server' | 'unsure';

/** How a message leaves the house. Each answers what the other side said; it throws while the other side cannot be reached, or asks to be tried later, with the `code` of the fault and, where that is known, whom it is `about` (`FaultOf`). */
export interface Gateways {
  readonly email?: (to: string, messageId: string) => Promise<GatewayAnswer>;
  readonly phone?: (to: string, messageId: string) => Promise<GatewayAnswer>;
}
export interface GatewayAnswer {
  /** `unknown`: the line broke after the whole message had gone out. */
  readonly accepted: boolean | 'unknown';
  /** A code of the gateway, never its text: that may repeat the address. */
  readonly code: string;
}
