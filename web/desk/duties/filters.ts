import type { DutyList } from '../../../api/shapes.ts';

/** From the one that hurts most; a duty is counted at one of them only. */
export const levels = ['overdue', 'red', 'yellow', 'green', 'target', 'paused', 'none'] as const satisfies readonly (keyof DutyList['counts'])[];
export type Level = (typeof levels)[number];

export const scopes = ['mine', 'office', 'organ'] as const;
export type Scope = (typeof scopes)[number];

export interface Filters {
  readonly scope: Scope;
  readonly state: 'open' | 'done';
  readonly procedure: string;
  readonly level: Level | '';
  readonly q: string;
  readonly after: string;
}

const pageSize = '50';

/** The address holds every filter, so a link reproduces the list. A word it does not know is left out. */
export function filtersFrom(search: URLSearchParams, state: Filters['state']): Filters {
  const scope = search.get('scope');
  const level = search.get('level');
  return {
    scope: scopes.find((each) => each === scope) ?? 'mine',
    state,
    procedure: search.get('procedure') ?? '',
    level: levels.find((each) => each === level) ?? '',
    q: search.get('q') ?? '',
    after: search.get('after') ?? '',
  };
}

export function searchOf(filters: Filters, change: Partial<Filters>): URLSearchParams {
  const { scope, procedure, level, q, after } = { ...filters, after: '', ...change };
  const search = new URLSearchParams();
  if (scope !== 'mine') search.set('scope', scope);
  for (const [name, value] of Object.entries({ procedure, level, q, after })) if (value) search.set(name, value);
  return search;
}

export function listPath(filters: Filters): string {
  const asked = new URLSearchParams({ scope: filters.scope, state: filters.state, limit: pageSize });
  for (const name of ['procedure', 'level', 'q', 'after'] as const) if (filters[name]) asked.set(name, filters[name]);
  return `/api/duties?${asked}`;
}
