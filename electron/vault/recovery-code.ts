import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Crockford's 32 letters, five bits each: without I, L, O and U, which are misread or make words. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Letters with random bits: 130 bits. */
const secretLetters = 26
/** Letters with a checksum: 20 bits, so one of a million slips goes unnoticed. */
const sumLetters = 4

const lettersOf = (bytes: Buffer): string =>
  Array.from(bytes, byte => letters.charAt(byte % letters.length)).join('')

/** A new code: 30 letters, the last four of which are a checksum. */
export function makeCode(): string {
  const secret = lettersOf(randomBytes(secretLetters))
  return secret + sumOf(secret)
}

/** A code as staff write it down: six groups of five letters. */
export const inGroups = (code: string): string => code.replaceAll(/.{5}(?!$)/g, '$&-')

/**
 * The letters of a code that somebody typed: with or without groups, in small letters, O for
 * zero, I or L for one. null: there is a slip in it.
 */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const secret = code.slice(0, secretLetters)
  return secret.length === secretLetters && code === secret + sumOf(secret) ? code : null
}

/** The 32 bytes, derived from a code, that seal the data key. */
export const sealingKeyOf = (code: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', code, salt, 'Boxwright recovery code', 32))

const sumOf = (secret: string): string =>
  lettersOf(createHash('sha256').update(`Boxwright ${secret}`).digest().subarray(0, sumLetters))
