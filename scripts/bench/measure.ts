/** What one client at a time or several side by side have taken, in milliseconds. */
export interface Run {
  readonly clients: number;
  readonly steps: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** Each client works through cases of its own, one step after the other; only the steps are timed. */
export async function sideBySide(clients: number, work: (client: number, time: (act: () => Promise<unknown>) => Promise<void>) => Promise<void>): Promise<Run> {
  const took: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      work(client, async (act) => {
        took.push(await timed(act));
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  return { clients, steps: took.length, perSecond: took.length / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

export const round = (n: number, digits = 1): string => n.toFixed(digits);
