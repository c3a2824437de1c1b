import { describe, expect, it } from 'vitest'
import { createDomainMap } from '../../../electron/engine/domain-map.ts'

const waiting = (name: string) => ({ name, stage: 'activation' as const })
const fresh = (name: string) => ({ name, stage: 'lookup' as const })
const page = (lastPage: number, ...rows: readonly (readonly [number, string])[]) => ({
  domains: rows.map(([id, name]) => ({ id, name, isActive: false, nameServers: [] })),
  lastPage,
  total: 0,
})

describe('the map of the domain list', () => {
  it('looks for what waits where new domains are', () => {
    const map = createDomainMap()
    expect(map.pageOf(waiting('a.com'))).toBe(1)

    map.note(1, page(30, [1, 'old.com'], [2, 'older.com']), [waiting('a.com')])

    expect(map.pageOf(waiting('a.com'))).toBe(30)
  })

  it('knows no place of a domain that it never saw', () => {
    const map = createDomainMap()

    expect(map.pageOf(fresh('a.com'))).toBe(null)
    map.note(7, page(9, [1, 'a.com'], [2, 'b.com']), [])

    expect(map.pageOf(fresh('a.com'))).toBe(7)
  })

  it('leaves what is not where it was to a search', () => {
    const map = createDomainMap()
    map.note(2, page(2, [1, 'a.com'], [2, 'b.com']), [])

    map.note(2, page(2, [2, 'b.com'], [3, 'c.com']), [waiting('a.com')])

    expect(map.pageOf(waiting('a.com'))).toBe(null)
    expect(map.pageOf(waiting('b.com'))).toBe(2)
  })

  it('follows rows that slide on by one page', () => {
    const map = createDomainMap()
    map.note(1, page(9, [9, 'a.com'], [8, 'b.com']), [])

    map.note(1, page(9, [11, 'd.com'], [10, 'c.com']), [waiting('a.com')])
    expect(map.pageOf(waiting('a.com'))).toBe(2)
    map.note(2, page(9, [7, 'e.com'], [6, 'f.com']), [waiting('a.com')])

    expect(map.pageOf(waiting('a.com'))).toBe(null)
  })

  it('never looks twice for a new domain where it is not', () => {
    const map = createDomainMap()
    map.note(3, page(5, [1, 'a.com'], [2, 'b.com']), [])

    map.note(3, page(5, [2, 'b.com'], [3, 'c.com']), [fresh('a.com')])

    expect(map.pageOf(fresh('a.com'))).toBe(null)
  })

  it('tries the new end again after the list grew', () => {
    const map = createDomainMap()
    map.note(2, page(2, [1, 'b.com'], [2, 'c.com']), [])

    map.note(2, page(3, [1, 'b.com'], [2, 'c.com']), [waiting('a.com')])

    expect(map.pageOf(waiting('a.com'))).toBe(3)
  })
})
