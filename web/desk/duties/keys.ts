export type Act = 'down' | 'up' | 'open' | 'approve' | 'tick' | 'search' | 'help' | 'close';

const acts: Readonly<Record<string, Act>> = {
  ArrowDown: 'down', j: 'down', ArrowUp: 'up', k: 'up', Enter: 'open', a: 'approve', x: 'tick', '/': 'search', '?': 'help', Escape: 'close',
};

interface Pressed {
  readonly key: string;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The element that has the focus, as `TAG` and whether it is edited in place. */
  readonly within: { readonly tagName: string; readonly isContentEditable: boolean };
}

const typing = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const pressing = new Set(['A', 'BUTTON']);

/** What a key does in the list; nothing while somebody types or the input method composes, and Enter stays with a focused button. */
export function actOf({ key, isComposing, ctrlKey, metaKey, altKey, within }: Pressed): Act | undefined {
  if (isComposing || key === 'Process' || ctrlKey || metaKey || altKey) return undefined;
  if (typing.has(within.tagName) || within.isContentEditable) return undefined;
  if (key === 'Enter' && pressing.has(within.tagName)) return undefined;
  return acts[key.length === 1 ? key.toLowerCase() : key];
}
