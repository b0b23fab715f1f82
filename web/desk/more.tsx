import { Button } from 'antd';
import { useWords } from './language.tsx';
import type { useList } from './load.ts';

/** Under a list: how many of all are shown, and the rest a page at a time. */
export function More({ of: { data, more } }: { of: Pick<ReturnType<typeof useList>, 'data' | 'more'> }) {
  const say = useWords();
  return data && data.total > 0 && <p>{data.items.length} / {data.total} {more && <Button onClick={more}>{say('more')}</Button>}</p>;
}
