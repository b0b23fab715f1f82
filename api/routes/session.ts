import { hash, verify } from '@node-rs/argon2';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { eq } from 'drizzle-orm';
import { Type } from 'typebox';
import { readUser } from '../../db/reads/seats.ts';
import { users } from '../../db/schema/index.ts';
import { answers } from '../requests/answers.ts';
import { Declined } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { onlySignedIn, sessionMs, type Me } from '../plugins/session.ts';
import { officeTitle } from '../cases/procedures.ts';
import { giveBack, takeOne, type Limit } from '../requests/rate.ts';
import { Session } from '../shapes.ts';

/** Failures of one account: few from one address, so that nobody locks its owner out from another, and more from wherever they come. The register holds marks, no names and no addresses. */
function failures({ seal }: Deps, username: string, address: string): readonly Limit[] {
  const [who, where] = [`user ${username}`, `user ${username} at ${address}`].map((each) => seal.mark(each).slice(0, 22));
  const rest = { minutes: 15, sentence: 'too-many-logins' } as const;
  return [{ key: `sign-in ${where}`, most: 20, ...rest }, { key: `sign-in ${who}`, most: 200, ...rest }];
}

const slow = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let dummy: Promise<string> | undefined;

function shown(me: Me, language: Language, deps: Deps): Session {
  const at = deps.now();
  return {
    user: { id: me.id, username: me.username, name: me.name },
    posts: me.seats.map((seat) => ({
      office: seat.office,
      officeTitle: say(language, officeTitle(seat.office)),
      organ: seat.organ,
      organName: language === 'en' ? seat.organNameEn : seat.organName,
      postId: seat.postId,
      ...(seat.untilOn && { until: seat.untilOn }),
      ...(seat.standsFor && { standsFor: seat.standsFor, standsForName: seat.standsForName ?? '' }),
    })),
    today: todayOf(deps),
    now: instant(at),
    expiresAt: instant(new Date(at.getTime() + sessionMs)),
  };
}

/** Signing in, who I am, signing out. */
export const sessionRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.post(
    '/session',
    {
      schema: {
        tags: ['session'],
        summary: '登录',
        security: [],
        body: Type.Object({ username: Type.String({ title: '用户名', 'x-title-en': 'user name', minLength: 1, maxLength: 100 }), password: Type.String({ title: '密码', 'x-title-en': 'password', minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
        response: answers({ 200: Session }, 401, 403, 429),
      },
    },
    async (request) => {
      const { username, password } = request.body;
      const limits = failures(deps, username, request.ip);
      // Taken before the password is looked at: tries side by side cannot pass the limit together. Whom the first shuts out takes nothing of the second.
      for (const limit of limits) await takeOne(deps, limit);
      const [row] = await deps.registers.db.select().from(users).where(eq(users.username, username));
      // A name that nobody has takes as long as one that somebody has.
      const kept = row?.passwordHash ?? (await (dummy ??= hash('nobody', slow)));
      const right = await verify(kept, password).catch(() => false);
      if (!row || !right || row.disabledAt) throw new Declined(401, 'signed-out', 'wrong-login');
      const me = await readUser(deps.registers.db, row.id, todayOf(deps));
      for (const limit of limits) await giveBack(deps, limit);
      if (!me || me.seats.length === 0) throw new Declined(403, 'forbidden', 'no-post');
      await request.session.regenerate();
      request.session.userId = row.id;
      return shown(me, request.language, deps);
    },
  );

  await app.register(async (mine) => {
    onlySignedIn(mine, deps);
    mine.get('/session', { schema: { tags: ['session'], summary: '我是谁、担任什么岗位', response: answers({ 200: Session }, 401) } }, async (request) => shown(request.me, request.language, deps));
    mine.delete('/session', { schema: { tags: ['session'], summary: '退出', response: answers({ 204: Type.Null({ description: 'signed out' }) }, 401) } }, async (request, reply) => {
      await request.session.destroy();
      // What was read here does not stay on a shared machine.
      return reply.clearCookie('fujing', { path: '/api' }).header('clear-site-data', '"cache"').status(204).send();
    });
  });
};
