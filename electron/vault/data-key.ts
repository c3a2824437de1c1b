import { createHash, randomBytes, scrypt } from 'node:crypto'
import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { fileStamp } from '../../shared/text/file-stamp.ts'
import { seal, unseal } from './seal.ts'

/** The operating system's key store, as Electron's safeStorage offers it. */
export type Keychain = {
  /** False without one, and for a store that keeps its key in plain text. */
  isAvailable(): boolean
  /** Name of the store; a data key wrapped by another one does not open. */
  readonly backend: string
  wrap(text: string): Buffer
  unwrap(wrapped: Buffer): string
}

/** How the data key lies in the database. Stored as JSON. */
export const wrappedKeySchema = z.discriminatedUnion('backend', [
  z.object({ backend: z.literal('keychain'), store: z.string(), wrapped: z.base64() }),
  z.object({
    backend: z.literal('passphrase'),
    salt: z.base64(),
    wrapped: z.base64(),
    /** SHA-256 of the two above: tells damage from a wrong passphrase. Older ones lack it. */
    sum: z.string().optional(),
  }),
  z.object({ backend: z.literal('key-file') }),
])
export type WrappedKey = z.output<typeof wrappedKeySchema>
type WrappedBy<Backend> = Extract<WrappedKey, { readonly backend: Backend }>

const keyBytes = 32
const wrapAddress = { id: 'data-key', table: 'settings', column: 'value' }

export const makeDataKey = (): Buffer => randomBytes(keyBytes)

/** null: these are not the bytes of a key, whoever gave them. */
export function keyOf(base64: string): Buffer | null {
  const key = Buffer.from(base64, 'base64')
  return key.length === keyBytes ? key : null
}

/** null: the store refuses, or does not give back what it took. */
export function wrapByKeychain(keychain: Keychain, key: Buffer): WrappedBy<'keychain'> | null {
  try {
    const wrapped = keychain.wrap(key.toString('base64')).toString('base64')
    const isReadable = unwrapByKeychain(keychain, wrapped)?.equals(key) === true
    return isReadable ? { backend: 'keychain', store: keychain.backend, wrapped } : null
  } catch {
    return null
  }
}

/** null: the store refuses, or answers something else. The wrapped key is left as it is. */
export function unwrapByKeychain(keychain: Keychain, wrapped: string): Buffer | null {
  try {
    return keyOf(keychain.unwrap(Buffer.from(wrapped, 'base64')))
  } catch {
    return null
  }
}

/** False without a store, and for one that fails when it is asked. */
export function isKeychainThere(keychain: Keychain): boolean {
  try {
    return keychain.isAvailable()
  } catch {
    return false
  }
}

export async function wrapByPassphrase(
  passphrase: string,
  key: Buffer,
  cost?: number,
): Promise<WrappedBy<'passphrase'>> {
  const salt = randomBytes(16)
  const wrapped = seal(
    await stretch(passphrase, salt, cost),
    wrapAddress,
    key.toString('base64'),
  )
  const stored = { salt: salt.toString('base64'), wrapped: wrapped.toString('base64') }
  return { backend: 'passphrase', ...stored, sum: sumOf(stored) }
}

/** null: not this passphrase. */
export async function unwrapByPassphrase(
  passphrase: string,
  stored: { readonly salt: string; readonly wrapped: string },
  cost?: number,
): Promise<Buffer | null> {
  const wrapping = await stretch(passphrase, Buffer.from(stored.salt, 'base64'), cost)
  const text = unseal(wrapping, wrapAddress, Buffer.from(stored.wrapped, 'base64'))
  return text === null ? null : keyOf(text)
}

/** No passphrase opens it any more. */
export const isDamaged = (stored: WrappedBy<'passphrase'>): boolean =>
  stored.sum !== undefined && stored.sum !== sumOf(stored)

export const sumOf = ({ salt, wrapped }: { readonly salt: string; readonly wrapped: string }) =>
  createHash('sha256').update(`${salt} ${wrapped}`).digest('base64')

/** A file that only its owner can read; what lay there is replaced. */
export function writeKeyFile(path: string, key: Buffer): void {
  // by another name first: a kill in the middle must not leave half a key
  const unfinished = `${path}.new`
  writeNewFile(unfinished, key.toString('base64'))
  renameSync(unfinished, path)
}

/** What was the key until now keeps a name of its own, because older backups need it. */
export function retireKeyFile(path: string, now: number): void {
  renameSync(path, join(dirname(path), `vault-until-${fileStamp(now)}.key`))
}

/** Many times a key; a wrapped one beside a backup is longer. */
const mostKeyFileBytes = 10_000

/** null: lost or damaged. It is never made anew: what it sealed would be lost for good. */
export function readKeyFile(path: string): Buffer | null {
  try {
    return keyOf(readOrdinaryFile(path, mostKeyFileBytes).toString('utf8').trim())
  } catch {
    return null
  }
}

/** scrypt's N: 128 MiB, about half a second, off the main thread. */
export const passphraseCost = 2 ** 17

/** Memory and time grow with `N`. */
export function stretch(
  passphrase: string,
  salt: Buffer,
  N: number = passphraseCost,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const cost = { N, r: 8, p: 1, maxmem: 192 * 1024 * 1024 }
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}
