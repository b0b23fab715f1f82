// An SMTP server that delivers nowhere: each mail becomes a file, and a small page shows them. For demonstrations and tests.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { type Mail, readMail } from './mail.ts';

const folder = process.env.MAILBOX_FOLDER ?? '.data/mail';
const smtpPort = Number(process.env.MAILBOX_SMTP_PORT ?? 1025);
const httpPort = Number(process.env.MAILBOX_HTTP_PORT ?? 8025);
const largest = 25_000_000;

await mkdir(folder, { recursive: true, mode: 0o700 });

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  size: largest,
  rejectOversized: true,
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    keep(stream).then(
      () => done(null),
      (error: Error) => done(error),
    );
  },
});
smtp.on('error', (error) => console.error(error.message));
smtp.listen(smtpPort, '127.0.0.1');

/** Accepted only once it is on disk. */
async function keep(stream: Readable): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`;
  const file = await open(join(folder, `${name}.new`), 'w', 0o600);
  try {
    await file.writeFile(Buffer.concat(pieces));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(join(folder, `${name}.new`), join(folder, `${name}.eml`));
}

const inbox = createServer((request, response) => {
  try {
    show(request, response);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
inbox.listen(httpPort, '127.0.0.1');

function show(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://inbox');
  const one = /^\/mails\/([\w.-]+?)(\.eml)?$/.exec(pathname);
  if (one?.[1]) return showOne(one[1], one[2] !== undefined, response);
  if (pathname !== '/' && pathname !== '/mails') return void response.writeHead(404).end();
  const mails = ids().map((id) => letter(id));
  if (pathname === '/mails' || request.headers.accept?.includes('json')) sendJson(response, mails);
  else sendPage(response, mails);
}

function showOne(id: string, raw: boolean, response: ServerResponse): void {
  if (!existsSync(join(folder, `${id}.eml`))) return void response.writeHead(404).end();
  if (!raw) return sendJson(response, letter(id));
  response.writeHead(200, { 'content-type': 'message/rfc822' }).end(readFileSync(join(folder, `${id}.eml`)));
}

function ids(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -4))
    .sort()
    .reverse();
}

function letter(id: string): Mail & { id: string } {
  return { id, ...readMail(readFileSync(join(folder, `${id}.eml`))) };
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body, null, 1));
}

function sendPage(response: ServerResponse, mails: readonly (Mail & { id: string })[]): void {
  const items = mails.map(
    ({ id, from, to, subject, date, text }) =>
      `<article><h2>${escape(subject)}</h2><p>${escape(from)} → ${escape(to)} · ${escape(date)} · <a href="/mails/${id}.eml">原文</a></p><pre>${escape(text)}</pre></article>`,
  );
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" });
  response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>收件箱</title>
<style>body{font:16px/1.6 sans-serif;max-width:48rem;margin:2rem auto}pre{white-space:pre-wrap}article{border-top:1px solid #bbb}</style>
<h1>收件箱（${mails.length}）</h1>${items.join('')}</html>`);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

process.on('SIGTERM', () => {
  inbox.close();
  inbox.closeAllConnections();
  smtp.close(() => process.exit(0));
  setTimeout(() => process.exit(0), 1_000).unref();
});
