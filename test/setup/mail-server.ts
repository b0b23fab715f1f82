import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Manners {
  /** What the server says to a recipient in place of taking it. */
  refuses?: (to: string) => number | undefined;
  /** What it says to whoever sends, before it hears to whom. */
  refusesSender?: () => number | undefined;
  /** What it says to whoever signs in; 535 if nothing else. */
  readonly refusesLogin?: number;
  /** How long it thinks about a recipient. */
  readonly ponderMs?: number;
  /** How long it takes over a mail. */
  readonly slowMs?: number;
  /** Breaks the line after the whole mail has come, and says nothing. */
  hangsUp?: (to: string) => boolean;
}

const refusal = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });

/** A true SMTP server with manners of its own; it keeps to whom mails came. */
export class MailServer {
  readonly taken: string[] = [];
  manners: Manners = {};
  #server: SMTPServer | undefined;
  #port = 0;

  /** Listens where it listened before, if it did. Whoever signs in is refused; nobody has to. */
  open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onAuth: (_auth, _session, done) => done(refusal(this.manners.refusesLogin ?? 535)),
      onMailFrom: (_address, _session, done) => {
        const code = this.manners.refusesSender?.();
        done(code ? refusal(code) : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        const code = this.manners.refuses?.(address);
        setTimeout(() => done(code ? refusal(code) : null), this.manners.ponderMs ?? 0);
      },
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo[0]!.address;
        stream.resume();
        stream.on('end', () => {
          this.taken.push(to);
          if (this.manners.hangsUp?.(to)) return this.#hangUp();
          setTimeout(() => done(null), this.manners.slowMs ?? 0);
        });
      },
    });
    server.on('error', () => undefined);
    this.#server = server;
    return new Promise((opened) => server.listen(this.#port, '127.0.0.1', () => {
      this.#port = (server.server.address() as AddressInfo).port;
      opened();
    }));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Every line breaks at once. */
  #hangUp(): void {
    for (const connection of this.#server!.connections as Set<{ _socket: { destroy(): void } }>) connection._socket.destroy();
  }

  close = (): Promise<void> => new Promise((closed) => {
    this.#hangUp();
    this.#server!.close(() => closed());
  });
}
