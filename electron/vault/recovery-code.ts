import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Crockford's: no I, L, O and U, which are misread or make words. 32 of them: five bits each. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 130 random bits. */
const secretLetters = 26
/** 20 bits: of a million slips one passes for the code of another workspace. */
const sumLetters = 4

const lettersOf = (bytes: Buffer): string =>
  Array.from(bytes, byte => letters.charAt(byte % letters.length)).join('')

/** 30 letters; the last of them tell a slip in the others. */
export function makeCode(): string {
  const secret = lettersOf(randomBytes(secretLetters))
  return secret + sumOf(secret)
}

/** As staff write it down: six groups of five. */
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

/** 32 bytes that seal the data key. */
export const sealingKeyOf = (code: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', code, salt, 'Boxwright recovery code', 32))

const sumOf = (secret: string): string =>
  lettersOf(createHash('sha256').update(`Boxwright ${secret}`).digest().subarray(0, sumLetters))
