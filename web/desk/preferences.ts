import { useSyncExternalStore } from 'react';

export interface Preferences {
  /** Single keys act in the list. */
  readonly keys: boolean;
  readonly dense: boolean;
}

const stored = 'fujing-desk-preferences';
const usual: Preferences = { keys: true, dense: false };
const listeners = new Set<() => void>();
let held: Preferences | undefined;

function read(): Preferences {
  if (held) return held;
  try {
    held = { ...usual, ...(JSON.parse(localStorage.getItem(stored) ?? '{}') as Partial<Preferences>) };
  } catch {
    held = usual;
  }
  return held;
}

export function prefer(change: Partial<Preferences>): void {
  held = { ...read(), ...change };
  localStorage.setItem(stored, JSON.stringify(held));
  for (const listener of listeners) listener();
}

export const usePreferences = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
