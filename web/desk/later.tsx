import { Button } from 'antd';
import { useEffect, useState, type ComponentType } from 'react';
import { useWords } from './language.tsx';
import { Loading } from './outcomes.tsx';
import { isUnsent } from './start/unsent.ts';

/** A page whose script is fetched when somebody first goes there, or ahead of that by `fetch`. Without it there is a sentence and a way on. */
export function later<P extends object>(fetched: () => Promise<ComponentType<P>>): ComponentType<P> & { readonly fetch: () => void } {
  let page: ComponentType<P> | undefined;
  const come = async () => (page ??= await fetched());
  function Later(props: P) {
    const [Page, setPage] = useState(() => page);
    const [isLost, setLost] = useState(false);
    useEffect(() => {
      if (!Page && !isLost) come().then((found) => setPage(() => found), () => setLost(true));
    }, [Page, isLost]);
    if (Page) return <Page {...props} />;
    return isLost ? <Lost again={() => setLost(false)} /> : <Loading />;
  }
  return Object.assign(Later, { fetch: () => void come().catch(() => undefined) });
}

function Lost({ again }: { again: () => void }) {
  const say = useWords();
  return (
    <div className="fault-box" role="alert">
      <strong>{say('notFetched')}</strong>
      <p>{say('notFetchedWhy')}</p>
      {isUnsent() && <p>{say('unsentElsewhere')}</p>}
      <div className="row-buttons">
        <Button onClick={again}>{say('again')}</Button>
        <Button disabled={isUnsent()} onClick={() => location.reload()}>{say('openAnew')}</Button>
      </div>
    </div>
  );
}

/** Does it when the browser has nothing else to do; the answer calls it off. */
export function whenIdle(act: () => void): () => void {
  // Safari learned it late.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, 1_000);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(act, { timeout: 5_000 });
  return () => cancelIdleCallback(waiting);
}
