import { createHash, createHmac, randomBytes } from 'node:crypto'

/** 256 random bits, base64url. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret of 256 bits; hexadecimal. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex')

/**
 * Tells one request from another without keeping what is in it: arguments may hold a passphrase,
 * which a plain hash would let somebody guess from a copy of the database.
 */
export const markOf = (token: string, name: string, args: unknown): string =>
  createHmac('sha256', token)
    .update(JSON.stringify([name, args ?? null]))
    .digest('hex')
