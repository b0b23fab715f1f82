import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { clockOff } from './call.ts';
import { untilMidnight } from './dates.ts';

const pollMs = 15_000;
/** The stream beats every 25 s; two missed beats and it counts as broken. */
const silenceMs = 60_000;

function refetch(client: QueryClient, caseNo?: string): void {
  if (!caseNo) void client.invalidateQueries();
  else {
    void client.invalidateQueries({ queryKey: ['duties'] });
    void client.invalidateQueries({ queryKey: ['started'] });
    void client.invalidateQueries({ queryKey: ['cases', caseNo] });
  }
}

function caseIn(text: string): string | undefined {
  try {
    const told = JSON.parse(text) as { caseNo?: unknown };
    return typeof told.caseNo === 'string' ? told.caseNo : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is on screen fresh: the stream says which case moved, and the page asks again. Answers whether it must poll. */
export function useLive(enabled: boolean): { polls: boolean } {
  const client = useQueryClient();
  const [polls, setPolls] = useState(false);

  useEffect(() => {
    if (!enabled) return undefined;
    let source: EventSource | undefined;
    let heard = Date.now();
    const open = () => {
      source = new EventSource('/api/stream');
      const hear = () => {
        heard = Date.now();
        setPolls(false);
      };
      const told = (event: MessageEvent<string>) => {
        hear();
        const caseNo = caseIn(event.data);
        if (caseNo) refetch(client, caseNo);
      };
      source.onopen = hear;
      source.onmessage = told;
      for (const name of ['case', 'duty', 'change', 'beat']) source.addEventListener(name, told as EventListener);
      source.onerror = () => setPolls(true);
    };
    const close = () => {
      source?.close();
      source = undefined;
    };
    const reopen = () => {
      close();
      if (document.hidden) return;
      heard = Date.now();
      open();
    };
    const onVisible = () => {
      reopen();
      if (!document.hidden) refetch(client);
    };
    reopen();
    document.addEventListener('visibilitychange', onVisible);
    const watch = setInterval(() => {
      if (document.hidden) return;
      const isSilent = Date.now() - heard > silenceMs;
      if (isSilent || source?.readyState !== EventSource.OPEN) {
        setPolls(true);
        refetch(client);
      }
      if (isSilent || source?.readyState === EventSource.CLOSED) reopen();
    }, pollMs);
    return () => {
      close();
      clearInterval(watch);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [client, enabled]);

  useEffect(() => {
    if (!enabled) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const arm = () => {
      timer = setTimeout(() => {
        refetch(client);
        arm();
      }, untilMidnight(Date.now() - clockOff) + 1_000);
    };
    arm();
    return () => clearTimeout(timer);
  }, [client, enabled]);

  return { polls };
}
