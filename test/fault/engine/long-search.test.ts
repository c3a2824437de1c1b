import { expect, it } from 'vitest'
import type { BeforePage, MailinPort } from '../../../electron/providers/mailin-port.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'

/** Searches for `endless-*` take a thousand pages; `requests` notes each that goes to Mailin. */
function endless(host: MailinPort, requests: string[], isOver: () => boolean): MailinPort {
  const noted = <Value>(name: string, call: () => Value): Value => {
    requests.push(name)
    return call()
  }
  async function walk(name: string, beforePage?: BeforePage) {
    for (let page = 1; page <= 1000 && !isOver(); page += 1) {
      const failure = page === 1 ? null : await beforePage?.()
      if (failure != null) return { ok: false, failure } as const
      requests.push(`${name} ${page}`)
      const read = await host.listDomains(1)
      if (!read.ok) return read
    }
    return host.findDomain(name)
  }
  return {
    ...host,
    // so long that each domain is searched for
    async listDomains(page) {
      const read = await host.listDomains(page)
      return read.ok ? { ok: true, value: { ...read.value, lastPage: 1000 } } : read
    },
    findDomain: (name, beforePage) =>
      name.startsWith('endless-')
        ? walk(name, beforePage)
        : noted('look', () => host.findDomain(name)),
    transferDomain: name => noted('transfer', () => host.transferDomain(name)),
    createMailboxes: all => noted('create', () => host.createMailboxes(all)),
    readJob: uuid => noted('poll', () => host.readJob(uuid)),
    listMailboxes: name => noted('list', () => host.listMailboxes(name)),
  }
}

it('a list of a thousand pages gives way to other orders', async () => {
  const requests: string[] = []
  let isOver = false
  const bench = await openEngineBench({
    around: host => endless(host, requests, () => isOver),
  })
  const long = bench.submit({ domains: 'endless-active-1.com endless-active-2.com' })
  await bench.until(long, () => requests.length > 10)

  const begunAt = requests.length
  const short = bench.submit({ domains: 'active.com' })
  await bench.until(short, isCompleted)

  const during = requests.slice(begunAt)
  const others = during.map(one => !one.startsWith('endless-'))
  const waits = others.flatMap((isOther, index) => (isOther ? [index] : []))
  // the first within a few requests: one page is out and one may be on its way
  expect(waits[0]).toBeLessThanOrEqual(4)
  expect(others.filter(Boolean).length).toBeGreaterThanOrEqual(3)
  // nothing is asked twice because of it, and one search walks at a time
  expect(new Set(requests.filter(one => one.startsWith('endless-'))).size).toBe(
    requests.filter(one => one.startsWith('endless-')).length,
  )
  expect(requests.filter(one => one.startsWith('endless-active-2'))).toEqual([
    'endless-active-2.com 1',
  ])
  isOver = true
  await bench.until(long, isCompleted)
  bench.expectWhole(long)
})

it('a list that is read for many gives way to an order that came later', async () => {
  const requests: string[] = []
  const bench = await openEngineBench({
    around: host => ({
      ...host,
      async listDomains(page) {
        requests.push(`page ${page}`)
        if (page === 21) bench.submit({ domains: 'active.com' })
        const name = `stranger-${page}.com`
        const domains = [{ id: page, name, isActive: true, nameServers: [] }]
        const read = await host.listDomains(1)
        return read.ok ? { ok: true, value: { domains, lastPage: page + 1, total: 1 } } : read
      },
      findDomain(name, beforePage) {
        requests.push(name)
        return host.findDomain(name, beforePage)
      },
    }),
  })

  const domains = Array.from({ length: 26 }, (_, index) => `active-${index}.com`)
  const id = bench.submit({ domains: domains.join(' ') })
  // the endless list is given up for single looks
  await bench.until(id, () => requests.some(one => domains.includes(one)))

  // one look between two pages
  expect(requests.indexOf('active.com')).toBeLessThanOrEqual(requests.indexOf('page 24'))
  expect(requests.indexOf('active.com')).toBeGreaterThan(0)
  expect(requests.filter(one => one.startsWith('page '))).toHaveLength(27)
})
