import { describe, expect, it } from 'vitest'
import { lookAlikeWords } from '../../../../renderer/orders/form/look-alikes.ts'
import {
  asStored,
  bothSpellings,
  containsText,
  readable,
} from '../../../../shared/domains/readable.ts'
import { readTypedDomains } from '../../../../shared/domains/typed-domains.ts'
import { isolated } from '../../../../shared/text/isolated.ts'

describe('a name in the letters of another alphabet', () => {
  // a Cyrillic а
  const stored = 'xn--cme-5cd.com'

  it('is told while domains are read', () => {
    const reading = readTypedDomains('аcme.com bücher-acme.de plain.com')

    expect(reading).toMatchObject({ lookAlikes: [stored], problems: [] })
    expect(lookAlikeWords(reading.lookAlikes)).toEqual([
      `${stored} is written in letters that look like those of another alphabet. Check that it is the domain that is meant.`,
    ])
  })

  it('is shown as it is stored', () => {
    expect(readable(`jane@${stored}`)).toBe(`jane@${stored}`)
    expect(bothSpellings(stored)).toBe(stored)
  })
})

it('what is copied holds names as they are stored', () => {
  const stored = 'xn--bcher-acme-9db.de'
  expect(bothSpellings(stored)).toBe(`bücher-acme.de\n${stored}`)

  expect(asStored('jane@bücher-acme.de\t240 of 240')).toBe(`jane@${stored}\t240 of 240`)
  expect(asStored('acme.com')).toBe('acme.com')
  expect(containsText(stored, 'bücher')).toBe(true)
  expect(containsText(stored, 'bcher')).toBe(true)
})

describe('letters that are written from right to left', () => {
  const stored = new URL('http://שלום.com').hostname

  it('keep what stands beside them in its place', () => {
    expect(isolated('שלום 12')).toBe('\u2068שלום 12\u2069')
    expect(isolated('Acme 12')).toBe('Acme 12')
    expect(readable(`jane@${stored}, 12`)).toBe('jane@\u2066שלום.com\u2069, 12')
  })

  it('are copied without the signs that do so', () => {
    expect(asStored(`${isolated('שלום 12')}\t${readable(stored)}`)).toBe(`שלום 12\t${stored}`)
  })
})
