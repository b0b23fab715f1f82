import { useEffect, useState } from 'react';

type Values = Record<string, unknown>;

/** It names people: it lies in the memory of this page, and in no store. */
const written = new Map<string, Values>();

/** Whether anything is written that leaving the desk would lose. */
export const isUnsent = (): boolean => written.size > 0;

/** What was written of a case that is not filed yet: it outlives a look at another page, and whoever closes the window is asked first. */
export function useUnsent(of: string) {
  const [before] = useState(() => written.get(of) ?? {});
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (written.has(of)) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [of]);
  return { before, keep: (values: Values) => written.set(of, values), drop: () => written.delete(of) };
}
