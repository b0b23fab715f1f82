/** The text is not JSON as this door takes it; `at` is the pointer to the place, as far as one was reached. */
export class NotJson extends Error {
  constructor(
    readonly why: 'syntax' | 'depth' | 'duplicate' | 'encoding' | 'number',
    readonly at: string,
  ) {
    super(why);
    this.name = 'NotJson';
  }
}

const deepest = 32;
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const blank = /[ \t\n\r]*/y;
const literal = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// The end of a string is found here; JSON.parse then reads its escapes.
const string = /"(?:[^"\\\u0000-\u001F]|\\.)*"/y;

/** Parses JSON in UTF-8. Unlike JSON.parse it refuses the same key twice, more than 32 levels, and numbers beyond reach. Throws `NotJson`. */
export function parseStrictly(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotJson('encoding', '');
  }
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (char: string, pointer: string) => {
    if (text[at] !== char) throw new NotJson('syntax', pointer);
    at += 1;
  };
  const word = (pointer: string): string => {
    const found = take(string);
    if (found === undefined) throw new NotJson('syntax', pointer);
    try {
      return JSON.parse(found) as string;
    } catch {
      throw new NotJson('syntax', pointer);
    }
  };

  function members(pointer: string, depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    at += 1;
    take(blank);
    if (text[at] === '}') return (at += 1), object;
    for (;;) {
      take(blank);
      const key = word(pointer);
      const place = `${pointer}/${escaped(key)}`;
      if (Object.hasOwn(object, key)) throw new NotJson('duplicate', place);
      take(blank);
      skip(':', place);
      // `__proto__` must become a field like any other, so that it is refused as one.
      Object.defineProperty(object, key, { value: value(place, depth), enumerable: true, writable: true, configurable: true });
      take(blank);
      if (text[at] === '}') return (at += 1), object;
      skip(',', place);
    }
  }
  function items(pointer: string, depth: number): unknown[] {
    const array: unknown[] = [];
    at += 1;
    take(blank);
    if (text[at] === ']') return (at += 1), array;
    for (;;) {
      array.push(value(`${pointer}/${array.length}`, depth));
      take(blank);
      if (text[at] === ']') return (at += 1), array;
      skip(',', pointer);
    }
  }
  function value(pointer: string, depth: number): unknown {
    if (depth > deepest) throw new NotJson('depth', pointer);
    take(blank);
    const first = text[at];
    if (first === '{') return members(pointer, depth + 1);
    if (first === '[') return items(pointer, depth + 1);
    if (first === '"') return word(pointer);
    const named = take(literal);
    if (named) return named === 'null' ? null : named === 'true';
    const digits = take(number);
    if (!digits) throw new NotJson('syntax', pointer);
    const read = Number(digits);
    if (!Number.isFinite(read) || (Number.isInteger(read) && !Number.isSafeInteger(read))) throw new NotJson('number', pointer);
    return read;
  }

  const whole = value('', 0);
  take(blank);
  if (at !== text.length) throw new NotJson('syntax', '');
  return whole;
}
