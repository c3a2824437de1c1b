import { domainToASCII, domainToUnicode } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isLookAlike,
  readableIn,
  readableName,
  toUnicode,
} from '../../../../shared/domains/domain-spelling.ts'
import { decodePunycode } from '../../../../shared/domains/punycode.ts'

const ascii = (name: string) => new URL(`http://${name}`).hostname

describe('the letters of a name', () => {
  it.each([
    ['xn--bcher-acme-9db.de', 'bücher-acme.de'],
    ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
    ['xn--fa-hia.de', 'faß.de'],
    ['xn--r8jz45g.jp', '例え.jp'],
    ['acme.com', 'acme.com'],
    ['xn--zz--.com', 'xn--zz--.com'],
    ['xn--.com', 'xn--.com'],
    // stands for plain letters
    ['xn--acme-.com', 'xn--acme-.com'],
    // a soft hyphen, which nobody sees
    ['xn--acme-5ua.com', 'xn--acme-5ua.com'],
  ])('of %s are %s', (name, readable) => {
    expect(toUnicode(name)).toBe(readable)
  })

  it('are those that Node reads, of 1,000 names', () => {
    const letters = fc.constantFrom(
      ...Array.from('abcxyz019äöüßéçñøłžабвгдежзикλμπאבגנהתあいう漢字한글'),
    )
    const label = fc.string({ unit: letters, minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(label, typed => {
        const name = domainToASCII(`${typed}.com`)
        fc.pre(name !== '')
        expect(toUnicode(name)).toBe(domainToUnicode(name))
      }),
      { numRuns: 1_000 },
    )
  })

  it('whatever stands there, reading them ends', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        const read = decodePunycode(text)
        expect(read === null || typeof read === 'string').toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a look-alike', () => {
  it.each([
    ['Latin with a Cyrillic а', ascii('аcme.com'), true],
    ['Latin with a Greek ο', ascii('gοogle.com'), true],
    ['all Cyrillic that looks Latin', ascii('аре.com'), true],
    ['Cyrillic under its own ending', ascii('аре.рф'), false],
    ['Cyrillic words', ascii('пример.com'), false],
    ['umlauts', ascii('bücher-acme.de'), false],
    ['Japanese with Latin', ascii('acme例え.jp'), false],
    ['Korean', ascii('한글.kr'), false],
    ['plain', 'acme.com', false],
    ['two labels of two alphabets', ascii('bücher.рф'), false],
  ])('is told: %s', (_what, name, expected) => {
    expect(isLookAlike(name)).toBe(expected)
    expect(readableName(name)).toBe(expected ? name : toUnicode(name))
  })
})

it('names in sentences and addresses are readable', () => {
  expect(readableIn('jane@xn--bcher-acme-9db.de')).toBe('jane@bücher-acme.de')
  expect(readableIn('xn--bcher-kva.de replaced by acme.com.')).toBe(
    'bücher.de replaced by acme.com.',
  )
  expect(readableIn(`See ${ascii('аcme.com')}.`)).toBe(`See ${ascii('аcme.com')}.`)
  expect(readableIn('nothing here')).toBe('nothing here')
})
