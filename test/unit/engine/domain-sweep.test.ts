import { describe, expect, it } from 'vitest'
import { type DomainWork, dueDomains } from '../../../db/engine/work.ts'
import { startSweep } from '../../../electron/engine/domain-sweep.ts'
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

describe('a sweep of the list', () => {
  it('ends as soon as all were seen', async () => {
    const sweep = startSweep(await waiting(2), 0)

    sweep.read(page(['acme-1.com', 'stranger.com', 'acme-0.com'], 9))

    expect(sweep.unnamed).toEqual([])
    expect(sweep.isOver).toBe(true)
  })

  it('calls a domain missing after the last page', async () => {
    const sweep = startSweep(await waiting(2), 0)

    sweep.read(page(['acme-0.com'], 2))
    expect([sweep.page, sweep.isOver]).toEqual([2, false])
    sweep.read(page([], 2))

    expect(sweep.unnamed).toMatchObject([{ name: 'acme-1.com' }])
    expect(sweep.isOver).toBe(true)
  })

  it('matches names exactly', async () => {
    const sweep = startSweep(await waiting(1), 0)

    sweep.read(page(['my-acme-0.com', 'acme-0.com.au'], 1))

    expect(sweep.unnamed).toMatchObject([{ name: 'acme-0.com' }])
  })

  it('answers two orders of one domain', async () => {
    const [row] = await waiting(1)
    if (row === undefined) throw new Error('No row.')
    const sweep = startSweep([row, { ...row, id: 99, orderId: 2 }], 0)

    sweep.read(page(['acme-0.com'], 1))

    expect(sweep.unnamed).toEqual([])
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
