import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import type { WhatToDo } from './life.ts'

/** How a life came to its end, or that it reached the end of its walk. */
export type LifeEnd =
  | { readonly kind: 'killed'; readonly point: string }
  | { readonly kind: 'whole'; readonly points: readonly string[] }
  | { readonly kind: 'ended'; readonly code: number | null }

export type Life = {
  readonly end: Promise<LifeEnd>
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
}

export type Lives = {
  /** Begins a life in a process that is loaded, while the next process loads. */
  next(task: WhatToDo): Promise<Life>
  close(): Promise<void>
}

/** Longer than any walk takes on a busy machine. */
const longestMs = 300_000

/**
 * Processes for one life each. The code is bundled once: loading it as it lies there takes ten
 * times as long as the life that follows.
 */
export async function openLives(): Promise<Lives> {
  const folder = resolve('node_modules/.cache/boxwright-kills', String(process.pid))
  mkdirSync(folder, { recursive: true })
  await bundle(folder)
  const start = (): Spare => spare(resolve(folder, 'life.mjs'), resolve(folder, 'compiled'))
  // the first one ends in peace, and leaves its compiled code for the others
  const first = start()
  await first.ready
  await first.dismiss()
  let waiting = start()
  return {
    async next(task) {
      const chosen = waiting
      waiting = start()
      await chosen.ready
      return chosen.live(task)
    },
    async close() {
      await waiting.ready
      await waiting.dismiss()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'test/fault/kills/life.ts',
      outDir: folder,
      minify: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'life.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  })
}

type Spare = ReturnType<typeof spare>

function spare(file: string, compileCache: string) {
  const child = spawn(process.execPath, [file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  const lines = createInterface({ input: child.stdout })
  const gone = once(child, 'close')
  return {
    ready: once(lines, 'line'),
    live(task: WhatToDo): Life {
      const end = waitForEnd(child, lines)
      child.stdin.write(`${JSON.stringify(task)}\n`)
      return {
        end,
        async kill() {
          child.kill('SIGKILL')
          await gone
        },
      }
    },
    async dismiss() {
      child.stdin.end()
      await gone
    },
  }
}

function waitForEnd(
  child: ChildProcess,
  lines: ReturnType<typeof createInterface>,
): Promise<LifeEnd> {
  return new Promise((done, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`No end of the walk within ${longestMs / 1000} s.`)),
      longestMs,
    )
    let point: string | null = null
    lines.on('line', line => {
      const [word = '', ...rest] = line.split(' ')
      if (word === 'killed') point = rest.join(' ')
      if (word !== 'whole') return
      clearTimeout(timer)
      const points: readonly string[] = JSON.parse(rest.join(' '))
      done({ kind: 'whole', points })
    })
    child.once('close', code => {
      clearTimeout(timer)
      done(point === null ? { kind: 'ended', code } : { kind: 'killed', point })
    })
  })
}
