import { createHash, randomBytes, scrypt } from 'node:crypto'
import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { fileStamp } from '../../shared/text/file-stamp.ts'
import { seal, unseal } from './seal.ts'

/** The operating system's key store, as Electron's safeStorage offers it. */
export type Keychain = {
  /** False without a store, and for one whose key lies in plain text. */
  isAvailable(): boolean
  /** Name of the store; a data key wrapped by another one does not open. */
  readonly backend: string
  wrap(text: string): Buffer
  unwrap(wrapped: Buffer): string
}

/** The wrapped data key as it is stored, as JSON, in the database. */
export const wrappedKeySchema = z.discriminatedUnion('backend', [
  z.object({ backend: z.literal('keychain'), store: z.string(), wrapped: z.base64() }),
  z.object({
    backend: z.literal('passphrase'),
    salt: z.base64(),
    wrapped: z.base64(),
    /** SHA-256 of salt and wrapped key: tells damage from a wrong passphrase. Older rows lack it. */
    sum: z.string().optional(),
  }),
  z.object({ backend: z.literal('key-file') }),
])
export type WrappedKey = z.output<typeof wrappedKeySchema>
type WrappedBy<Backend> = Extract<WrappedKey, { readonly backend: Backend }>

const keyBytes = 32
const wrapAddress = { id: 'data-key', table: 'settings', column: 'value' }

export const makeDataKey = (): Buffer => randomBytes(keyBytes)

/** The key from its base64; null: these are not the bytes of a key. */
export function keyOf(base64: string): Buffer | null {
  const key = Buffer.from(base64, 'base64')
  return key.length === keyBytes ? key : null
}

/** Wraps a key and tries it. null: the store refuses, or does not give back what it took. */
export function wrapByKeychain(keychain: Keychain, key: Buffer): WrappedBy<'keychain'> | null {
  try {
    const wrapped = keychain.wrap(key.toString('base64')).toString('base64')
    const isReadable = unwrapByKeychain(keychain, wrapped)?.equals(key) === true
    return isReadable ? { backend: 'keychain', store: keychain.backend, wrapped } : null
  } catch {
    return null
  }
}

/** The unwrapped key; null: the store refuses, or returns something else. */
export function unwrapByKeychain(keychain: Keychain, wrapped: string): Buffer | null {
  try {
    return keyOf(keychain.unwrap(Buffer.from(wrapped, 'base64')))
  } catch {
    return null
  }
}

/** Whether there is a usable store; false also for one that throws. */
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

/** The key; null: it is not this passphrase. */
export async function unwrapByPassphrase(
  passphrase: string,
  stored: { readonly salt: string; readonly wrapped: string },
  cost?: number,
): Promise<Buffer | null> {
  const wrapping = await stretch(passphrase, Buffer.from(stored.salt, 'base64'), cost)
  const text = unseal(wrapping, wrapAddress, Buffer.from(stored.wrapped, 'base64'))
  return text === null ? null : keyOf(text)
}

/** Whether the wrapped key is damaged, so that no passphrase opens it. */
export const isDamaged = (stored: WrappedBy<'passphrase'>): boolean =>
  stored.sum !== undefined && stored.sum !== sumOf(stored)

export const sumOf = ({ salt, wrapped }: { readonly salt: string; readonly wrapped: string }) =>
  createHash('sha256').update(`${salt} ${wrapped}`).digest('base64')

/** Writes a key file, for its owner alone; a file of that name is replaced. */
export function writeKeyFile(path: string, key: Buffer): void {
  // written by another name first, so that a kill does not leave half a key
  const unfinished = `${path}.new`
  writeNewFile(unfinished, key.toString('base64'))
  renameSync(unfinished, path)
}

/** Renames a key file that is replaced: older backups need its key. */
export function retireKeyFile(path: string, now: number): void {
  renameSync(path, join(dirname(path), `vault-until-${fileStamp(now)}.key`))
}

/** Bytes above which a file is not read as a key file. */
const mostKeyFileBytes = 10_000

/** The key of a key file; null: the file is lost or damaged. It is never made anew. */
export function readKeyFile(path: string): Buffer | null {
  try {
    return keyOf(readOrdinaryFile(path, mostKeyFileBytes).toString('utf8').trim())
  } catch {
    return null
  }
}

/** scrypt's N of a passphrase: 128 MiB, about half a second, off the main thread. */
export const passphraseCost = 2 ** 17

/** The 32 bytes that scrypt makes of a passphrase; memory and time grow with `N`. */
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
