import type { FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { WireFile } from '../../../shared/team/wire.ts'
import { freePath } from '../../exports/file-name.ts'
import { writeWhole } from '../../exports/whole-file.ts'
import { nameOf } from './questions.ts'
import type { Failed, Opened } from './request.ts'

export type FetchOptions = {
  readonly files: readonly WireFile[]
  /** The path that staff chose for this call. */
  readonly chosen: string
  /** Begins to read the file of this number. */
  readonly get: (index: number) => Promise<Opened | Failed>
}

export type Fetched = {
  /** The path that the server said → where the file lies. */
  readonly paths: ReadonlyMap<string, string>
  /** The names of files that are not there, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[]
}

/** A connection that breaks off is tried so often. */
const mostTries = 4

/**
 * Fetches the files of a call into the folder that staff chose. The chosen name replaces a file, as
 * staff agreed to in the dialog; others take a free name. A file of before is lost in no case.
 */
export async function fetchFiles({ files, chosen, get }: FetchOptions): Promise<Fetched> {
  const paths = new Map<string, string>()
  const missing: { name: string; why: string }[] = []
  for (const [index, file] of files.entries()) {
    const name = nameOf(file.path)
    const wanted = join(dirname(resolve(chosen)), name)
    const target = wanted === resolve(chosen) ? wanted : await freePath(wanted)
    const why = await fetchFile(target, file.bytes, () => get(index))
    if (why === null) paths.set(file.path, target)
    else missing.push({ name, why })
  }
  return { paths, missing }
}

/** Why the file is not there; null: it is. */
async function fetchFile(
  target: string,
  bytes: number,
  get: () => Promise<Opened | Failed>,
): Promise<string | null> {
  const written = await writeWhole(target, async file => {
    for (let tries = 1; ; tries += 1) {
      if (await isTaken(file, bytes, get)) return true
      if (tries === mostTries) return Promise.reject(new CutOff())
      await file.truncate(0)
    }
  }).catch((error: unknown) => {
    if (error instanceof CutOff) return null
    throw error
  })
  if (written === null) return 'The server was cut off before it had sent the whole file.'
  return written.ok ? null : written.failure.message
}

class CutOff extends Error {
  override readonly name = 'CutOff'
}

/** Writes the file from its beginning; false: it did not come whole. */
async function isTaken(
  file: FileHandle,
  bytes: number,
  get: () => Promise<Opened | Failed>,
): Promise<boolean> {
  const opened = await get()
  if (opened.kind !== 'opened') return false
  const { response } = opened
  let at = 0
  try {
    if (response.statusCode !== 200) return false
    for await (const part of arrivals(response)) {
      if (at + part.length > bytes) return false
      await writeAll(file, part, at)
      at += part.length
    }
    return at === bytes
  } finally {
    response.destroy()
  }
}

/** The parts of an answer as long as they come; the end of a cut one is an end. */
async function* arrivals(response: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  const parts = response[Symbol.asyncIterator]()
  for (;;) {
    const next = await parts.next().catch(() => null)
    if (next === null || next.done === true) return
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without an encoding, parts are buffers
    yield next.value as Buffer
  }
}

async function writeAll(file: FileHandle, part: Buffer, at: number): Promise<void> {
  for (let done = 0; done < part.length; ) {
    const { bytesWritten } = await file.write(part, done, part.length - done, at + done)
    done += bytesWritten
  }
}
