import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf, withoutEntries } from '../../../../../renderer/orders/form/wrong-entries.ts'
import { readTypedDomains } from '../../../../../shared/domains/typed-domains.ts'

const mended = (text: string) => withoutEntries(text, readTypedDomains(text).problems)

describe('wrong entries', () => {
  it.each([
    ['acme.com\nnonsense\nother.com', 'acme.com\nother.com'],
    ['acme.com, nonsense, other.com; jo@acme.com', 'acme.com, other.com'],
    ['nonsense', ''],
    ['nonsense acme.com nonsense', 'acme.com'],
    ['acme.com -> other.com\nnext.com', 'acme.com\nnext.com'],
    ['acme.com redirects to other.com\nnext.com', 'acme.com\nnext.com'],
    ['other.com <- acme.com\nnext.com', 'acme.com\nnext.com'],
    ['a.com | b.com\nacme.com', 'acme.com'],
    ['acme.com\n\nmail.acme.com,\nother.com', 'acme.com\nother.com'],
  ])('of %j are removed', (text, kept) => {
    expect(mended(text)).toBe(kept)
    expect(readTypedDomains(kept).problems).toEqual([])
  })

  it('leave every good name when they go', () => {
    const word = fc.constantFrom(
      'acme.com',
      'b.de',
      'x.y.com',
      'jo@b.de',
      'nonsense',
      '12',
      'com',
    )
    const gap = fc.constantFrom(' ', '\n', ', ', ';', '\t', ',,')
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { maxLength: 12 }), typed => {
        const text = typed.flat().join('')
        const left = readTypedDomains(mended(text))
        expect(left.problems).toEqual([])
        expect(left.names).toEqual(readTypedDomains(text).names)
      }),
    )
  })

  it('are found each time that they stand there', () => {
    const text = 'nonsense\nacme.com, nonsense'

    expect(placesOf(text, { typed: 'nonsense', problem: '' })).toEqual([
      { start: 0, end: 8 },
      { start: 19, end: 27 },
    ])
  })
})
