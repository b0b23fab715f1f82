import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitArrival, longestArrivalMs } from './arrival.ts';

const app = Fastify();
let port: number;
const usualMs = 300;
beforeAll(async () => {
  limitArrival(app, usualMs);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.post('/usual', async ({ body }) => ({ length: (body as Buffer).length }));
  app.post('/long', { config: { arrivesWithinMs: longestArrivalMs } }, async ({ body }) => ({ length: (body as Buffer).length }));
  app.get('/slow', async () => pause(2 * usualMs).then(() => 'answered'));
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

function begin(head: string): { socket: Socket; heard: () => string; ended: Promise<unknown> } {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => (heard += String(bytes))).on('error', () => undefined);
  socket.write(`${head} HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\n`);
  return { socket, heard: () => heard, ended: new Promise((resolve) => socket.once('close', resolve)) };
}
const drip = async (socket: Socket, times: number) => {
  for (let n = 0; n < times; n += 1) {
    socket.write('x');
    await pause(usualMs / 3);
  }
};

test('what comes in too slowly is broken off, however steadily it comes', async () => {
  const { socket, heard, ended } = begin('POST /usual');
  socket.write('content-length: 9\r\n\r\n');
  await drip(socket, 9);
  await ended;
  expect(heard()).toBe('');
});

test('what may take longer is taken as long as it comes, and broken off once nothing comes', async () => {
  const steady = begin('POST /long');
  steady.socket.write('content-length: 9\r\nconnection: close\r\n\r\n');
  await drip(steady.socket, 9);
  await steady.ended;
  expect(steady.heard()).toContain('{"length":9}');
  const silent = begin('POST /long');
  silent.socket.write('content-length: 9\r\n\r\nxxx');
  await silent.ended;
  expect(silent.heard()).toBe('');
});

test('an answer may take its time', async () => {
  const { socket, heard, ended } = begin('GET /slow');
  socket.write('connection: close\r\n\r\n');
  await ended;
  expect(heard()).toContain('answered');
});
