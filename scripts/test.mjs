import { become, prepareNode } from './bootstrap.mjs';

prepareNode();
await become('scripts/checks.ts', process.argv.slice(2));
