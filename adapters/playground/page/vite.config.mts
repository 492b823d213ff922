import { join } from 'node:path';
import { defineConfig } from 'vite';

const repository = join(import.meta.dirname, '../../..');

const playground = process.env.PLAYGROUND_URL ?? 'http://127.0.0.1:4000';

/** `vite build adapters/playground/page`; for work on the page, `vite adapters/playground/page` beside a running server. */
export default defineConfig({
  base: './',
  build: {
    outDir: join(repository, 'dist/playground'),
    emptyOutDir: true,
    // Both renderers are large; the page is only ever loaded from this machine.
    chunkSizeWarningLimit: 2_000,
    // The content security policy allows pictures in data URIs, and no styles or scripts in them.
    assetsInlineLimit: 0,
    // What is bundled is given away with the package, and so are its licences.
    license: { fileName: 'licences.md' },
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    // The playground answers its own page alone, and takes these requests for its own.
    proxy: { '/api': { target: playground, changeOrigin: true, headers: { origin: playground } } },
  },
});
