import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { GatewayAnswer, Gateways } from './deps.ts';

/** All that ever leaves the house: no case, no office, no reason (screens §4.2). */
const word = '您查询的事项有新进展，请凭回执到办事大厅查看。';
const subject = '您查询的事项有新进展';

/** Errors after which the message was certainly not handed over; any other interruption leaves the outcome open. */
const notHandedOver = new Set(['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'ETIMEDOUT', 'EAUTH', 'ETLS', 'ESOCKET']);

/** Mail by SMTP. 5xx is a refusal; 4xx and a server out of reach throw, and the try is made again. */
export function smtpGateway(url: string, from: string): NonNullable<Gateways['email']> {
  const transport = createTransport(url);
  return async (to, messageId) => {
    try {
      await transport.sendMail({ from, to, subject, text: word, messageId });
      return { accepted: true, code: '250' };
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      if (responseCode !== undefined && responseCode >= 500) return { accepted: false, code: String(responseCode) };
      // The message below must not carry the address, which nodemailer's does.
      throw Object.assign(new Error('mail not handed over'), { code: responseCode ?? (notHandedOver.has(code ?? '') ? code : 'unknown') });
    }
  };
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
