import { createHash } from 'node:crypto'
import { createReadStream, lstatSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { readOrdinaryFile } from './ordinary-file.ts'

/** Beside a backup: the SHA-256 of its bytes as they were when it was made, as `sha256sum` has it. */
export const checksumOf = (copy: string) => `${copy}.sha256`

/** Writes the checksum of a copy for the name that the copy will have. */
export async function noteChecksum(copy: string, name: string): Promise<void> {
  const noted = `${await sha256(copy)}  ${name}\n`
  await writeFile(checksumOf(copy), noted, { mode: 0o600, flush: true })
}

/**
 * Whether a copy has changed since its checksum was written. `none`: there is no checksum, as of
 * an earlier version or of a restore that a kill cut short. `unreadable`: what lies there is none.
 */
export async function judgeChecksum(
  copy: string,
): Promise<'same' | 'changed' | 'none' | 'unreadable'> {
  if (!hasChecksum(copy)) return 'none'
  const noted = readChecksum(copy)
  if (noted === null) return 'unreadable'
  return noted === (await sha256(copy)) ? 'same' : 'changed'
}

/** Whether a copy has a checksum, also one that cannot be read. */
export const hasChecksum = (copy: string): boolean =>
  lstatSync(checksumOf(copy), { throwIfNoEntry: false }) !== undefined

/** A line of `sha256sum`: the name of a backup follows. */
const line = /^([0-9a-f]{64})\s/i
const mostLineBytes = 1000

function readChecksum(copy: string): string | null {
  try {
    const text = readOrdinaryFile(checksumOf(copy), mostLineBytes).toString('utf8')
    return line.exec(text)?.[1]?.toLowerCase() ?? null
  } catch {
    return null
  }
}

/** In hexadecimal; the file is read in pieces, so it may be larger than memory. */
async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
