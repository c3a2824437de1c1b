import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** Beside a backup: the SHA-256 of its bytes as they were when it was made, as `sha256sum` has it. */
export const checksumOf = (copy: string) => `${copy}.sha256`

/** Writes the checksum of a copy for the name that the copy will have. */
export async function noteChecksum(copy: string, name: string): Promise<void> {
  const line = `${await sha256(copy)}  ${name}\n`
  await writeFile(checksumOf(copy), line, { mode: 0o600, flush: true })
}

/** `unknown`: it was made without one, by an earlier version or just before a restore. */
export async function judgeChecksum(copy: string): Promise<'same' | 'changed' | 'unknown'> {
  let noted: string
  try {
    noted = await readFile(checksumOf(copy), 'utf8')
  } catch {
    return 'unknown'
  }
  return noted.slice(0, 64) === (await sha256(copy)) ? 'same' : 'changed'
}

/** In pieces as they come from the disk. */
async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
