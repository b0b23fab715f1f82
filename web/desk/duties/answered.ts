import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Duty, DutyList } from '../../../api/shapes.ts';

type Answered = Pick<Duty, 'caseNo' | 'key'>;

/** A list as it was read, without a duty that was answered since. */
export function without<L extends Pick<DutyList, 'items' | 'total' | 'counts'>>(list: L, { caseNo, key }: Answered): L {
  const items = list.items.filter((each) => each.state !== 'open' || each.caseNo !== caseNo || each.key !== key);
  const n = list.items.length - items.length;
  return n === 0 ? list : { ...list, items, total: list.total - n, counts: { ...list.counts, all: list.counts.all - n } };
}

/** Takes an answered duty out of every list that was read before, on screen or not: whoever comes back to one finds the next duty in its place, and not this one until the list is read anew. */
export function useAnswered(): (answered: Answered) => void {
  const client = useQueryClient();
  return useCallback(
    (answered) => void client.setQueriesData<DutyList>({ predicate: ({ queryKey: [first, search] }) => first === 'duties' && typeof search === 'string' && search.startsWith('scope=') }, (list) => list && without(list, answered)),
    [client],
  );
}
