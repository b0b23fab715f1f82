import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Node;
}

/** A real parser, not patterns: TypeScript 7 offers none, and tools that lean on its old one fail silently. */
export function parse(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return { path, text, program: program as unknown as Node };
}

export function sourcesIn(root: string, rooms: readonly string[]): Source[] {
  return rooms.flatMap((room) => filesIn(root, room)).map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

function filesIn(root: string, room: string): string[] {
  if (/\.tsx?$/.test(room)) return readdirSync(root).includes(room) ? [room] : [];
  if (!readdirSync(root).includes(room)) return [];
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

export function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const one of node) yield* nodesOf(one);
  } else if (node !== null && typeof node === 'object') {
    if (typeof (node as Node).type === 'string') yield node as Node;
    for (const value of Object.values(node)) yield* nodesOf(value);
  }
}

export function lineOf(source: Source, at: number): number {
  return source.text.slice(0, at).split('\n').length;
}
