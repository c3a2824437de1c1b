import { randomInt } from 'node:crypto'

/** Letters and figures that are not taken for others when they are read aloud or typed. */
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const groups = 5
const groupLength = 5

/** A new passphrase, such as `K7QF2-…`: 25 random signs, 122 bits. */
export function makePassphrase(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => signs.charAt(randomInt(signs.length))).join('')
  return Array.from({ length: groups }, group).join('-')
}
