import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** What a volume holds, in its order: pages of a PDF, a picture, plain text, or a table of what the register says. */
export type VolumeItem = { readonly title: string; readonly by: string; readonly on: string } & (
  | { readonly pdf: Uint8Array; readonly otherwise: string }
  | { readonly picture: Uint8Array; readonly otherwise: string }
  | { readonly text: string }
  | { readonly head: readonly string[]; readonly widths: readonly number[]; readonly rows: readonly (readonly string[])[] }
);

export interface Volume {
  /** The only words that reach the PDF's metadata. */
  readonly kind: string;
  readonly organ: string;
  readonly caseNo: string;
  readonly cover: readonly (readonly [label: string, value: string])[];
  readonly items: readonly VolumeItem[];
  /** Who printed it and when, at the foot of every page. */
  readonly printed: string;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FONTS = fileURLToPath(new URL('../../assets/fonts', import.meta.url));
/** More pages of one paper are not drawn: it stays a file of its own. */
const MOST_PAGES = 1000;

let compiler: NodeCompiler | undefined;
let bound = 0;
let before: Promise<unknown> = Promise.resolve();

/** Binds a volume as one PDF with running page numbers. What cannot be drawn has a sheet that says what it is. One at a time, from `gather` on: each takes the memory of all its papers. */
export function bindVolume(gather: () => Promise<Volume>): Promise<Uint8Array> {
  const mine = before.then(gather).then(bind);
  before = mine.catch(() => undefined);
  return mine;
}

async function bind({ items, ...volume }: Volume): Promise<Uint8Array> {
  compiler ??= NodeCompiler.create({ workspace: HERE, fontArgs: [{ fontPaths: [FONTS] }] });
  const mapped: string[] = [];
  const shadow = (bytes: Uint8Array, ending: string): string => {
    const path = `/bound-${++bound}.${ending}`;
    compiler!.mapShadow(`${HERE}${path.slice(1)}`, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    mapped.push(path);
    return path;
  };
  try {
    const laid: Record<string, unknown>[] = [];
    for (const [at, item] of items.entries()) {
      const { title, by, on } = item;
      laid.push({ n: at + 1, title: printable(title), by: printable(by), on, ...(await layOut(item, shadow)) });
    }
    const inputs = { volume: JSON.stringify({ ...volume, cover: volume.cover.map((pair) => pair.map(printable)), items: laid }) };
    const set = compiler.compile({ mainFilePath: `${HERE}volume.typ`, inputs });
    // The compiler's own message quotes the file, so it goes no further.
    if (!set.result || set.hasError()) throw new Error('The volume could not be set.');
    return compiler.pdf(set.result);
  } finally {
    for (const path of mapped) compiler.unmapShadow(`${HERE}${path.slice(1)}`);
    compiler.evictCache(0);
  }
}

async function layOut(item: VolumeItem, shadow: (bytes: Uint8Array, ending: string) => string): Promise<Record<string, unknown>> {
  // Between two papers others get their turn.
  await new Promise((resolve) => setImmediate(resolve));
  if ('pdf' in item) {
    const file = shadow(item.pdf, 'pdf');
    const pages = pagesOf(file);
    return pages > 0 ? { file, pages } : { text: item.otherwise };
  }
  if ('picture' in item) {
    const picture = shadow(item.picture, 'jpg');
    return draws(`#image("${picture}", width: 10mm)`) ? { picture } : { text: item.otherwise };
  }
  if ('text' in item) return { text: printable(item.text) };
  return { head: item.head, widths: item.widths, rows: item.rows.map((row) => row.map(printable)) };
}

const draws = (content: string): boolean => {
  const set = compiler!.compile({ mainFileContent: content });
  return Boolean(set.result) && !set.hasError();
};

/** How many pages a PDF has; none where it cannot be drawn whole. Only the compiler says whether it has a page, so it is asked. */
function pagesOf(file: string): number {
  const has = (page: number) => draws(`#image("${file}", page: ${page}, width: 10mm)`);
  if (!has(1)) return 0;
  let [there, missing] = [1, 2];
  while (missing <= MOST_PAGES && has(missing)) [there, missing] = [missing, missing * 2];
  while (missing - there > 1) {
    const middle = Math.floor((there + missing) / 2);
    if (has(middle)) there = middle;
    else missing = middle;
  }
  const whole = there <= MOST_PAGES && draws(`#for page in range(1, ${there + 1}) { image("${file}", page: page, width: 10mm) }`);
  return whole ? there : 0;
}

/** Without characters that turn or hide what stands beside them; a pictograph, which no font of letters has, is named by its number. */
const printable = (text: string): string =>
  text
    .replace(/[^\S\n]/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, (sign) => (sign < '\u2E80' ? sign : `〔U+${sign.codePointAt(0)!.toString(16).toUpperCase()}〕`));
