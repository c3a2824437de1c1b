import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isHostname } from '../../../electron/practice/hostname.ts'
import { joined, registrable } from '../../../electron/practice/namecheap-names.ts'
import { scenarioOf, scenarios } from '../../../electron/practice/scenarios.ts'

describe('scenario words', () => {
  it.each([
    ['slow.com', 'slow'],
    ['slow-7.com', 'slow'],
    ['SLOW7.co.uk', 'slow'],
    ['slower.com', null],
    ['my-slow.com', null],
    ['xn--slow-abc.com', null],
    ['7.com', null],
  ])('reads %s as %s', (domain, word) => {
    expect(scenarioOf(domain)).toBe(word)
  })

  it('never repeats a word', () => {
    expect(new Set(scenarios.map(({ word }) => word)).size).toBe(scenarios.length)
  })
})

describe('practice guide', () => {
  it('describes every scenario', () => {
    const guide = readFileSync(new URL('../../../docs/practice.md', import.meta.url), 'utf8')
    const described = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, word]) => word)

    expect(described).toEqual(scenarios.map(({ word }) => word))
  })
})

describe('names', () => {
  it.each([
    ['example.com', true],
    ['xn--bcher-kva.example', true],
    ['a.b.example.co.uk', true],
    ['example', false],
    ['-a.com', false],
    ['a_b.com', false],
    ['a..com', false],
    ['example.com.', false],
    ['127.0.0.1', false],
  ])('judges %s as host name: %s', (name, isOne) => {
    expect(isHostname(name)).toBe(isOne)
  })

  it.each([
    ['example', 'com', 'example.com'],
    ['Example', 'CO.UK', 'example.co.uk'],
    ['example', 'com.au', 'example.com.au'],
    ['example', 'uk.com', 'example.uk.com'],
    ['co', 'uk', null],
    ['com', 'au', null],
    ['www.example', 'com', null],
    ['www', 'example.com', null],
    ['example', 'nothing.at.all', null],
  ])('joins %s and %s as %s', (sld, tld, domain) => {
    expect(joined(sld, tld)).toBe(domain)
  })

  it('cuts whole names at the first dot', () => {
    expect(registrable('example.co.uk')).toBe('example.co.uk')
    expect(registrable('www.example.com')).toBeNull()
    expect(registrable('example')).toBeNull()
  })
})
