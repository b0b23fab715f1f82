import { inflateSync } from 'node:zlib';

/** What a letter's PDF shows, read back from its drawing commands and the fonts' own tables: a test's eyes. */
export interface PrintedLine {
  /** Points from the page's top edge to the baseline. */
  readonly down: number;
  readonly left: number;
  readonly text: string;
}
export type PrintedPage = readonly PrintedLine[];

type Objects = ReadonlyMap<number, string>;
type Glyphs = ReadonlyMap<string, string>;
type Matrix = readonly [number, number, number, number, number, number];

const PAGE_HEIGHT = 841.8898;

export function printedPages(pdf: Uint8Array): PrintedPage[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\b/.test(object))
    .map((page) => linesOf(streamOf(objects, reference(page, '/Contents')), fontsOf(objects, page)));
}

/** Every text in the file that is not drawn on a page: the information dictionary, XMP, bookmarks, tags. */
export function metadataOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  const drawn = /\nstream\n[\s\S]*?\nendstream/g;
  const strings = [...raw.replace(drawn, '').matchAll(/\(((?:\\.|[^\\)])*)\)|<([0-9a-f]+)>/gis)].map((found) =>
    inUnicode(found[2] === undefined ? unescaped(found[1] ?? '') : Buffer.from(found[2], 'hex').toString('latin1')),
  );
  const xmp = Buffer.from(/<\?xpacket begin[\s\S]*?<\?xpacket end/.exec(raw)?.[0] ?? '', 'latin1').toString('utf8');
  return [...strings, xmp].join('\n');
}

export function textOf(page: PrintedPage): string {
  return page.map((line) => line.text).join('\n');
}

function objectsOf(raw: string): Objects {
  return new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((found) => [Number(found[1]), found[2] ?? '']));
}

function reference(object: string, key: string): number {
  return Number(new RegExp(`${key} (\\d+) 0 R`).exec(object)?.[1]);
}

function streamOf(objects: Objects, number: number): string {
  const object = objects.get(number) ?? '';
  const bytes = object.slice(object.indexOf('\nstream\n') + 8, object.lastIndexOf('\nendstream'));
  return object.includes('/FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
}

function fontsOf(objects: Objects, page: string): ReadonlyMap<string, Glyphs> {
  const named = [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)];
  return new Map(named.map((font) => [font[1] ?? '', glyphsOf(streamOf(objects, reference(objects.get(Number(font[2])) ?? '', '/ToUnicode')))]));
}

function glyphsOf(table: string): Glyphs {
  const rows = [...table.matchAll(/^<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>$/gim)];
  return new Map(rows.map((row) => [String.fromCharCode(parseInt(row[1] ?? '', 16)), inUnicode(`\xFE\xFF${Buffer.from(row[2] ?? '', 'hex').toString('latin1')}`)]));
}

function linesOf(drawing: string, fonts: ReadonlyMap<string, Glyphs>): PrintedPage {
  const runs: PrintedLine[] = [];
  let at: Matrix = [1, 0, 0, 1, 0, 0];
  const outer: Matrix[] = [];
  let glyphs: Glyphs = new Map();
  const token = /\b(q|Q)\b(?=\n)|((?:-?[\d.]+ ){6})cm|\/(f\d+) [\d.]+ Tf|(\[(?:\((?:\\[\s\S]|[^\\)])*\)|[^\]()])*\]|\((?:\\[\s\S]|[^\\)])*\)) T[jJ]/g;
  for (const [, save, moved, font, shown] of drawing.matchAll(token)) {
    if (save === 'q') outer.push(at);
    else if (save === 'Q') at = outer.pop() ?? at;
    else if (moved !== undefined) at = times(moved.trim().split(' ').map(Number) as unknown as Matrix, at);
    else if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    else if (shown !== undefined) runs.push({ down: PAGE_HEIGHT - at[5], left: at[4], text: textShown(shown, glyphs) });
  }
  return joined(runs);
}

function textShown(shown: string, glyphs: Glyphs): string {
  const codes = [...shown.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)/g)].map((part) => unescaped(part[1] ?? '')).join('');
  return (codes.match(/[\s\S]{2}/g) ?? []).map((pair) => glyphs.get(String.fromCharCode(pair.charCodeAt(0) * 256 + pair.charCodeAt(1))) ?? '\uFFFD').join('');
}

/** Runs on one baseline that follow each other are one line. */
function joined(runs: readonly PrintedLine[]): PrintedPage {
  const lines: PrintedLine[] = [];
  for (const run of runs) {
    const last = lines.at(-1);
    if (last && Math.abs(last.down - run.down) < 0.01) lines[lines.length - 1] = { ...last, text: last.text + run.text };
    else lines.push(run);
  }
  return lines;
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function unescaped(text: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, one?: string) => (octal ? String.fromCharCode(parseInt(octal, 8)) : (named[one ?? ''] ?? one ?? '')));
}

function inUnicode(text: string): string {
  return text.startsWith('\xFE\xFF') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text;
}
