import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { configFrom } from './deps.ts';

/** The address by which a client is known that claims to be another and comes by a proxy which adds what it saw. */
async function knownAs(TRUST_PROXY: string | undefined, forwarded: string): Promise<string> {
  const app = Fastify({ trustProxy: configFrom({ TRUST_PROXY }).trustProxy });
  app.get('/', async ({ ip }) => ip);
  return (await app.inject({ url: '/', headers: { 'x-forwarded-for': forwarded }, remoteAddress: '10.0.0.2' })).body;
}

test('what a client claims about its address is not believed, however many proxies stand before this process', async () => {
  expect(await knownAs(undefined, '1.2.3.4')).toBe('10.0.0.2');
  expect(await knownAs('1', '198.51.100.7')).toBe('198.51.100.7');
  expect(await knownAs('1', '1.2.3.4, 198.51.100.7')).toBe('198.51.100.7');
  expect(await knownAs('2', '1.2.3.4, 198.51.100.7, 10.0.0.1')).toBe('198.51.100.7');
  expect(await knownAs('10.0.0.0/8', '1.2.3.4, 198.51.100.7, 10.0.0.1')).toBe('198.51.100.7');
});
