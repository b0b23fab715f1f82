import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoPassword } from '../../db/seed/posts.ts';
import { openDesk, organ, type WholeDesk } from '../../test/setup/whole-desk.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
afterEach(() => vi.useRealTimers());

const signedIn = async (): Promise<string> => {
  const answer = await desk.app.inject({ method: 'POST', url: '/api/session', payload: { username: `intake-officer-${organ}-1`, password: demoPassword } });
  return String(answer.headers['set-cookie']).split(';')[0]!;
};
/** A stream, and whether it has ended. */
const listening = (cookie: string) => {
  const stream = { ended: false };
  void desk.app.inject({ url: '/api/stream', headers: { cookie } }).then(() => (stream.ended = true));
  return stream;
};
const answered = (cookie: string) => desk.app.inject({ url: '/api/session', headers: { cookie } });

describe('the stream of what is new', () => {
  test('ends with the session it was opened in, and another of the same official goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    const [mine, other] = [listening(here), listening(elsewhere)];
    await answered(here);
    await desk.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: here } });
    expect((await answered(here)).statusCode).toBe(401);
    vi.advanceTimersByTime(30_000);
    await vi.waitFor(() => expect(mine.ended).toBe(true), 5_000);
    expect((await answered(elsewhere)).statusCode).toBe(200);
    expect(other.ended).toBe(false);
  });
});
