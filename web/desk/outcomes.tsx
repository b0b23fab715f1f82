import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { AsWritten } from './as-written.tsx';
import { Refused, Unreached } from './call.ts';
import { useWords } from './language.tsx';

/** Nothing for 300 ms: a flash of grey is worse than a short wait. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const say = useWords();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-label={say('loading')}>
      {isSlow && Array.from({ length: rows }, (_, at) => <div key={at} className="loading-line" />)}
    </div>
  );
}

export function Failed({ error, again }: { error: Error | null | undefined; again?: () => void }) {
  const say = useWords();
  const problem = error instanceof Refused ? error.problem : undefined;
  return (
    <div className="fault-box" role="alert">
      <strong>{problem?.title ?? say(error instanceof Unreached ? 'unreached' : error ? 'failed' : 'noSuchPage')}</strong>
      {problem?.detail && <p><AsWritten text={problem.detail} /></p>}
      {problem?.article && <p><AsWritten text={say('ground', { article: problem.article })} /></p>}
      {again && <Button onClick={again}>{say('again')}</Button>}
    </div>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** What was loaded once stays on screen while the network is away, with a line that says so. */
export function Loaded<T>({ query, children }: { query: Asked<T>; children: (answer: T) => ReactNode }) {
  const say = useWords();
  if (query.data === undefined) return query.isPending ? <Loading /> : <Failed error={query.error} again={() => void query.refetch()} />;
  return (
    <>
      {query.error instanceof Unreached && (
        <p className="grey-line" role="status">
          {say('offline')}
        </p>
      )}
      {children(query.data)}
    </>
  );
}

export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>;
