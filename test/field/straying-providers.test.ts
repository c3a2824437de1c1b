import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { write } from '../../db/core/database.ts'
import { retryDomains } from '../../db/orders/orders.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import { afterLogin, codeOf, mailinOn, valueOf } from '../provider/clients.ts'
import { type OddServer, startOddServer } from '../provider/odd-server.ts'
import {
  type EngineBench,
  isCompleted,
  openEngineBench,
  pause,
} from '../support/engine-bench.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const domainOf = (bench: EngineBench, id: number): OrderDomain => {
  const [domain] = bench.view(id).domains
  if (domain === undefined) throw new Error('The order has no domain.')
  return domain
}
const isForPerson = ({ domains }: { readonly domains: readonly OrderDomain[] }) =>
  domains.some(one => one.needsPerson)

/** What is being looked at right now is not retried. */
async function retry(bench: EngineBench, id: number): Promise<void> {
  while (write(bench.db, tx => retryDomains(tx, id, {}, bench.now())) === 0) await pause(5)
  bench.engine.nudge()
}

describe('a job', () => {
  const running = 'queued, in_progress, In Progress, running, accepted, started, processing'
  const completed = 'success, successful, finished, done, complete, Completed'
  const failed = 'error, failed, failure, cancelled, canceled, aborted'
  const words = Object.entries({ running, completed, failed }).flatMap(([kind, list]) =>
    list.split(', ').map(word => [word, kind] as const),
  )

  it.each(words)('that is %s is %s', async (word, kind) => {
    afterLogin(server, { body: { status: word, data: [] } })

    expect(valueOf(await mailinOn(server.baseUrl).mailin.readJob('c4ee-1')).kind).toBe(kind)
  })

  it.each([
    ['a word that nobody knows', { body: { status: 'wobbling' } }],
    ['500 for ever', { status: 500, body: { message: 'Server Error' } }],
  ])('with %s is asked again', async (_title, answer) => {
    afterLogin(server, answer)

    expect(codeOf(await mailinOn(server.baseUrl).mailin.readJob('c4ee-1'))).toBe('transient')
  })

  it('that never answers is decided by the list', async () => {
    let polls = 0
    const bench = await openEngineBench({
      factor: 100,
      around: host => ({
        ...host,
        // the list is so late that the job is polled first
        listMailboxes: async name =>
          polls === 0 ? { ok: true, value: [] } : host.listMailboxes(name),
        readJob(uuid) {
          polls += 1
          return host.readJob(uuid)
        },
      }),
    })
    const id = bench.submit({ domains: 'silent.com' })

    const order = await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(order.activity.map(row => row.action)).toContain('mailin_ai_job_silent')
    expect(bench.effects('create', 'jo@silent.com')).toBe(1)
  })
})

describe('a plan that is used up', () => {
  const full = [
    [402, 'You have reached the domain limit of your plan.'],
    [422, 'Mailbox limit reached.'],
    [422, 'Your plan allows 100 mailboxes.'],
    [402, 'Insufficient credits.'],
    [403, 'You do not have enough credits: not enough credits.'],
    [400, 'Upgrade your plan to add more domains.'],
    [402, 'Payment Required'],
  ] as const

  it.each(full)('is told by %i %j', async (status, message) => {
    afterLogin(server, { status, body: { message } })
    const { mailin } = mailinOn(server.baseUrl)
    const mailbox = { email: 'jo@acme.com', displayName: 'Jo Doe', password: 'Abc2!xyz' }

    expect(codeOf(await mailin.transferDomain('acme.com'))).toBe('plan_limit')
    expect(codeOf(await mailin.createMailboxes([mailbox]))).toBe('plan_limit')
  })

  it.each([
    [402, 'Your subscription has expired.', 'subscription'],
    [422, 'The mailbox name exceeds the character limit.', 'invalid_input'],
    [429, 'Too Many Attempts.', 'rate_limited'],
  ])('is not told by %i %j', async (status, message, code) => {
    afterLogin(server, { status, body: { message } })

    expect(codeOf(await mailinOn(server.baseUrl).mailin.transferDomain('acme.com'))).toBe(code)
  })

  it('rests the transfers, and goes on by itself', async () => {
    const bench = await openEngineBench({ factor: 600 })
    const id = bench.submit({ domains: 'full.com, active.com' })

    await bench.until(id, order =>
      order.domains.some(one => one.name === 'active.com' && one.state === 'finished'),
    )
    const order = await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(order.activity.map(row => row.action)).not.toContain(
      'mailin_ai_domain_transfer_failed',
    )
  })
})

describe('a registrar', () => {
  it('that keeps the old set is asked again, then a person', async () => {
    const bench = await openEngineBench({ factor: 100 })
    const id = bench.submit({ domains: 'keeps.com' })

    await bench.until(id, isForPerson)

    expect(domainOf(bench, id).failure?.code).toBe('nameservers_kept')
    expect(bench.effects('nameservers', 'keeps.com')).toBe(2)
    await retry(bench, id)
    await bench.until(id, isCompleted)
    bench.expectWhole(id)
  })

  it.each([
    ['expired', 'domain_expired'],
    ['suspended', 'domain_suspended'],
  ])('that says %s is heard by itself', async (word, code) => {
    const bench = await openEngineBench({ factor: 20 })
    const id = bench.submit({ domains: `${word}.com` })

    await bench.until(id, isForPerson)

    expect(domainOf(bench, id)).toMatchObject({ stage: 'activation', failure: { code } })
    await bench.until(id, isCompleted)
    bench.expectWhole(id)
  })

  it.each([
    [['clientHold'], 'domain_suspended'],
    [['redemptionPeriod'], 'domain_expired'],
    [['serverUpdateProhibited'], 'domain_locked'],
  ])('that shows %j and the old set is heard', async (statuses, code) => {
    const bench = await openEngineBench({
      factor: 100,
      aroundRegistrar: registrar => ({
        ...registrar,
        readRegistration: async (...args) => {
          const answer = await registrar.readRegistration(...args)
          return answer.ok ? { ok: true, value: { ...answer.value, statuses } } : answer
        },
      }),
    })
    const id = bench.submit({ domains: 'keeps.com' })

    await bench.until(id, isForPerson)

    expect(domainOf(bench, id).failure?.code).toBe(code)
  })
})

describe('a domain that leaves the account', () => {
  it('is transferred again once, then a person', async () => {
    const bench = await openEngineBench({ factor: 100 })
    const id = bench.submit({ domains: 'vanishes.com' })

    const order = await bench.until(id, isForPerson)

    expect(domainOf(bench, id).failure).toMatchObject({
      code: 'domain_not_found',
      provider: 'mailin',
    })
    expect(bench.effects('transfer', 'vanishes.com')).toBe(2)
    expect(order.activity.map(row => row.action)).toContain('mailin_ai_domain_sent_again')
    await retry(bench, id)
    await bench.until(id, isCompleted)
    bench.expectWhole(id)
  })
})
