import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { showProgress } from './show-progress.ts'

const run = promisify(execFile)
const isWindows = process.platform === 'win32'
/** Milliseconds without a byte after which a connection is given up. */
const silence = 60_000

/**
 * Fetches an npm package's archive to `file`, from the registry that npm is configured for. A plain
 * fetch shows progress but has not npm's proxy, certificates and tokens; when it fails, npm itself
 * fetches.
 */
export async function fetchPackage(spec: string, size: number, file: string): Promise<void> {
  try {
    await stream(await addressOf(spec), size, file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    console.error(`\nDownload broke off (${reason}); npm fetches it now, without progress.`)
    await pack(spec, file)
  }
}

async function addressOf(spec: string): Promise<string> {
  const { stdout } = await run('npm', ['view', spec, 'dist.tarball'], { shell: isWindows })
  return stdout.trim()
}

async function stream(address: string, size: number, file: string): Promise<void> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(new Error('no answer')), silence)
  try {
    const answer = await fetch(address, { signal: giveUp.signal })
    if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`)
    const length = Number(answer.headers.get('content-length'))
    const show = showProgress('Fetching Electron:', length || size)
    let done = 0
    const count = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        done += chunk.length
        show(done)
        timer.refresh()
        next(null, chunk)
      },
    })
    await pipeline(Readable.fromWeb(answer.body), count, createWriteStream(file))
  } finally {
    clearTimeout(timer)
  }
}

async function pack(spec: string, file: string): Promise<void> {
  const folder = dirname(file)
  await run('npm', ['pack', spec, '--pack-destination', folder], { shell: isWindows })
  const packed = (await readdir(folder)).find(name => name.endsWith('.tgz'))
  if (!packed) throw new Error('npm pack left no archive.')
  await rename(join(folder, packed), file)
}
