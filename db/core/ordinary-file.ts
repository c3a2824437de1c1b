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

/** Opens a pipe without waiting for its other end; Windows has neither the flag nor such pipes. */
const atOnce = constants.O_NONBLOCK ?? 0

/**
 * The bytes of a file that anybody may have put there; links are followed. Throws for a file of
 * more than `mostBytes`, and for what is no ordinary file: a pipe would block, a device has no end.
 */
export function readOrdinaryFile(path: string, mostBytes: number): Buffer {
  return inOrdinaryFile(path, constants.O_RDONLY, (handle, size) => {
    if (size > mostBytes) throw new Error(`${path} is larger than Boxwright makes such a file.`)
    return readFrom(handle, 0, size)
  })
}

/** At most `bytes` from the end of a file; throws for what is no ordinary file. */
export const readEndOfFile = (path: string, bytes: number): Buffer =>
  inOrdinaryFile(path, constants.O_RDONLY, (handle, size) =>
    readFrom(handle, Math.max(0, size - bytes), size),
  )

/**
 * The ends of several files as they are now, read off the main thread: at most `bytes` in all, of
 * the first file first. What is no ordinary file is left out.
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

/** Writes a new file, readable by its owner alone; a file or pipe under its name is removed. */
export function writeNewFile(path: string, content: string): void {
  rmSync(path, { force: true })
  writeFileSync(path, content, { mode: 0o600, flag: 'wx', flush: true })
}

/** Whether an ordinary file is there, or a link to one. */
export const isOrdinaryFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

/**
 * Gives another name to what is at `path` when it is no ordinary file or has more than `mostBytes`,
 * so that a library may open the path. Never throws: what cannot be renamed stays.
 */
export function makeWayFor(path: string, mostBytes: number, now: number): void {
  try {
    const about = statSync(path, { throwIfNoEntry: false })
    const isFit = about?.isFile() === true && about.size <= mostBytes
    if (isFit || lstatSync(path, { throwIfNoEntry: false }) === undefined) return
    renameSync(path, `${path}.damaged-${now}`)
  } catch {
    // a folder without rights: whoever opens the file reports it
  }
}

/** Names of the ordinary files of a folder, links left out; none where there is no folder. */
export function ordinaryFilesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isFile() ? [entry.name] : [],
  )
}

/** Removes a file. False instead of an error: it is a folder, or another program has it open. */
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
    // there is nothing, or no ordinary file
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
