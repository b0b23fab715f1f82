import { hash, verify } from '@node-rs/argon2';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { eq } from 'drizzle-orm';
import { Type, type Static } from 'typebox';
import { choosePassword } from '../../db/accounts.ts';
import { readUser } from '../../db/reads/seats.ts';
import { users } from '../../db/schema/index.ts';
import { answers } from '../requests/answers.ts';
import { Declined, formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fill, instant, say, type Language } from '../requests/language.ts';
import { onlySignedIn, sessionMs, type Me } from '../plugins/session.ts';
import { officeTitle } from '../cases/procedures.ts';
import { giveBack, takeOne, type Limit } from '../requests/rate.ts';
import { leastPassword, passwordFaults, passwordFields } from '../shapes/password-words.ts';
import { Session } from '../shapes.ts';

/** Failures of one account: few from one address, so that nobody locks its owner out from another, and more from wherever they come. The register holds marks, no names and no addresses. */
function failures({ seal }: Deps, username: string, address: string): readonly Limit[] {
  const [who, where] = [`user ${username}`, `user ${username} at ${address}`].map((each) => seal.mark(each).slice(0, 22));
  const rest = { minutes: 15, sentence: 'too-many-logins' } as const;
  return [{ key: `sign-in ${where}`, most: 20, ...rest }, { key: `sign-in ${who}`, most: 200, ...rest }];
}

function faultOf(chosen: string, { username }: Pick<Me, 'username'>): keyof typeof passwordFaults | undefined {
  if (chosen.toLowerCase().includes(username.toLowerCase())) return 'holds-name';
  return new Set(chosen).size < leastPassword.varied ? 'too-plain' : undefined;
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

/** Signing in, who I am, another password, signing out. */
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
    onlySignedIn(mine);
    mine.get('/session', { schema: { tags: ['session'], summary: '我是谁、担任什么岗位', response: answers({ 200: Session }, 401) } }, async (request) => shown(request.me, request.language, deps));

    const chosen = Type.Object(
      {
        password: Type.String({ title: passwordFields.present[0], 'x-title-en': passwordFields.present[1], minLength: 1, maxLength: 200 }),
        newPassword: Type.String({ title: passwordFields.chosen[0], 'x-title-en': passwordFields.chosen[1], minLength: leastPassword.length, maxLength: 200 }),
      },
      { additionalProperties: false },
    );
    // Without a key: the trail keeps the sum of a body under its key, and of a password nothing is kept but its slow hash.
    mine.put('/session/password', { schema: { tags: ['session'], summary: '修改自己的密码：同一账号在别处的登录随即失效', body: chosen, response: answers({ 200: Session }, 401, 403, 429) } }, async (request) => {
      const { me } = request;
      const { password, newPassword } = request.body as Static<typeof chosen>;
      const limits = failures(deps, me.username, request.ip);
      for (const limit of limits) await takeOne(deps, limit);
      const [row] = await deps.registers.db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, me.id));
      if (!(await verify(row!.passwordHash, password).catch(() => false))) throw formFaults([{ pointer: '/password', detail: passwordFaults.wrong }]);
      for (const limit of limits) await giveBack(deps, limit);
      const fault = newPassword === password ? 'same' : faultOf(newPassword, me);
      if (fault) throw formFaults([{ pointer: '/newPassword', detail: [fill(passwordFaults[fault][0], leastPassword), fill(passwordFaults[fault][1], leastPassword)] }]);
      await choosePassword(deps.registers, me, newPassword, deps.now());
      await request.session.regenerate();
      request.session.userId = me.id;
      return shown(me, request.language, deps);
    });

    mine.delete('/session', { schema: { tags: ['session'], summary: '退出', response: answers({ 204: Type.Null({ description: 'signed out' }) }, 401) } }, async (request, reply) => {
      await request.session.destroy();
      // What was read here does not stay on a shared machine.
      return reply.clearCookie('fujing', { path: '/api' }).header('clear-site-data', '"cache"').status(204).send();
    });
  });
};
