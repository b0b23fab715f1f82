import type { DocumentRefusal } from './words.ts';
import { bytesOf, entriesOf, Unreadable } from './zip.ts';

/** Parts of an office file that do something by themselves, by where they lie. */
const parts: readonly [DocumentRefusal, RegExp][] = [
  ['macros', /vbaProject|vbaData|\/(macrosheets|dialogsheets)\/|^(Basic|Scripts)\//i],
  ['script', /\/activeX\/|^customUI|\/webextensions\//i],
  ['embedded', /\/embeddings\//i],
  ['linked', /\/externalLinks\//i],
];

/** Why an office file is not taken, if it is not. */
export async function riskOfOffice(bytes: Uint8Array): Promise<DocumentRefusal | undefined> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = entriesOf(zip);
    for (const [refusal, where] of parts) if (entries.some(({ name }) => where.test(name))) return refusal;
    for (const entry of entries) {
      const look = looks.find(([where]) => where.test(entry.name))?.[1];
      const found = look && look(textOf(await bytesOf(zip, entry)));
      if (found) return found;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error.why;
    throw error;
  }
}

/** XML in another encoding than UTF-8 would be read past. */
function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Unreadable('damaged');
  return bytes.toString('utf8');
}

const looks: readonly [RegExp, (text: string) => DocumentRefusal | undefined][] = [
  // A part's kind is said here, whatever its name.
  [/^\[Content_Types\]\.xml$/i, (text) => (/macroEnabled|vbaProject|activeX|xlmacro/i.test(text) ? 'macros' : undefined)],
  [/\.rels$/i, (text) => (relationships(text).some(fetches) ? 'linked' : undefined)],
  [/^(content|styles)\.xml$/, (text) => (/vnd\.sun\.star\.(script|expand)|script:event-listener/i.test(text) ? 'macros' : undefined)],
  [/^word\/[^/]+\.xml$/i, (text) => (/(instrText[^>]*>|instr=["'])\s*DDE/i.test(text) ? 'script' : undefined)],
];

const relationships = (text: string): string[] => text.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? [];
/** A link that a reader clicks may lead outside; everything else outside is fetched on opening. */
const fetches = (relationship: string): boolean => /TargetMode\s*=\s*["']External/i.test(relationship) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(relationship);
