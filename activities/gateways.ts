import { createHmac } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import { newsAtOnce, type GatewayAnswer, type Gateways } from './deps.ts';

/** All that ever leaves the house: no case, no office, no reason (screens §4.2). */
const word = '您查询的事项有新进展，请凭回执到办事大厅查看。';
const subject = '您查询的事项有新进展';

/** A server that says nothing for so long is out of reach. Together they end well before a try counts as interrupted. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;
/** Open at once; thousands of mails go through them one after the other. One more than the outbox uses, so that no letter waits behind news. */
const connections = newsAtOnce + 1;

/**
 * Mail by SMTP. What the other side said about this mail is the answer: taken, or refused for good. It throws when the mail was certainly not handed
 * over, with the server's 4xx or the fault of the connection in `code`; where the connection broke after the whole mail had gone out, nobody knows.
 */
export function smtpGateway(url: string, from: string): { readonly send: NonNullable<Gateways['email']>; readonly close: () => void } {
  // Every try is on record, so trying again is not left to the pool.
  const transport = createTransport({ url, pool: true, maxConnections: connections, maxRequeues: 0, ...patience });
  const goneOut = new Set<string>();
  transport.use('stream', ({ data, message }, done) => {
    message.transform(() => new PassThrough({ flush: (end) => (goneOut.add(String(data.messageId)), end()) }));
    done();
  });
  const send = async (to: string, messageId: string): Promise<GatewayAnswer> => {
    try {
      await transport.sendMail({ from, to, subject, text: word, messageId });
      return { accepted: true, code: '250' };
    } catch (error) {
      const { code = 'unknown', command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
      // Refusing whoever signs in or sends says nothing of this mail.
      if (responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')) return { accepted: false, code: String(responseCode) };
      if (responseCode === undefined && goneOut.has(messageId)) return { accepted: 'unknown', code };
      // The message below must not carry the address, which nodemailer's does.
      throw Object.assign(new Error('mail not handed over'), { code: responseCode === undefined ? code : String(responseCode) });
    } finally {
      goneOut.delete(messageId);
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
