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

/** How a message leaves the house. Each answers what the other side said; it throws while the other side cannot be reached, or asks to be tried later. */
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
