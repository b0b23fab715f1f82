import { useInfiniteQuery, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import { get } from './call.ts';

/** What is read from the door lies under its path, so that one word from the live stream refreshes all that shows a case. */
export const useAnswer = <T>(path: string, enabled = true) =>
  useQuery<T>({ queryKey: keyOf(path), queryFn: ({ signal }) => get<T>(path, signal), enabled });

/** `/api/cases/X/events` is under `['cases', 'X', 'events']`; the query string is the last part. */
export function keyOf(path: string): QueryKey {
  const [address = '', search] = path.split('?');
  return [...address.replace(/^\/api\//, '').split('/').map(decodeURIComponent), ...(search ? [search] : [])];
}

/** After an act of one's own: everything on screen that it may have changed. */
export function useRefresh() {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries(), [client]);
}

interface Paged<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total: number;
}

/** A list of a file, a page at a time. */
export function useList<T>(path: string) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(path), 'pages'],
    queryFn: ({ pageParam, signal }) => get<Paged<T>>(`${path}${path.includes('?') ? '&' : '?'}limit=100${pageParam && `&after=${encodeURIComponent(pageParam)}`}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const data = query.data && { items: query.data.pages.flatMap(({ items }) => items), total: query.data.pages[0]?.total ?? 0 };
  return { ...query, data, more: query.hasNextPage ? () => void query.fetchNextPage() : undefined };
}
