import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const desk = fileURLToPath(new URL('./desk', import.meta.url));

/** Each component from a file of its own: through the one that names them all, the page opened first would need what any page needs. */
const componentsByName: Plugin = {
  name: 'components-by-name',
  enforce: 'pre',
  transform: (code, id) => {
    if (!id.startsWith(desk)) return null;
    const file = (name: string) => (name === 'QRCode' ? 'qr-code' : name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase());
    const named = /^import \{ ([\w, ]+) \} from 'antd';$/gm;
    return { code: code.replace(named, (_, names: string) => names.split(', ').map((name) => `import ${name} from 'antd/es/${file(name)}/index.js';`).join(' ')), map: null };
  },
};

interface Known {
  readonly importers: readonly string[];
}

/** Whether a page needs the module as soon as it is opened: no fetching later on lies between them. */
function needs(page: string, id: string, known: (id: string) => Known | null, seen = new Set<string>()): boolean {
  if (id.endsWith(page)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return known(id)?.importers.some((importer) => needs(page, importer, known, seen)) ?? false;
}

export default defineConfig({
  root: desk,
  base: '/desk/',
  plugins: [componentsByName, react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    // The last Chromium for Windows 7, on which the 360, 奇安信 and 麒麟 browsers are built.
    target: 'chrome109',
    // An inlined asset would be a data: URL, which the pages' CSP refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // One script for what is opened first and one for the case file with its forms: cut by what they share, each would come in a dozen pieces.
        codeSplitting: {
          groups: [
            { debugName: 'desk', name: (id, chunks) => (needs('/desk/main.tsx', id, (each) => chunks.getModuleInfo(each)) ? 'desk' : null), priority: 2 },
            { debugName: 'file', name: (id, chunks) => (needs('/case/case-page.tsx', id, (each) => chunks.getModuleInfo(each)) ? 'file' : null), priority: 1 },
          ],
        },
      },
    },
  },
});
