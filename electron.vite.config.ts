import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

// The test runtime is Electron 33 (Node 20.18, Chromium 130); Electron 45 runs the same code.
const oldestNode = 'node20.18'
const oldestChromium = 'chrome130'

/**
 * Writes signs beyond ASCII as escapes: one of them, and V8 keeps the whole file at two bytes a
 * letter as long as the process runs.
 */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        file.code = file.code.replace(
          /[^\0-\x7f]/g,
          sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
  },
}

/** What serving a team needs, which a desk alone never loads; with what `selfsigned` needs. */
const serverLibraries =
  /node_modules\/(?:hono|@hono|rate-limiter-flexible|selfsigned|@peculiar|pkijs|asn1js|pv(?:ts)?utils|bytestreamjs|reflect-metadata|tsyringe|tslib|@noble)\//

export default defineConfig({
  main: {
    plugins: [ascii],
    build: {
      outDir: 'out/main',
      target: oldestNode,
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: resolve('electron/main.ts') },
        external: ['better-sqlite3', 'electron'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          codeSplitting: {
            groups: [
              { name: 'server', test: serverLibraries, priority: 1 },
              { name: 'vendor', test: /node_modules/ },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: oldestNode,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('electron/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), ascii],
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: resolve('out/renderer'),
      target: oldestChromium,
      minify: true,
      // KB; the files come from the disk, not over a network
      chunkSizeWarningLimit: 1000,
      // data: URIs are blocked by the content policy
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: resolve('renderer/index.html'),
        output: {
          // names stay, because the log has the stacks of the window's defects
          minify: {
            compress: { keepNames: { function: true, class: true } },
            mangle: { keepNames: true },
          },
          codeSplitting: {
            groups: [
              // zod and its setup in one chunk, so that the setup runs before any schema is made
              { name: 'zod', test: /node_modules\/zod\/|zod-setup/, priority: 2 },
              // what the first page draws, with all that it imports: one file, not sixty
              { name: 'first', test: /renderer\/app\/(App\.tsx|styles\.ts)$/, priority: 1 },
              { name: 'shared', test: /./, minShareCount: 3 },
            ],
          },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      port: 5173,
      strictPort: true,
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: 5173 },
    },
  },
})
