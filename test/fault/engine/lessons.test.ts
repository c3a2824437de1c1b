import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'
import { person } from '../../support/order-fixture.ts'

const trouble = (code: EngineFailure['code']) =>
  fail<EngineFailure>({ code, provider: 'mailin', detail: 'Said so.' })

describe('what production taught', () => {
  it('a domain that is in the account already gets its nameservers all the same', async () => {
    const bench = await openEngineBench()
    bench.practice.core.domains.transfer('plain.com')

    const id = bench.submit({ domains: 'plain.com' })
    await bench.until(id, isCompleted)

    expect(bench.effects('transfer', 'plain.com')).toBe(1)
    expect(bench.effects('nameservers', 'plain.com')).toBe(1)
    bench.expectWhole(id)
  })

  it('a domain keeps one transfer row through retries and resubmission', async () => {
    const bench = await openEngineBench({ factor: 100 })
    const id = bench.submit({ domains: 'flaky.com limited.com refused.com' })
    await bench.until(id, ({ status }) => status === 'draft')

    bench.submit({
      id,
      credentials: { spaceshipApiKey: 'ship-two', spaceshipApiSecretKey: 'secret-two' },
    })
    const { transfers } = await bench.until(id, isCompleted)

    expect(transfers.map(row => row.domain).sort()).toEqual([
      'flaky.com',
      'limited.com',
      'refused.com',
    ])
  })

  it('an order without its key says so instead of skipping the nameservers', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'plain.com' })
    rawOf(bench.db).prepare('delete from platform_credentials where order_id = ?').run(id)

    const draft = await bench.until(id, ({ status }) => status === 'draft')

    expect(draft.domains[0]).toMatchObject({
      stage: 'nameservers',
      failure: { code: 'credentials', provider: 'boxwright' },
    })
    expect(bench.effects('nameservers', 'plain.com')).toBe(0)
  })

  it('each creating request keeps a row and a job of its own', async () => {
    const bench = await openEngineBench({ batchSize: 4 })
    const id = bench.submit({
      domains: 'active-1.com active-2.com active-3.com',
      inboxesPerDomain: 3,
      prefixes: [person('jo'), person('al'), person('mo')],
    })

    const { automations } = await bench.until(id, isCompleted)

    const batches = automations.filter(row => row.actionType === 'mailbox')
    expect(batches.flatMap(row => row.subjects)).toHaveLength(9)
    expect(Math.max(...batches.map(row => row.subjects.length))).toBeLessThanOrEqual(4)
    expect(new Set(batches.map(row => row.jobUuid)).size).toBe(batches.length)
    expect(new Set(batches.map(row => row.status))).toEqual(new Set(['completed']))
  })

  it.each([
    ['request', 2],
    // the list tells that it is gone
    ['answer', 1],
  ] as const)('a removal whose %s is lost is read back', async (lost, times) => {
    let sent = 0
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        async removeMailbox(id) {
          sent += 1
          if (sent > 1) return host.removeMailbox(id)
          if (lost === 'answer') await host.removeMailbox(id)
          return trouble('unknown_outcome')
        },
      }),
    })
    const id = bench.submit({ domains: 'active.com' })
    await bench.until(id, isCompleted)

    write(bench.db, () => cancelOrder(bench.db, id, true, bench.now()))
    bench.engine.nudge()

    const before = await bench.until(id, () => sent === 1)
    expect(before.status).toBe('cancelled')
    expect(before.mailboxes[0]).toMatchObject({ isBeingRemoved: true })
    expect(before.mailboxes[0]?.removedAt).toBeUndefined()
    await bench.until(id, order => order.mailboxes[0]?.removedAt !== undefined)
    expect(sent).toBe(times)
  })
})

describe('trouble of one kind', () => {
  it('one bad address never sinks its batch', async () => {
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        createMailboxes(mailboxes) {
          const bad = mailboxes.filter(({ email }) => email === 'jo@active-1.com')
          if (bad.length === 0) return host.createMailboxes(mailboxes)
          const why = 'invalid' as const
          const refused = bad.map(({ email }) => ({ email, why, detail: 'Not a name.' }))
          return Promise.resolve(ok({ kind: 'refused' as const, refused }))
        },
      }),
    })
    const id = bench.submit({ domains: 'active-1.com active-2.com' })

    const order = await bench.until(id, ({ domains }) =>
      domains.every(({ state }) => state === 'halted' || state === 'finished'),
    )

    expect(order.domains.map(({ name, state }) => [name, state])).toEqual([
      ['active-1.com', 'halted'],
      ['active-2.com', 'finished'],
    ])
    expect(order.status).toBe('in-progress')
  })

  it('a missing subscription pauses the account and fails nothing', async () => {
    let isPaid = false
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        findDomain: name =>
          isPaid ? host.findDomain(name) : Promise.resolve(trouble('subscription')),
      }),
    })
    const id = bench.submit({ domains: 'active.com' })

    const resting = await bench.until(id, () => bench.engine.status().pauses.length > 0)
    expect(bench.engine.status().pauses[0]).toMatchObject({ code: 'subscription' })
    expect(resting.domains[0]).toMatchObject({ state: 'due', attempts: 0, reason: 'account' })
    expect(resting.attention).toEqual([])
    isPaid = true
    bench.engine.releaseAccount()

    await bench.until(id, isCompleted)
  })

  it('a conflict names the other order that made the mailbox', async () => {
    const bench = await openEngineBench()
    const first = bench.submit({ domains: 'active.com' })
    await bench.until(first, isCompleted)

    const second = bench.submit({ domains: 'active.com' })
    const order = await bench.until(second, one => one.domains[0]?.state === 'halted')

    expect(order.domains[0]?.failure).toMatchObject({ code: 'conflict' })
    expect(order.domains[0]?.failure?.detail).toContain(`order ${first} created it`)
  })
})
