import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { callsOf } from '../../../electron/practice/counts.ts'
import type { Answer, MailinPort } from '../../../electron/providers/mailin-port.ts'
import type { EngineFailure, EngineFailureCode } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import {
  type EngineBench,
  isCompleted,
  openEngineBench,
  pause,
} from '../../support/engine-bench.ts'
import { person } from '../../support/order-fixture.ts'

const trouble = (code: EngineFailureCode, more: Partial<EngineFailure> = {}) =>
  fail<EngineFailure>({ code, provider: 'mailin', detail: 'Mailin has trouble.', ...more })
const never = () => new Promise<never>(() => {})
const stageIs = (stage: string) => (order: Order) => order.domains[0]?.stage === stage
const pluck = ({ db }: EngineBench, query: string): unknown =>
  rawOf(db).prepare(query).pluck().get()

const lostAnswer = trouble('unknown_outcome', { detail: 'Mailin stopped midway: 313' })

/** The first of these calls takes effect, but its answer is lost. */
function losing(name: 'createMailboxes' | 'transferDomain') {
  let isLost = false
  return (host: MailinPort): MailinPort => ({
    ...host,
    async createMailboxes(mailboxes) {
      const answer = await host.createMailboxes(mailboxes)
      if (isLost || name !== 'createMailboxes') return answer
      isLost = true
      return lostAnswer
    },
    async transferDomain(domain) {
      const answer = await host.transferDomain(domain)
      if (isLost || name !== 'transferDomain') return answer
      isLost = true
      return lostAnswer
    },
  })
}

describe('a request that leaves', () => {
  it('has its rows and passwords on disk', async () => {
    const seen: unknown[] = []
    const bench: EngineBench = await openEngineBench({
      around: host => ({
        ...host,
        createMailboxes(mailboxes) {
          const count = `select count(*) from order_emails join secrets on secrets.id = password
            where automation_id is not null and mailin_mailbox_id is null`
          seen.push([mailboxes.length, pluck(bench, count), rawOf(bench.db).inTransaction])
          return host.createMailboxes(mailboxes)
        },
      }),
    })
    const id = bench.submit({
      domains: 'active.com',
      inboxesPerDomain: 2,
      prefixes: [person('jo'), person('al')],
    })

    await bench.until(id, isCompleted)

    expect(seen).toEqual([[2, 2, false]])
  })
})

describe('a lost answer', () => {
  it.each(['transferDomain', 'createMailboxes'] as const)('of %s is read back', async name => {
    const bench = await openEngineBench({ around: losing(name) })
    const id = bench.submit({ domains: 'plain.com' })

    await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(bench.effects('transfer', 'plain.com')).toBe(1)
    expect(bench.effects('create', 'jo@plain.com')).toBe(1)
  })

  it('that had no effect is asked again', async () => {
    let lost = 0
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        createMailboxes: mailboxes =>
          (lost += 1) > 1
            ? host.createMailboxes(mailboxes)
            : Promise.resolve(trouble('unknown_outcome')),
      }),
    })
    const id = bench.submit({ domains: 'active.com' })

    const order = await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(order.automations.map(row => row.status)).toEqual(['failed', 'completed'])
  })

  it('keeps an order going through 310', async () => {
    let calls = 0
    const shaky = async <Value>(call: () => Answer<Value>): Answer<Value> =>
      (calls += 1) % 2 === 1 ? trouble('transient') : call()
    const bench = await openEngineBench({
      factor: 200,
      around: host => ({
        ...host,
        findDomain: name => shaky(() => host.findDomain(name)),
        transferDomain: name => shaky(() => host.transferDomain(name)),
        createMailboxes: mailboxes => shaky(() => host.createMailboxes(mailboxes)),
        readJob: uuid => shaky(() => host.readJob(uuid)),
        listMailboxes: domain => shaky(() => host.listMailboxes(domain)),
      }),
    })
    const id = bench.submit({ domains: 'plain.com' })

    const order = await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(order.attention).toEqual([])
  })
})

describe('a restart in the middle', () => {
  it.each(['transfer', 'nameservers', 'activation', 'mailboxes'])(
    'goes on from %s',
    async stage => {
      const bench = await openEngineBench()
      const id = bench.submit({ domains: 'plain.com' })
      await bench.until(id, order => stageIs(stage)(order) || isCompleted(order))

      await bench.restart()
      await bench.until(id, isCompleted)

      bench.expectWhole(id)
      expect(bench.effects('transfer', 'plain.com')).toBe(1)
      expect(bench.effects('nameservers', 'plain.com')).toBe(1)
      expect(bench.effects('create', 'jo@plain.com')).toBe(1)
    },
  )

  it('voids the leases that it finds', async () => {
    const bench = await openEngineBench({ around: host => ({ ...host, findDomain: never }) })
    const id = bench.submit({ domains: 'active.com' })
    await bench.until(id, order => order.domains[0]?.state === 'running')

    delete bench.setup.around
    await bench.crash()
    await bench.until(id, isCompleted)

    expect(pluck(bench, "select count(*) from order_domains where state = 'running'")).toBe(0)
  })
})

describe('a refused login', () => {
  it('pauses the account after one try', async () => {
    const bench = await openEngineBench({ password: 'wrong', factor: 20 })
    const id = bench.submit({ domains: 'active.com active-2.com' })
    await bench.until(id, () => bench.engine.status().pauses.length > 0)
    await pause(400)

    const [rest] = bench.engine.status().pauses
    expect(callsOf(bench.practice.core.state, 'mailin.login')).toBe(1)
    expect(rest).toMatchObject({ provider: 'mailin', code: 'credentials' })
    expect(bench.view(id).status).toBe('in-progress')
    expect(bench.view(id).domains.map(domain => [domain.state, domain.reason])).toEqual([
      ['due', 'account'],
      ['due', 'account'],
    ])
    expect(bench.view(id).domains.map(domain => domain.attempts)).toEqual([0, 0])

    delete bench.setup.password
    await bench.restart()
    expect(bench.engine.status().pauses).toHaveLength(1)
    bench.engine.releaseAccount()
    await bench.until(id, isCompleted)

    expect(bench.engine.status().pauses).toEqual([])
  })

  it('is tried again after five minutes', async () => {
    const bench = await openEngineBench({ password: 'wrong', factor: 600 })
    const id = bench.submit({ domains: 'active.com' })
    const logins = () => callsOf(bench.practice.core.state, 'mailin.login')

    const start = bench.now()
    await bench.until(id, () => logins() === 3)

    expect(bench.now() - start).toBeGreaterThanOrEqual(600_000)
  })
})
