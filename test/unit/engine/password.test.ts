import { describe, expect, it } from 'vitest'
import { makePassword } from '../../../electron/engine/password.ts'

const sample = (signs: 'all' | 'plain') =>
  Array.from({ length: 10_000 }, () => makePassword(signs))

describe.each([
  ['all', /^[A-HJ-NP-Za-km-z2-9!#%*_]{16}$/, /[!#%*_]/],
  ['plain', /^[A-HJ-NP-Za-km-z2-9!_]{16}$/, /[!_]/],
] as const)('ten thousand passwords with %s signs', (signs, alphabet, sign) => {
  const passwords = sample(signs)

  it.each([
    ['keep to the alphabet', alphabet],
    ['start with a letter', /^[A-Za-z]/],
    ['hold an upper-case letter', /[A-Z]/],
    ['hold a lower-case letter', /[a-z]/],
    ['hold a digit', /[2-9]/],
    ['hold a sign', sign],
  ])('%s', (_what, pattern) => {
    expect(passwords.filter(password => !pattern.test(password))).toEqual([])
  })

  it('never repeat', () => {
    expect(new Set(passwords).size).toBe(passwords.length)
  })

  it('use every character', () => {
    const count = signs === 'all' ? 24 + 25 + 8 + 5 : 24 + 25 + 8 + 2

    expect(new Set(passwords.join('')).size).toBe(count)
  })
})
