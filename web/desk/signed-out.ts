import { useSyncExternalStore } from 'react';

let signedOut = false;
const listeners = new Set<() => void>();

/** Any call may learn that the session has ended; the sign-in then stands over the page, which keeps what was typed. */
export function notice(out: boolean): void {
  if (out === signedOut) return;
  signedOut = out;
  for (const listener of listeners) listener();
}

export const useSignedOut = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedOut,
  );
