/** Why a piece of text is not taken: each is either invisible or breaks what shows it, so it is refused rather than changed. */
export type TextFault = 'nul' | 'control' | 'surrogate' | 'bidi' | 'marks';

/** More combining marks in a row than any script stacks. */
const marksInARow = 50;
// Tab, line feed and carriage return are the only controls a person types.
const suspect = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]/;
const pileOfMarks = new RegExp(`\\p{M}{${marksInARow + 1}}`, 'u');

/** The fault of a text, if it has one. */
export function textFault(text: string): TextFault | undefined {
  if (suspect.test(text)) {
    if (text.includes('\0')) return 'nul';
    if (/\p{Surrogate}/u.test(text)) return 'surrogate';
    if (/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(text)) return 'bidi';
    if (/[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/.test(text)) return 'control';
  }
  return text.length > marksInARow && pileOfMarks.test(text) ? 'marks' : undefined;
}

/** What of a text can be seen: without blanks at its ends, and without characters that are drawn as nothing. */
export const visible = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim();

/** The first fault within a value of JSON, with the pointer to it (RFC 6901); keys count too. */
export function faultWithin(value: unknown, pointer = ''): { pointer: string; fault: TextFault } | undefined {
  if (typeof value === 'string') {
    const fault = textFault(value);
    return fault && { pointer, fault };
  }
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const fault = textFault(key);
    if (fault) return { pointer, fault };
    const found = faultWithin(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found) return found;
  }
  return undefined;
}

/** A resident's number (18 digits) or a mobile number (11) within a text, in plain or full-width digits, also with blanks or dashes between. */
export function hasPersonalNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/(?<=\d)[\s\-‐–—·.]+(?=\d)/g, '');
  return /(?<![0-9])[1-9]\d{16}[\dXx](?![0-9])/.test(plain) || /(?<![0-9])(?:\+?86)?1[3-9]\d{9}(?![0-9])/.test(plain);
}
