import { randomBytes, scrypt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
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
  z.object({ backend: z.literal('passphrase'), salt: z.base64(), wrapped: z.base64() }),
  z.object({ backend: z.literal('key-file') }),
])
export type WrappedKey = z.output<typeof wrappedKeySchema>
type WrappedBy<Backend> = Extract<WrappedKey, { readonly backend: Backend }>

const keyBytes = 32
const wrapAddress = { id: 'data-key', table: 'settings', column: 'value' }

export const makeDataKey = (): Buffer => randomBytes(keyBytes)

export function wrapByKeychain(keychain: Keychain, key: Buffer): WrappedBy<'keychain'> {
  const wrapped = keychain.wrap(key.toString('base64')).toString('base64')
  return { backend: 'keychain', store: keychain.backend, wrapped }
}

/** Throws when the store refuses; the wrapped key is left as it is. */
export function unwrapByKeychain(keychain: Keychain, wrapped: string): Buffer {
  return Buffer.from(keychain.unwrap(Buffer.from(wrapped, 'base64')), 'base64')
}

export async function wrapByPassphrase(
  passphrase: string,
  key: Buffer,
): Promise<WrappedBy<'passphrase'>> {
  const salt = randomBytes(16)
  const wrapped = seal(await stretch(passphrase, salt), wrapAddress, key.toString('base64'))
  return {
    backend: 'passphrase',
    salt: salt.toString('base64'),
    wrapped: wrapped.toString('base64'),
  }
}

/** null: not this passphrase. */
export async function unwrapByPassphrase(
  passphrase: string,
  kept: { readonly salt: string; readonly wrapped: string },
): Promise<Buffer | null> {
  const wrapping = await stretch(passphrase, Buffer.from(kept.salt, 'base64'))
  try {
    const text = unseal(wrapping, wrapAddress, Buffer.from(kept.wrapped, 'base64'))
    return Buffer.from(text, 'base64')
  } catch {
    // GCM cannot tell a wrong key from damaged bytes
    return null
  }
}

/** Makes the owner-only key file unless it is there, and reads it. */
export function makeKeyFile(path: string): Buffer {
  if (!existsSync(path)) {
    // by another name first: a kill in the middle must not leave half a key
    const unfinished = `${path}.new`
    writeFileSync(unfinished, makeDataKey().toString('base64'), { mode: 0o600, flush: true })
    renameSync(unfinished, path)
  }
  const key = readKeyFile(path)
  if (key === null) throw new Error(`The key file ${path} is damaged.`)
  return key
}

/** null: lost or damaged. It is never made anew: what it sealed would be lost for good. */
export function readKeyFile(path: string): Buffer | null {
  if (!existsSync(path)) return null
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  return key.length === keyBytes ? key : null
}

/** scrypt with 128 MiB: about half a second, off the main thread. */
function stretch(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 }
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}
