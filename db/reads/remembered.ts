/** Remembers what `read` answered for so many milliseconds; one reading at a time, and a failed one is not remembered. */
export function remembered<A, T>(forMs: number, read: (of: A) => Promise<T>): (of: A) => Promise<T> {
  const kept = new WeakMap<object, { at: number; value: Promise<T> }>();
  return (of) => {
    const there = kept.get(of as object);
    if (there && performance.now() - there.at < forMs) return there.value;
    const value = read(of);
    kept.set(of as object, { at: performance.now(), value });
    value.catch(() => kept.delete(of as object));
    return value;
  };
}
