import type { FastifyInstance, FastifyRequest } from 'fastify';
import cookie from '@fastify/cookie';
import session from '@fastify/session';
import { eq, lt } from 'drizzle-orm';
import { readSession, type HeldSeat, type SeatedUser } from '../../db/reads/seats.ts';
import { sessions } from '../../db/schema/index.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { Declined, forbidden } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { officeTitle } from '../cases/procedures.ts';

declare module 'fastify' {
  interface Session {
    userId?: string;
    /** Read with the session at each request, and never kept in it. */
    user?: SeatedUser;
  }
  interface FastifyRequest {
    /** The official who is signed in; read only behind `onlySignedIn`. */
    me: Me;
  }
}

export type Me = SeatedUser;

/** A working day; whoever stays longer signs in again. */
export const sessionMs = 10 * 3_600_000;

/** Sessions in the register, so that every process of the door knows them and any of them can end one at once. */
class SessionRegister {
  constructor(readonly deps: Pick<Deps, 'registers' | 'now'>) {}

  get(id: string, done: (error: unknown, found?: never) => void): void {
    readSession(this.deps.registers.db, id, this.deps.now(), todayOf(this.deps)).then((found) => done(null, (found ? { ...found.content, user: found.user } : null) as never), done);
  }

  set(id: string, content: { userId?: string; user?: SeatedUser }, done: (error?: unknown) => void): void {
    const { registers, now } = this.deps;
    const row = { userId: content.userId ?? null, content: structuredClone({ ...content, cookie: undefined, user: undefined }), expiresAt: new Date(now().getTime() + sessionMs) };
    registers.db
      .insert(sessions)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: sessions.id, set: row })
      .then(() => done(), done);
  }

  destroy(id: string, done: (error?: unknown) => void): void {
    this.deps.registers.db
      .delete(sessions)
      .where(eq(sessions.id, id))
      .then(() => done(), done);
  }
}

export async function keepSessions(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(cookie);
  // Where HTTPS is promised, the proxy that ends it may stand before the one that says how it was called: without this no cookie would be set, and nobody told why.
  if (deps.config.secureCookies) app.addHook('onRequest', async (request) => void Object.defineProperty(request, 'protocol', { value: 'https' }));
  await app.register(session, {
    secret: deps.seal.mark('session cookies'),
    cookieName: 'fujing',
    // The counter sets no cookie and is sent none.
    cookie: { path: '/api', httpOnly: true, sameSite: 'strict', secure: deps.config.secureCookies, maxAge: sessionMs },
    saveUninitialized: false,
    rolling: false,
    store: new SessionRegister(deps) as never,
  });
  app.decorateRequest('me');
}

/** Lets only officials through who are signed in and hold a post today; whose last post ended is signed out at once. */
export function onlySignedIn(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { userId, user } = request.session;
    if (!userId) throw new Declined(401, 'signed-out', 'signed-out');
    if (!user || user.seats.length === 0) {
      await request.session.destroy();
      throw new Declined(401, 'signed-out', 'signed-out');
    }
    request.me = user;
  });
}

/** The first seat of the signed-in official in this office, in this organ where one is named; 403 without one. */
export function seatOf(request: Pick<FastifyRequest, 'me'>, office: Office, organ?: string): HeldSeat {
  const seat = request.me.seats.find((each) => each.office === office && (organ === undefined || each.organ === organ));
  if (seat) return seat;
  const title = officeTitle(office);
  throw new Declined(403, 'wrong-office', [`只有${title[0]}可以办理。`, `Only the ${title[1]} may do this.`], { ground: 'wrong-office' });
}

export function onlyOffices(request: Pick<FastifyRequest, 'me'>, offices: readonly Office[]): HeldSeat {
  const seat = request.me.seats.find((each) => offices.includes(each.office));
  if (seat) return seat;
  const titles = offices.map((office) => officeTitle(office));
  throw forbidden([`只有${titles.map(([zh]) => zh).join('、')}可以办理。`, `Only the ${titles.map(([, en]) => en).join(', ')} may do this.`], { ground: 'wrong-office' });
}

export async function forgetOldSessions({ registers, now }: Pick<Deps, 'registers' | 'now'>): Promise<void> {
  await registers.db.delete(sessions).where(lt(sessions.expiresAt, now()));
}
