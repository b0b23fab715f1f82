import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const desk = fileURLToPath(new URL('./desk', import.meta.url));

export default defineConfig({
  root: desk,
  base: '/desk/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    // The last Chromium for Windows 7, on which the 360, 奇安信 and 麒麟 browsers are built.
    target: 'chrome109',
    // An inlined asset would be a data: URL, which the pages' CSP refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
