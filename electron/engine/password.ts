import { randomInt } from 'node:crypto'

const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
/** `plain` for the second try, should Mailin refuse a sign. */
const signs = { all: '!#%*_', plain: '!_' } as const
const length = 16

/**
 * A random mailbox password: 16 characters without look-alikes, first a letter (a spreadsheet
 * never takes it for a formula), with upper, lower, digit and sign.
 */
export function makePassword(use: keyof typeof signs): string {
  const all = upper + lower + digits + signs[use]
  for (;;) {
    const rest = Array.from({ length: length - 1 }, () => pick(all))
    const password = pick(upper + lower) + rest.join('')
    if ([upper, lower, digits, signs[use]].every(set => hasOneOf(password, set)))
      return password
  }
}

const pick = (set: string): string => set.charAt(randomInt(set.length))

const hasOneOf = (text: string, set: string): boolean =>
  Array.from(text).some(one => set.includes(one))
