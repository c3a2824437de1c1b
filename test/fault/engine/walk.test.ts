import { describe, expect, it } from 'vitest'
import { callsOf } from '../../../electron/practice/counts.ts'
import { registrarIds } from '../../../shared/registrars/catalogue.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'
import { person } from '../../support/order-fixture.ts'
import { typedKeys } from '../../support/registrar-keys.ts'

describe('the whole walk', () => {
  it.each(registrarIds)('completes a mixed order at %s', async platform => {
    const bench = await openEngineBench()
    for (const name of ['active.com', 'active-2.co.uk'])
      bench.practice.core.domains.byName(name)
    const id = bench.submit({
      domains: 'active.com, plain.com plain-2.org active-2.co.uk',
      inboxesPerDomain: 2,
      prefixes: [person('jo'), person('al')],
      hostingPlatform: platform,
      credentials: typedKeys(platform, 'one'),
    })

    const order = await bench.until(id, isCompleted)

    expect(order.mailboxes).toHaveLength(8)
    expect(order.domains.map(domain => domain.state)).toEqual(Array(4).fill('finished'))
    expect(
      order.transfers.map(({ domain, status, nameServerStatus }) => [
        domain,
        status,
        nameServerStatus,
      ]),
    ).toEqual([
      ['plain.com', 'completed', 'updated'],
      ['plain-2.org', 'completed', 'updated'],
    ])
    bench.expectWhole(id)
    for (const domain of ['plain.com', 'plain-2.org']) {
      expect(bench.effects('transfer', domain)).toBe(1)
      expect(bench.effects('nameservers', domain)).toBe(1)
    }
    for (const { email } of order.mailboxes) expect(bench.effects('create', email)).toBe(1)
  })

  it('tells every step in the activity', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'plain.com' })

    const { activity, completedAt } = await bench.until(id, isCompleted)

    expect(completedAt).not.toBeNull()
    expect(activity.map(row => row.action).reverse()).toEqual([
      'mailin_ai_panel_assignment_skipped',
      'mailin_ai_order_status_in_progress',
      'mailin_ai_domain_transfer_initiated',
      'mailin_ai_nameservers_updated',
      'mailin_ai_domain_transfer_completed',
      'mailin_ai_mailboxes_dispatched',
      'mailin_ai_mailboxes_created',
      'mailin_ai_order_completed',
    ])
    expect(bench.events).toContain(`order:changed {"id":${id}}`)
    expect(bench.events.some(event => event.startsWith('notification:new'))).toBe(true)
    expect(bench.events.some(event => event.startsWith('letter:changed'))).toBe(true)
  })

  it('fills ready domains while others wait', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'active.com slow.com' })

    const early = await bench.until(
      id,
      order => order.domains.find(one => one.name === 'active.com')?.state === 'finished',
    )

    const filled = early.mailboxes.filter(one => one.mailinMailboxId !== null)
    expect(filled.map(one => one.email)).toEqual(['jo@active.com'])
    expect(early.domains.find(one => one.name === 'slow.com')?.stage).not.toBe('mailboxes')
    await bench.until(id, isCompleted)
    bench.expectWhole(id)
  })

  it('fills batches across domains of an order', async () => {
    const bench = await openEngineBench({ batchSize: 10 })
    const names = Array.from({ length: 24 }, (_, index) => `active-${index}.com`)
    for (const name of names) bench.practice.core.domains.byName(name)
    const id = bench.submit({ domains: names.join(' ') })

    const order = await bench.until(id, isCompleted)

    expect(order.automations.map(row => row.subjects.length)).toEqual([10, 10, 4])
    bench.expectWhole(id)
  })

  it('reads the list when that is cheaper', async () => {
    const bench = await openEngineBench()
    const names = Array.from({ length: 40 }, (_, index) => `active-${index}.com`)
    for (const name of names) bench.practice.core.domains.byName(name)
    const id = bench.submit({ domains: names.join(' ') })

    await bench.until(id, isCompleted)

    const { state } = bench.practice.core
    expect(callsOf(state, 'mailin.domains.list')).toBe(1)
    bench.expectWhole(id)
  })

  it('keeps two orders abreast', async () => {
    const bench = await openEngineBench()
    const names = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${word}-${index}.com`).join(' ')
    const big = bench.submit({ domains: names('plain', 15) })
    const small = bench.submit({ domains: 'plain-small.com' })

    await bench.until(small, isCompleted)

    expect(bench.view(big).status).toBe('in-progress')
    await bench.until(big, isCompleted)
    bench.expectWhole(big)
    bench.expectWhole(small)
  })
})
