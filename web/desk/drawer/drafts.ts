import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../api/shapes.ts';
import { call, get, Refused, Unreached } from '../call.ts';

const restMs = 2_000;
const askAgainMs = 1_500;

/**
 * What is being written, kept two seconds after the last key; a reload brings it back.
 * Nothing is said of a failure: the next key tries again, and the text is still on screen.
 */
export function useDraft(caseNo: string, message: string) {
  const path = `/api/drafts/${encodeURIComponent(caseNo)}/${encodeURIComponent(message)}`;
  const [loaded, setLoaded] = useState<{ body?: Record<string, unknown> }>();
  const [savedAt, setSavedAt] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<unknown>(undefined);

  const keep = useCallback(async () => {
    clearTimeout(timer.current);
    if (unsaved.current === undefined) return;
    const body = unsaved.current;
    unsaved.current = undefined;
    try {
      setSavedAt((await call<Draft>('PUT', path, { body: { body } })).body.savedAt);
    } catch (error) {
      if (!(error instanceof Unreached) && !(error instanceof Refused)) throw error;
      unsaved.current ??= body;
    }
  }, [path]);

  useEffect(() => {
    const abort = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const load = () => void get<Draft>(path, abort.signal).then(
      ({ body, savedAt: at }) => {
        setLoaded({ body });
        setSavedAt(at);
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        // That nothing is kept, the door says. A form shown empty because it said nothing would be kept over what is.
        if (error instanceof Unreached) again = setTimeout(load, askAgainMs);
        else setLoaded({});
      },
    );
    load();
    return () => {
      abort.abort();
      clearTimeout(again);
      void keep();
    };
  }, [path, keep]);

  return {
    loaded,
    savedAt,
    keep,
    change(values: unknown) {
      unsaved.current = values;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), restMs);
    },
    async drop() {
      clearTimeout(timer.current);
      unsaved.current = undefined;
      await call('DELETE', path).catch(() => undefined);
    },
  };
}
