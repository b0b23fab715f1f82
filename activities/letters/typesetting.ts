import type { Letter } from './letter.ts';

// Two code points that Unicode promises never to assign, so no letter's own text can be taken for a blank.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

/** A place in a paragraph that is still to be filled in: yellow in a draft, and no letter with one is issued. */
export function blank(name: string): string {
  return `${OPEN}${name}${CLOSE}`;
}

/** Up to here a last paragraph stays whole with the signature. */
const CLOSING_CHARACTERS = 10 * 28;

/** What the template is given, and the day that stands as the PDF's date of creation. */
export function typesetting(letter: Letter, officeFonts: readonly string[]): { inputs: Record<string, string>; issuedAt: number } {
  const filled = {
    ...letter,
    title: orBlank(letter.title, '标题'),
    organ: orBlank(letter.organ, '发文机关'),
    number: orBlank(letter.number, '文号'),
    to: withColon(orBlank(letter.to, '主送')),
    body: letter.body.length > 0 ? letter.body : [blank('正文')],
    signedOn: orBlank(letter.signedOn, '成文日期'),
    contact: letter.contact.length > 0 ? letter.contact : [blank('联系方式')],
  };
  if (!letter.draft) refuseBlanks(JSON.stringify(filled));
  const text = visible(JSON.stringify({ ...filled, ...closingOf(filled.body) }));
  return { inputs: { letter: text, office: officeFonts.length > 0 ? 'yes' : 'no' }, issuedAt: secondsOf(letter.signedOn) };
}

function orBlank(text: string, name: string): string {
  return text.trim() === '' ? blank(name) : text;
}

function withColon(salutation: string): string {
  return /[：:]$/.test(salutation) ? salutation : `${salutation}：`;
}

function refuseBlanks(text: string): void {
  const names = [...text.matchAll(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g'))].map((found) => found[1]);
  if (names.length > 0) throw new Error(`A letter with blanks cannot be issued: ${names.join('、')}.`);
}

/** Without characters that turn or hide what stands beside them; line breaks are escaped in JSON and stay. */
function visible(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/**
 * The words that stand in one block with the signature, since no page may hold a signature alone.
 * Of a long last paragraph, its last sentences become a paragraph of their own.
 */
function closingOf(body: readonly string[]): { body: readonly string[]; closing: string } {
  const last = body.at(-1) ?? '';
  if (last.length <= CLOSING_CHARACTERS) return { body: body.slice(0, -1), closing: last };
  const cut = sentenceEnds(last).find((end) => last.length - end <= CLOSING_CHARACTERS) ?? last.length - CLOSING_CHARACTERS;
  return { body: [...body.slice(0, -1), last.slice(0, cut)], closing: last.slice(cut) };
}

function sentenceEnds(text: string): number[] {
  return [...text.matchAll(/[。；！？](?=[^”』」）])/g)].map((found) => found.index + 1);
}

function secondsOf(signedOn: string): number {
  const [year, month, day] = [...signedOn.matchAll(/\d+/g)].map(Number);
  return year && month && day ? Date.UTC(year, month - 1, day) / 1000 : 0;
}
