import { become, prepareNode } from './bootstrap.mjs';

prepareNode();
await become('scripts/supervise.ts', process.argv.slice(2));
