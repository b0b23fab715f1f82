import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { pinyin } from 'pinyin-pro';
import { dayOf } from '../workflows/steps/day.ts';
import type { Registers, Transaction } from './client.ts';
import { organs, posts, registerActs, sessions, users, type RegisterActKind } from './schema/index.ts';
import { hashOf } from './seal.ts';

/** By whom it is on the trail: who runs the machines is no official. */
const operations = 'operations';

interface Account {
  readonly username: string;
  readonly name: string;
  /** The organ of which this is the administrator from today on; all other posts are given at the desk. */
  readonly administers?: string | undefined;
}

/** Makes an account and answers its password, which is kept nowhere. Throws with a sentence where the name is taken or the organ unknown. */
export function addAccount({ db }: Pick<Registers, 'db'>, { username, name, administers }: Account, now: Date): Promise<string> {
  const on = dayOf(now.getTime());
  const userId = `u-${username}`;
  return db.transaction(async (tx) => {
    if (!/^\w[\w.@-]{0,59}$/.test(username)) throw new Error(`用户名 ${username} 只能用英文字母、数字和 . _ - @，开头是字母或者数字，最多 60 个。 (a user name is made of letters, digits and . _ - @, and begins with a letter or digit)`);
    if ((await tx.select().from(users).where(eq(users.username, username))).length > 0) throw new Error(`用户名 ${username} 已经有人使用。 (the user name is taken)`);
    if (administers && (await tx.select().from(organs).where(eq(organs.code, administers))).length === 0) throw new Error(`没有代码为 ${administers} 的机关。 (no organ has this code)`);
    const { password, passwordHash } = await newPassword();
    await tx.insert(users).values({ id: userId, username, name, pinyin: pinyin(name, { toneType: 'none', type: 'array' }).join(' '), passwordHash });
    await enter(tx, 'add-account', username, now);
    if (administers) {
      await tx.insert(posts).values({ userId, office: 'administrator', organ: administers, fromOn: on });
      await enter(tx, 'appoint', `${userId} administrator ${administers}`, now);
    }
    return password;
  });
}

/** Gives an account another password and answers it; whoever is signed in under it is signed out. */
export const renewPassword = ({ db }: Pick<Registers, 'db'>, username: string, now: Date): Promise<string> =>
  db.transaction(async (tx) => {
    const { password, passwordHash } = await newPassword();
    await change(tx, username, { passwordHash });
    await enter(tx, 'renew-password', username, now);
    return password;
  });

/** Gives an account the password that its owner chose; every session under it ends, and what it was stands nowhere. */
export const choosePassword = ({ db }: Pick<Registers, 'db'>, { id, username }: { readonly id: string; readonly username: string }, password: string, now: Date): Promise<void> =>
  db.transaction(async (tx) => {
    await change(tx, username, { passwordHash: await hashed(password) });
    await enter(tx, 'change-password', username, now, id);
  });

/** Ends an account: nobody signs in under it, and what it had claimed returns to its office within ten minutes. */
export const endAccount = ({ db }: Pick<Registers, 'db'>, username: string, now: Date): Promise<void> =>
  db.transaction(async (tx) => {
    await change(tx, username, { disabledAt: now });
    await enter(tx, 'end-account', username, now);
  });

async function change(tx: Transaction, username: string, to: Partial<typeof users.$inferInsert>): Promise<void> {
  const [user] = await tx.update(users).set(to).where(eq(users.username, username)).returning({ id: users.id });
  if (!user) throw new Error(`没有用户 ${username}。 (no such user)`);
  await tx.delete(sessions).where(eq(sessions.userId, user.id));
}

async function newPassword(): Promise<{ password: string; passwordHash: string }> {
  const password = randomBytes(12).toString('base64url');
  return { password, passwordHash: await hashed(password) };
}

const hashed = (password: string): Promise<string> => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

const enter = (tx: Transaction, kind: RegisterActKind, about: string, at: Date, by: string = operations) =>
  tx.insert(registerActs).values({ id: randomUUID(), kind, about, by, body: {}, bodyHash: hashOf({ kind, body: {} }), result: {}, on: dayOf(at.getTime()), at });
