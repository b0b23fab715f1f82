import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const largest = 20_000_000;

/** The log file of one part. The part writes to it directly, so its last words survive a killed supervisor. */
export class Log {
  readonly file: string;
  #open: number | undefined;

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.file = join(folder, `${name}.log`);
  }

  descriptor(): number {
    this.trim();
    this.#open ??= openSync(this.file, 'a', 0o600);
    return this.#open;
  }

  /** One older file is kept. All write in append mode, so the file may be emptied under them. */
  trim(): void {
    if (!existsSync(this.file) || statSync(this.file).size < largest) return;
    copyFileSync(this.file, `${this.file}.1`);
    truncateSync(this.file);
  }

  tail(lines = 15): string {
    if (!existsSync(this.file)) return '';
    return readFileSync(this.file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open);
    this.#open = undefined;
  }
}
