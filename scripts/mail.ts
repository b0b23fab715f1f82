/** What the inbox shows of a mail: enough of MIME for the letters this office sends. */
export interface Mail {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
}

export function readMail(raw: Buffer): Mail {
  const { fields, body } = divide(raw.toString('latin1'));
  const field = (name: string): string => decodeWords(fields.get(name) ?? '');
  return {
    messageId: field('message-id'),
    from: field('from'),
    to: field('to'),
    subject: field('subject'),
    date: field('date'),
    text: plainText(fields, body),
  };
}

function divide(raw: string): { fields: Map<string, string>; body: string } {
  const gap = /\r?\n\r?\n/.exec(raw);
  const head = gap ? raw.slice(0, gap.index) : raw;
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { fields, body: gap ? raw.slice(gap.index + gap[0].length) : '' };
}

function plainText(fields: Map<string, string>, body: string): string {
  const type = fields.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    for (const piece of body.split(`--${boundary}`).slice(1, -1)) {
      const part = divide(piece.replace(/^\r?\n/, ''));
      const text = plainText(part.fields, part.body);
      if (text) return text;
    }
    return '';
  }
  return /^text\/plain/i.test(type) ? decode(body, fields.get('content-transfer-encoding') ?? '').toString('utf8') : '';
}

function decode(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (/quoted-printable/i.test(encoding)) return unquote(body.replace(/=\r?\n/g, ''));
  return Buffer.from(body, 'latin1');
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** RFC 2047: neighbouring encoded words are one text, and a character may be cut between them. */
function decodeWords(field: string): string {
  const joined = Buffer.from(field, 'latin1')
    .toString('utf8')
    .replace(/(\?=)\s+(=\?)/g, '$1$2');
  return joined.replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)+/gi, (run) => {
    const words = [...run.matchAll(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi)];
    return Buffer.concat(words.map(([, kind, word]) => (kind?.toUpperCase() === 'B' ? Buffer.from(word ?? '', 'base64') : unquote((word ?? '').replaceAll('_', ' '))))).toString(
      'utf8',
    );
  });
}
