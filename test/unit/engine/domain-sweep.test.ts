import { describe, expect, it } from 'vitest'
import { type DomainWork, dueDomains } from '../../../db/engine/work.ts'
import { isSweepCheaper, startSweep } from '../../../electron/engine/domain-sweep.ts'
import type { MailinDomain } from '../../../electron/providers/mailin-port.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

async function waiting(count: number): Promise<readonly DomainWork[]> {
  const fixture = await openOrderFixture()
  fixture.accept({
    domains: Array.from({ length: count }, (_, at) => `acme-${at}.com`).join(' '),
  })
  return dueDomains(fixture.db.reader, 'lookup', Infinity, { limit: 1000 })
}
const seen = (name: string): MailinDomain => ({ id: 1, name, isActive: true, nameServers: [] })
const page = (names: readonly string[], lastPage: number) => ({
  domains: names.map(seen),
  lastPage,
  total: 0,
})
const atActivation = (rows: readonly DomainWork[]) =>
  rows.map(row => ({ ...row, stage: 'activation' as const }))

describe('a sweep of the list', () => {
  it.each([
    [20, 1, false],
    [21, 1, true],
    [30, 30, false],
    [31, 30, true],
  ])('is cheaper for %d new domains on %d pages: %s', async (count, pages, isCheaper) => {
    expect(isSweepCheaper(await waiting(count), pages)).toBe(isCheaper)
  })

  it.each([
    [1, 1, false],
    [2, 1, true],
    [3, 3, false],
  ])('is cheaper for %d known domains on %d pages: %s', async (count, pages, isCheaper) => {
    expect(isSweepCheaper(atActivation(await waiting(count)), pages)).toBe(isCheaper)
  })

  it('ends as soon as all were seen', async () => {
    const sweep = startSweep(await waiting(2), 0)

    const found = sweep.read(page(['acme-1.com', 'stranger.com', 'acme-0.com'], 9))

    expect(found.map(one => one.seen?.name)).toEqual(['acme-1.com', 'acme-0.com'])
    expect(sweep.isOver).toBe(true)
  })

  it('calls a domain missing after the last page', async () => {
    const sweep = startSweep(await waiting(2), 0)

    expect(sweep.read(page(['acme-0.com'], 2))).toHaveLength(1)
    expect([sweep.page, sweep.isOver]).toEqual([2, false])
    const rest = sweep.read(page([], 2))

    expect(rest).toMatchObject([{ domain: { name: 'acme-1.com' }, seen: null }])
    expect(sweep.isOver).toBe(true)
  })

  it('matches names exactly', async () => {
    const sweep = startSweep(await waiting(1), 0)

    const found = sweep.read(page(['my-acme-0.com', 'acme-0.com.au'], 1))

    expect(found).toMatchObject([{ seen: null }])
  })

  it('answers two orders of one domain', async () => {
    const [row] = await waiting(1)
    if (row === undefined) throw new Error('No row.')
    const sweep = startSweep([row, { ...row, id: 99, orderId: 2 }], 0)

    expect(sweep.read(page(['acme-0.com'], 1))).toHaveLength(2)
  })

  it('that goes round in circles is given up', async () => {
    const sweep = startSweep(await waiting(30), 0)
    const read = () => sweep.read(page(['stranger.com'], 99))

    for (let at = 0; at <= 19; at += 1) read()
    expect(sweep.isEndless).toBe(false)
    read()

    expect(sweep.isEndless).toBe(true)
  })

  it('that takes more pages than single look-ups is given up', async () => {
    const sweep = startSweep(await waiting(2), 0)
    const more = (at: number) => sweep.read(page([`stranger-${at}.com`], at + 1))

    more(1)
    more(2)
    expect(sweep.isEndless).toBe(false)
    more(3)

    expect(sweep.isEndless).toBe(true)
  })
})
