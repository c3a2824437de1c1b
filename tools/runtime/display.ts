import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Readable } from 'node:stream'
import { dieWithParent } from '../process/die-with-parent.ts'

export interface Display {
  /** Environment variables for programs that are to use the display. */
  readonly env: NodeJS.ProcessEnv
  readonly isVirtual: boolean
  readonly close: () => Promise<void>
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? '')
}

export function xvfbPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [...folders, '/usr/bin'].map(folder => join(folder, 'Xvfb')).find(existsSync)
}

/** The display of this session, or one of our own under Xvfb where there is none. */
export async function openDisplay(): Promise<Display> {
  const path = xvfbPath()
  if (hasDisplay() || !path) return { env: {}, isVirtual: false, close: async () => {} }
  const [command, ...args] = dieWithParent([
    path,
    // Xvfb picks a free number and writes it to this descriptor
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1600x1000x24',
    '-nolisten',
    'tcp',
  ])
  const xvfb = spawn(command, args, {
    // a group of its own: Ctrl-C must reach the app before its display is gone
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await displayNumber(xvfb)
  const ended = new Promise<void>(done => {
    xvfb.once('close', () => done())
  })
  const kill = (): void => {
    xvfb.kill()
  }
  process.once('exit', kill)
  // a script that does not close it ends all the same
  xvfb.unref()
  return {
    env: { DISPLAY: `:${number}` },
    isVirtual: true,
    close: async () => {
      process.off('exit', kill)
      xvfb.ref()
      kill()
      await ended
    },
  }
}

async function displayNumber(xvfb: ChildProcess): Promise<string> {
  const pipe = xvfb.stdio[3]
  if (!(pipe instanceof Readable)) throw new Error('Xvfb has no pipe to answer through')
  return new Promise((resolve, reject) => {
    let text = ''
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (!text.endsWith('\n')) return
      pipe.destroy()
      resolve(text.trim())
    })
    xvfb.once('error', reject)
    xvfb.once('exit', code => reject(new Error(`Xvfb ended at its start (${code})`)))
  })
}
