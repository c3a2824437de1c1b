import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  read,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { promisify } from 'node:util'

/** With it a pipe opens, or fails to, at once; Windows has no such flag, and no such pipes. */
const atOnce = constants.O_NONBLOCK ?? 0

/**
 * The bytes of a file that anybody may have put there; links are followed. A pipe would make the
 * whole app wait, a device has no end: throws for what is no ordinary file, and for one of more
 * than `mostBytes`.
 */
export function readOrdinaryFile(path: string, mostBytes: number): Buffer {
  return inOrdinaryFile(path, constants.O_RDONLY, (handle, size) => {
    if (size > mostBytes) throw new Error(`${path} is larger than Boxwright makes such a file.`)
    return readFrom(handle, 0, size)
  })
}

/** The last bytes, at most so many; throws for what is no ordinary file. */
export const readEndOfFile = (path: string, bytes: number): Buffer =>
  inOrdinaryFile(path, constants.O_RDONLY, (handle, size) =>
    readFrom(handle, Math.max(0, size - bytes), size),
  )

/**
 * The last bytes of several files as they are now, at most so many in all, the first file first.
 * They are read off the main thread. What is no ordinary file has none.
 */
export async function readEndsOfFiles(
  paths: readonly string[],
  bytes: number,
): Promise<readonly Buffer[]> {
  // all at once: a file that gets another name meanwhile is neither missed nor read twice
  const files = paths.flatMap(openIfOrdinary)
  const ends: Buffer[] = []
  let left = bytes
  try {
    for (const { handle, size } of files) {
      const end = Buffer.allocUnsafe(Math.min(left, size))
      const { bytesRead } = await readLater(handle, end, 0, end.length, size - end.length)
      ends.push(end.subarray(0, bytesRead))
      left -= end.length
    }
    return ends
  } finally {
    for (const { handle } of files) closeSync(handle)
  }
}

const readLater = promisify(read)

/** Makes the file when it is not there, for its owner alone; throws for what is no ordinary file. */
export function appendToFile(path: string, text: string): void {
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT
  inOrdinaryFile(path, flags, handle => appendFileSync(handle, text))
}

/** Makes a file that must be new: a file or pipe under its name goes. */
export function writeNewFile(path: string, content: string): void {
  rmSync(path, { force: true })
  writeFileSync(path, content, { mode: 0o600, flag: 'wx', flush: true })
}

/** False also where there is nothing; links are followed. */
export const isOrdinaryFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

/**
 * Before another library opens a file: what stands in its place and is none, or has more bytes,
 * gets another name. Where that fails it stays.
 */
export function makeWayFor(path: string, mostBytes: number, now: number): void {
  try {
    const about = statSync(path, { throwIfNoEntry: false })
    const isFit = about?.isFile() === true && about.size <= mostBytes
    if (isFit || lstatSync(path, { throwIfNoEntry: false }) === undefined) return
    renameSync(path, `${path}.damaged-${now}`)
  } catch {
    // a folder without rights: what opens the file says so
  }
}

/** Names of the ordinary files of a folder, links left out; none where there is no folder. */
export function ordinaryFilesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isFile() ? [entry.name] : [],
  )
}

/** False: it is a folder, or something holds it. It is tried again the next time, and stops no other. */
export function tryRemove(file: string): boolean {
  try {
    rmSync(file, { force: true })
    return true
  } catch {
    return false
  }
}

type Opened = { readonly handle: number; readonly size: number }

/** Throws for what is no ordinary file; the caller closes the handle. */
function openOrdinary(path: string, flags: number): Opened {
  const handle = openSync(path, flags | atOnce, 0o600)
  try {
    const about = fstatSync(handle)
    if (about.isFile()) return { handle, size: about.size }
    throw new Error(`${path} is no ordinary file. Move it, then start Boxwright again.`)
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

function openIfOrdinary(path: string): readonly Opened[] {
  try {
    return [openOrdinary(path, constants.O_RDONLY)]
  } catch {
    // it is not there, or something else is
    return []
  }
}

function inOrdinaryFile<Value>(
  path: string,
  flags: number,
  use: (handle: number, size: number) => Value,
): Value {
  const { handle, size } = openOrdinary(path, flags)
  try {
    return use(handle, size)
  } finally {
    closeSync(handle)
  }
}

/** Fewer bytes than asked for when the file has become shorter meanwhile. */
function readFrom(handle: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start)
  let at = 0
  while (at < bytes.length) {
    const read = readSync(handle, bytes, at, bytes.length - at, start + at)
    if (read === 0) break
    at += read
  }
  return bytes.subarray(0, at)
}
