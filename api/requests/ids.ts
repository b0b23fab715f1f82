import type { Deps } from '../deps.ts';

/** An id that only this installation can make of these words: a stranger's key can meet nobody else's row. */
export function idFrom({ seal }: Pick<Deps, 'seal'>, words: string): string {
  const hex = Buffer.from(seal.mark(words), 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
