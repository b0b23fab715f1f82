import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { typesetting } from './typesetting.ts';

export interface Letter {
  /** What kind of document this is; the only words that reach the PDF's metadata. */
  kind: string;
  /** A line break in it is kept. */
  title: string;
  /** The organ's full name, as head and as signature. */
  organ: string;
  /** 文号 */
  number: string;
  /** The salutation; its colon is added when it has none. */
  to: string;
  body: readonly string[];
  /** Stands after the first paragraph. */
  table?: readonly { item: string; finding: string; handling: string }[];
  /** 2026年6月12日 */
  signedOn: string;
  /** Stands in brackets under the date. */
  contact: readonly string[];
  /** Watermark 草稿; missing fields become yellow blanks with their name. */
  draft?: boolean;
  /** A circle marked 样章. A true seal comes from an electronic seal service. */
  sealSample?: boolean;
  /** An English summary; it is printed as not legally binding. */
  note?: string;
}

const LETTERS = fileURLToPath(new URL('.', import.meta.url));
const FONTS = fileURLToPath(new URL('../../assets/fonts', import.meta.url));

// Typst memoizes every letter it has set; what two later letters did not use again is dropped.
const LETTERS_REMEMBERED = 2;

let compiler: NodeCompiler | undefined;

/**
 * Sets the letter as a PDF/A-2a. The same letter gives the same bytes.
 * What a letter took is given back when the event loop turns: whoever sets many in one run lets it turn between them.
 */
export function renderLetter(letter: Letter): Uint8Array {
  const { inputs, issuedAt } = typesetting(letter, officeFonts());
  compiler ??= NodeCompiler.create({ workspace: LETTERS, fontArgs: [{ fontPaths: [...officeFonts(), FONTS] }] });
  try {
    const set = compiler.compile({ mainFilePath: `${LETTERS}letter.typ`, inputs });
    if (!set.result || set.hasError()) throw new Error('The letter could not be set.');
    return compiler.pdf(set.result, { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp: issuedAt });
  } catch (failure) {
    // The compiler's own message quotes the letter, so it is read here and goes no further.
    throw new Error(plainReason(failure));
  } finally {
    compiler.evictCache(LETTERS_REMEMBERED);
  }
}

/** An office that holds a licence for 方正仿宋_GBK and 方正小标宋 names their folder here. */
function officeFonts(): string[] {
  const folder = process.env['LETTER_FONTS'];
  if (!folder) return [];
  if (!existsSync(folder)) throw new Error('LETTER_FONTS names a folder that does not exist.');
  return [folder];
}

function plainReason(failure: unknown): string {
  return String(failure).includes('could not be displayed')
    ? 'The letter holds a character that none of the letter fonts has. Write it otherwise, or add a font that has it through LETTER_FONTS.'
    : 'The letter could not be set.';
}
