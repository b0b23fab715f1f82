import { createHmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { longestTryMs, type FaultOf, type GatewayAnswer, type Gateways } from './deps.ts';

/** All that ever leaves the house: no case, no office, no reason (screens §4.2). */
const word = '您查询的事项有新进展，请凭回执到办事大厅查看。';
const subject = '您查询的事项有新进展';

/** A server that says nothing for so long is out of reach. One after the other they can last longer than a try may, so they do not bound it. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;
/** Open at once; thousands of mails go through them one after the other. */
const connections = 5;

/** How far a mail has come: waiting for a line, being told of to the server, gone out as a whole. */
type Stage = 'waiting' | 'begun' | 'gone';

function aboutWhom(stage: Stage | undefined, code: string, command?: string, responseCode?: number): FaultOf {
  // 421 closes the whole line, whatever it was said to.
  if (responseCode !== undefined && responseCode < 500 && responseCode !== 421 && (command === 'RCPT TO' || command === 'DATA')) return 'mail';
  // Without a command an idle line turned out to be gone: no word of this mail was said on it.
  return stage === 'begun' && (command !== undefined || code === 'EABORT') ? 'unsure' : 'server';
}

/**
 * Mail by SMTP, over lines of its own. What the other side said about this mail is the answer: taken, or refused for good. It throws when the mail was certainly
 * not handed over, with the server's answer or the fault of the connection in `code`; where it broke after the whole mail had gone out, nobody knows.
 * After `withinMs`, the wait for a free line included, the try is broken off: nothing goes out any more.
 */
export function smtpGateway(url: string, from: string, withinMs: number = longestTryMs): { readonly send: NonNullable<Gateways['email']>; readonly close: () => void } {
  // Every try is on record, so trying again is not left to the pool.
  const transport = createTransport({ url, pool: true, maxConnections: connections, maxRequeues: 0, ...patience });
  const stages = new Map<string, Stage>();
  transport.use('stream', ({ data, message }, done) => {
    const reach = (stage: Stage) => stages.has(String(data.messageId)) && stages.set(String(data.messageId), stage);
    message.processFunc((whole: Readable) => {
      reach('begun');
      // Read to its end by the line itself. A transform would see that end before: it is buffered while the server thinks about whom it is for.
      return whole.once('end', () => reach('gone'));
    });
    done();
  });
  const send = async (to: string, messageId: string): Promise<GatewayAnswer> => {
    stages.set(messageId, 'waiting');
    try {
      await transport.sendMail({ from, to, subject, text: word, messageId, signal: AbortSignal.timeout(withinMs) });
      return { accepted: true, code: '250' };
    } catch (error) {
      const { code = 'unknown', command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
      // Refusing whoever signs in or sends says nothing of this mail.
      if (responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')) return { accepted: false, code: String(responseCode) };
      // Nothing was sent at all: this is no address that mail could be written to.
      if (responseCode === undefined && code === 'EENVELOPE') return { accepted: false, code };
      const stage = stages.get(messageId);
      if (responseCode === undefined && stage === 'gone') return { accepted: 'unknown', code };
      // The message below must not carry the address, which nodemailer's does.
      throw Object.assign(new Error('mail not handed over'), { code: responseCode === undefined ? code : String(responseCode), about: aboutWhom(stage, code, command, responseCode) });
    } finally {
      stages.delete(messageId);
    }
  };
  return { send, close: () => transport.close() };
}

/** Text messages by a signed webhook: HMAC-SHA256 over timestamp and body, the Message-ID as idempotency key. */
export function smsGateway(url: string, secret: string, now: () => Date): NonNullable<Gateways['phone']> {
  return async (to, messageId): Promise<GatewayAnswer> => {
    const body = JSON.stringify({ to, text: word });
    const timestamp = String(now().getTime());
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': messageId, 'x-timestamp': timestamp, 'x-signature': signature }, signal: AbortSignal.timeout(10_000) });
    if (response.status >= 500 || response.status === 429) throw Object.assign(new Error('message not handed over'), { code: String(response.status) });
    return { accepted: response.ok, code: String(response.status) };
  };
}
