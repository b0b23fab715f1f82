import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(true)));
  });
}

/** Below the range from which systems take ports for outgoing connections, so that a part finds its port again. */
export async function freePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 15_000);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
}

/** The same ports as at the last start, as far as they are free. */
export async function steadyPorts<Name extends string>(file: string, names: readonly Name[]): Promise<Record<Name, number>> {
  const before: Record<string, number> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const ports = {} as Record<Name, number>;
  const taken = new Set<number>();
  for (const name of names) {
    const old = before[name];
    const port = old && (await isFree(old)) ? old : await freePort(taken);
    taken.add(port);
    ports[name] = port;
  }
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}
