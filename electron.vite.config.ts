import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The test runtime is Electron 33 (Node 20.18, Chromium 130); Electron 45 runs the same code.
const oldestNode = 'node20.18'
const oldestChromium = 'chrome130'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: oldestNode,
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: resolve('electron/main.ts') },
        external: ['better-sqlite3', 'electron'],
        output: { format: 'es', entryFileNames: '[name].js' },
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
    plugins: [react()],
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: resolve('out/renderer'),
      target: oldestChromium,
      // data: URIs are blocked by the content policy
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: resolve('renderer/index.html'),
        output: {
          // zod and its setup in one chunk, so that the setup runs before any schema is made
          codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-setup/ }] },
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
