import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Where a secret belongs. It is the associated data: a swapped or moved row does not open. */
export type SecretAddress = {
  readonly id: string
  readonly table: string
  readonly column: string
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM under a 32-byte key: IV, cipher text, tag. */
export function seal(key: Buffer, address: SecretAddress, text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(associated(address))
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the key, the address or the bytes are not those that were sealed. */
export function unseal(key: Buffer, address: SecretAddress, sealed: Buffer): string {
  if (sealed.length < ivBytes + tagBytes) throw new Error('A sealed secret is too short.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
  decipher.setAAD(associated(address))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const body = sealed.subarray(ivBytes, sealed.length - tagBytes)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}

function associated({ id, table, column }: SecretAddress): Buffer {
  return Buffer.from(JSON.stringify([id, table, column]))
}
