import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/**
 * Where a secret belongs, and whom it may be sent to. It is the associated data: a row that was
 * swapped, moved or bound to another address does not open.
 */
export type SecretAddress = {
  readonly id: string
  readonly table: string
  readonly column: string
  /** The origin it was entered for; null or absent: it is bound to none. */
  readonly origin?: string | null | undefined
}

const ivBytes = 12
const tagBytes = 16

/** Seals by AES-256-GCM with a 32-byte key. Returns IV, cipher text and tag. */
export function seal(key: Buffer, address: SecretAddress, text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', prepared(key), iv)
  cipher.setAAD(associated(address))
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** The text; null: key, address or bytes are not those of the sealing. */
export function unseal(key: Buffer, address: SecretAddress, sealed: Buffer): string | null {
  if (sealed.length < ivBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', prepared(key), sealed.subarray(0, ivBytes))
  decipher.setAAD(associated(address))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const body = sealed.subarray(ivBytes, sealed.length - tagBytes)
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    // GCM cannot tell a wrong key from damaged bytes
    return null
  }
}

const preparedKeys = new WeakMap<Buffer, KeyObject>()

/** The key as the cipher takes it: bytes are prepared anew each time, which takes longest of all. */
function prepared(key: Buffer): KeyObject {
  const known = preparedKeys.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(key)
  preparedKeys.set(key, made)
  return made
}

function associated({ id, table, column, origin }: SecretAddress): Buffer {
  const bound = origin === undefined || origin === null ? [] : [origin]
  return Buffer.from(JSON.stringify([id, table, column, ...bound]))
}
