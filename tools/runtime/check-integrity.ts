import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Throws unless the file has the hash, written as npm does: `sha512-<base64>`. */
export async function checkIntegrity(file: string, integrity: string): Promise<void> {
  const at = integrity.indexOf('-')
  const hash = createHash(integrity.slice(0, at))
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('base64')
  if (found !== integrity.slice(at + 1)) {
    throw new Error(`The downloaded file is not the expected one: its hash is ${found}.`)
  }
}
