import type { Registers } from '../../db/client.ts';

/** Long enough that entries of one moment ring once, and nobody who looks on notices. */
const gatheredMs = 10;

/** Tells whoever listens which cases have new events. Nobody waits for it, and what it could not tell is told with the next entry. */
export class Bell {
  readonly #untold = new Map<string, number>();
  #isRinging = false;

  constructor(readonly registers: Pick<Registers, 'sql'>) {}

  ring(caseNo: string, seq: number): void {
    this.#untold.set(caseNo, Math.max(seq, this.#untold.get(caseNo) ?? 0));
    if (this.#isRinging) return;
    this.#isRinging = true;
    setTimeout(() => void this.#tell(), gatheredMs);
  }

  async #tell(): Promise<void> {
    this.#isRinging = false;
    const told = [...this.#untold];
    this.#untold.clear();
    const words = told.map(([caseNo, seq]) => `${caseNo}:${seq}`);
    await this.registers.sql`select pg_notify('case_events', word) from unnest(${words}::text[]) word`.catch(() => {
      for (const [caseNo, seq] of told) this.#untold.set(caseNo, Math.max(seq, this.#untold.get(caseNo) ?? 0));
    });
  }
}
