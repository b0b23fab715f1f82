// Loaded into every part of the stack that is ours: the office's clock is as many days ahead as a file says. Temporal's own clock stays.
import { readFileSync } from 'node:fs';

const file = process.env.FAULTS_DAYS_AHEAD;
const dayMs = 86_400_000;
const rereadMs = 100;
const True = Date;
let read = -Infinity;
let ahead = 0;

function now() {
  if (performance.now() - read >= rereadMs) {
    read = performance.now();
    ahead = Number(readFileSync(file, 'utf8')) * dayMs;
  }
  return True.now() + ahead;
}

globalThis.Date = new Proxy(True, {
  construct: (_, parts) => (parts.length === 0 ? new True(now()) : new True(...parts)),
  apply: () => new True(now()).toString(),
  get: (_, name) => (name === 'now' ? now : True[name]),
});
