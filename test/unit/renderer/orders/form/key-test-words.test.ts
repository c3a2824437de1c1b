import { describe, expect, it } from 'vitest'
import { barWords, keyTestWords } from '../../../../../renderer/orders/form/key-test-words.ts'
import { engineFailureCodes } from '../../../../../shared/border/failure.ts'
import { domainBars } from '../../../../../shared/registrars/key-test.ts'

const works = {
  works: true,
  domainCount: 3,
  held: [],
  barred: [],
  missing: [],
  unchecked: [],
} as const
const refused = (code: (typeof engineFailureCodes)[number]) =>
  keyTestWords({ works: false, code, detail: 'Said so.' }, 'spaceship')

describe('a test of keys', () => {
  it.each(engineFailureCodes)('promises nothing by itself after %s', code => {
    const { what, todo = '' } = refused(code)

    expect(`${what} ${todo}`).not.toMatch(/by itself|goes on/)
    expect(todo).toMatch(/[Tt]est again|Check both/)
  })

  it('asks whether this computer is online when nothing answers', () => {
    expect(refused('transient').todo).toContain('online')
  })

  it('asks for the address that Namecheap did not name', () => {
    expect(refused('ip_not_whitelisted').todo).toContain('public IPv4 address')
  })

  it.each(domainBars)('says what is missing when a domain is %s', why => {
    const barred = [{ name: 'acme.com', why, detail: '' }]

    const { meaning, what, todo } = keyTestWords({ ...works, barred }, 'namecheap')

    expect(meaning).toBe('person')
    expect(what).toBe('The keys work, but the domain cannot be changed yet')
    // it is in the account, so it is not to be taken out
    expect(todo).toBeUndefined()
    expect(new Set(domainBars.map(one => barWords(one, 'namecheap'))).size).toBe(
      domainBars.length,
    )
  })

  it('still counts what is in the account beside what is missing', () => {
    const barred = [{ name: 'b.com', why: 'locked', detail: '' }] as const
    const missing = [{ name: 'c.com', detail: '' }]

    const words = keyTestWords({ ...works, held: ['a.com'], barred, missing }, 'namecheap')

    expect(words.what).toBe('2 of 3 domains are in this account')
    expect(words.todo).toContain('Take out these')
  })
})
