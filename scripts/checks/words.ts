// A word shown to people is written once, so that it is changed once.
import { lineOf, type Node, nodesOf, type Source } from './sources.ts';

const shortest = 4;
/** A source and its article are a fact to be cited wherever it is the ground, not a word of ours. */
const citation = /^(本办法|\p{Script=Han}+(条例|规则|法))?第[零一二三四五六七八九十百、至]+条/u;

export interface Twice {
  readonly word: string;
  readonly places: readonly string[];
}

export function duplicateWords(sources: readonly Source[]): Twice[] {
  const places = new Map<string, string[]>();
  for (const source of sources) {
    if (/\.test\.tsx?$|\/seed\/|\.config\.ts$/.test(source.path)) continue;
    for (const node of nodesOf(source.program)) {
      const word = literal(node)?.trim();
      if (!word || citation.test(word) || (word.match(/\p{Script=Han}/gu) ?? []).length < shortest) continue;
      places.set(word, [...(places.get(word) ?? []), `${source.path}:${lineOf(source, node.start)}`]);
    }
  }
  return [...places].filter(([, where]) => where.length > 1).map(([word, where]) => ({ word, places: where }));
}

function literal(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'JSXText') return node.value as string;
  const quasis = node.type === 'TemplateLiteral' ? (node.quasis as { value: { cooked: string } }[]) : [];
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined;
}
