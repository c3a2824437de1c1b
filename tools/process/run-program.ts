import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { dieWithParent } from './die-with-parent.ts'
import { repositoryFolder } from './repository-folder.ts'

const isPosix = process.platform !== 'win32'
/** Milliseconds from asking a program to end until it is killed. */
const grace = 10_000
let asked: NodeJS.Signals | undefined

/** The signal by which this script was asked to end; undefined: it was not. */
export function interruption(): NodeJS.Signals | undefined {
  return asked
}

export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return signal ? 128 + constants.signals[signal] : (code ?? 1)
}

/** Sends a signal to a process group; 0 only looks. False: no process is left. */
type SignalAll = (signal: NodeJS.Signals | 0) => boolean

/** Waits up to two seconds until what the program started (in `dev`, the app) has quit. */
async function emptied(signalAll: SignalAll): Promise<void> {
  for (let attempt = 0; attempt < 40 && signalAll(0); attempt += 1) await sleep(50)
}

/** Calls `end` once the process that started this one (such as npm) is gone. */
function watchParent(end: () => void): NodeJS.Timeout {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) end()
  }, 500)
  return watch.unref()
}

export type Output = {
  /** Called with what the program writes, which is shown, too. */
  readonly onText?: (text: string) => void
  /** An open file that the output goes to instead of the terminal. */
  readonly file?: number
}

/**
 * Runs a program to its end and returns its exit code. It is in a process group of its own, so that
 * Ctrl-C reaches it once, through this process, and nothing that it started outlives it.
 */
export async function runProgram(
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = {},
  { onText, file: target }: Output = {},
): Promise<number> {
  const [file, ...args] = dieWithParent(command)
  const child = spawn(file, args, {
    cwd: repositoryFolder,
    env: { ...process.env, ...env },
    stdio: [
      'ignore',
      onText === undefined ? (target ?? 'inherit') : 'pipe',
      target ?? 'inherit',
    ],
    detached: isPosix,
  })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text)
    onText?.(text)
  })
  const signalAll: SignalAll = signal => {
    if (child.pid === undefined) return false
    try {
      return process.kill(isPosix ? -child.pid : child.pid, signal)
    } catch {
      return false
    }
  }
  let timer: NodeJS.Timeout | undefined
  const passOn = (signal: NodeJS.Signals): void => {
    asked = signal
    // npm repeats the terminal's Ctrl-C, and a second one would make Electron quit unsaved
    if (timer) return
    // always SIGINT: Chromium's helpers die of SIGTERM, and the app then crashes
    signalAll('SIGINT')
    timer = setTimeout(() => signalAll('SIGKILL'), grace)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, passOn)
  const watch = watchParent(() => passOn('SIGTERM'))
  try {
    return await new Promise<number>((done, fail) => {
      child.once('error', fail)
      child.once('close', (code, signal) => done(exitCodeOf(code, signal)))
    })
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    for (const signal of signals) process.off(signal, passOn)
    if (asked) await emptied(signalAll)
    if (isPosix) signalAll('SIGKILL')
  }
}
