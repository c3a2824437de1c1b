import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** Boxwright Server: one program for Node, without Electron. */
export default defineConfig({
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'out/server',
    target: 'node20.18',
    copyPublicDir: false,
    rolldownOptions: {
      input: {
        server: resolve('electron/server/server.ts'),
        cli: resolve('electron/cli/cli.ts'),
      },
      external: ['better-sqlite3'],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] },
      },
    },
  },
})
