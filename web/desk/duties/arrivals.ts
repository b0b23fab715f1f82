import { useState } from 'react';

/** The rows on screen and the ones that came since: a row never moves under the pointer, so new ones wait to be shown. */
export function sorted<T extends { readonly id: string }>(items: readonly T[], shown: ReadonlySet<string> | undefined) {
  if (!shown || !items.some(({ id }) => shown.has(id))) return { rows: items, waiting: 0 };
  const rows = items.filter(({ id }) => shown.has(id));
  return { rows, waiting: items.length - rows.length };
}

/** `list` names the list: another filter or page starts anew. */
export function useArrivals<T extends { readonly id: string }>(items: readonly T[] | undefined, list: string) {
  const [seen, setSeen] = useState<{ list: string; ids: ReadonlySet<string> }>();
  const show = () => setSeen({ list, ids: new Set(items?.map(({ id }) => id)) });
  const isNew = items !== undefined && seen?.list !== list;
  const { rows, waiting } = sorted(items ?? [], isNew ? undefined : seen?.ids);
  if (isNew || (items && waiting === 0 && rows.some(({ id }) => !seen?.ids.has(id)))) show();
  return { rows, waiting, show };
}
