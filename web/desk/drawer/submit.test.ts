import { expect, test } from 'vitest';
import { Refused, Unreached, type Answered } from '../call.ts';
import { submit, type Phase, type World } from './submit.ts';

type Reply = Error | Answered<unknown>;

function world(replies: Reply[]): { world: World; sent: { method: string; path: string; key: string | undefined }[] } {
  const sent: { method: string; path: string; key: string | undefined }[] = [];
  return {
    sent,
    world: {
      async call<T>(method: string, path: string, { key }: { key?: string }) {
        sent.push({ method, path, key });
        const reply = replies.shift();
        if (!reply) throw new Error('asked more often than the test answers');
        if (reply instanceof Error) throw reply;
        return reply as Answered<T>;
      },
      pause: () => Promise.resolve(),
    },
  };
}

async function run(replies: Reply[]) {
  const phases: Phase[] = [];
  const { world: used, sent } = world(replies);
  const outcome = await submit('/api/cases/X/messages/triage', { duty: 'd' }, 'key-1', (phase) => phases.push(phase), used);
  return { outcome, phases, sent };
}

test('a statement that stands is done in one journey', async () => {
  const { outcome, phases, sent } = await run([{ status: 200, body: { statementId: 's' } }]);
  expect(outcome).toEqual({ kind: 'stands', answer: { statementId: 's' } });
  expect(phases).toEqual(['sent']);
  expect(sent).toHaveLength(1);
});

test('after a broken line the same key is sent again, and nothing is asked of the officer', async () => {
  const { outcome, phases, sent } = await run([new Unreached(), new Unreached(), { status: 200, body: {} }]);
  expect(outcome.kind).toBe('stands');
  expect(phases).toEqual(['sent', 'unsure', 'unsure']);
  expect(sent.map(({ method, key }) => `${method} ${key}`)).toEqual(['POST key-1', 'POST key-1', 'POST key-1']);
});

test('a kept statement is followed until it stands, over a broken line too', async () => {
  const { outcome, phases, sent } = await run([{ status: 202, body: { statementId: 's1' } }, { status: 200, body: { state: 'received' } }, new Unreached(), { status: 200, body: { state: 'answered' } }]);
  expect(outcome).toEqual({ kind: 'stands', answer: { statementId: 's1' } });
  expect(sent.slice(1).map(({ path }) => path)).toEqual(Array.from({ length: 3 }, () => '/api/statements/s1'));
  expect(phases).toContain('kept');
});

test('a kept statement that the case refuses says its ground', async () => {
  const { outcome } = await run([{ status: 202, body: { statementId: 's1' } }, { status: 200, body: { state: 'refused', detail: '已由王五办理。', ground: 'already-answered', article: '' } }]);
  expect(outcome).toMatchObject({ kind: 'refused', problem: { detail: '已由王五办理。', ground: 'already-answered' } });
});

test('a refusal at the door is not sent again', async () => {
  const problem = { type: 'urn:fujing:refused', title: '没有办成', status: 409, detail: '只能延期一次。' };
  const { outcome, sent } = await run([new Refused(problem)]);
  expect(outcome).toEqual({ kind: 'refused', problem });
  expect(sent).toHaveLength(1);
});

test('a fault of ours is thrown', async () => {
  await expect(run([new TypeError('ours')])).rejects.toThrow('ours');
});
