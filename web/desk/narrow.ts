import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 767px)';

const subscribe = (listener: () => void) => {
  const query = matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** A phone: cards instead of rows, full screens instead of panels. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);

/** Room for the file and, beside it, what is being decided. */
export const isWide = () => matchMedia('(min-width: 1200px)').matches;
