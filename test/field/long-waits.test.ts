import { describe, expect, it } from 'vitest'
import { write } from '../../db/core/database.ts'
import { countAttention, listAttention } from '../../db/orders/domain-lists.ts'
import { retryDomains } from '../../db/orders/orders.ts'
import { effectsOf } from '../../electron/practice/counts.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import {
  type InProcessBench,
  type InProcessOptions,
  openInProcessBench,
} from '../support/in-process-bench.ts'

const minute = 60_000
const hour = 60 * minute
/** Days pass faster when there are fewer checks. */
const settings = { intervalMs: 10 * minute }

async function openWith(domain: string, options: InProcessOptions = {}) {
  const bench = await openInProcessBench(options)
  const answer = bench.submit({ domains: domain })
  const id = answer.ok ? answer.value.id : 0
  const now = (): OrderDomain => {
    const [row] = bench.view(id).domains
    if (row === undefined) throw new Error('The order has no domain.')
    return row
  }
  return { bench, id, now, actions: () => bench.view(id).activity.map(row => row.action) }
}

function retry({ db, clock, engine }: InProcessBench, id: number): void {
  write(db, tx => retryDomains(tx, id, {}, clock.now()))
  engine.nudge()
}

const isCompleted = (bench: InProcessBench, id: number) => () =>
  bench.view(id).status === 'completed'

describe('what a provider says and does not do', () => {
  it('is a set that the registrar does not keep', async () => {
    const { bench, id, now, actions } = await openWith('keeps.com')

    await bench.until(() => now().needsPerson, 2 * hour)

    expect(now()).toMatchObject({
      stage: 'activation',
      state: 'due',
      reason: 'activation',
      failure: { code: 'nameservers_kept', provider: 'spaceship' },
    })
    expect(effectsOf(bench.core.state, 'nameservers', 'keeps.com')).toBe(2)
    expect(actions().filter(one => one === 'mailin_ai_nameservers_set_again')).toHaveLength(1)
    expect(actions().filter(one => one === 'mailin_ai_domain_stuck')).toHaveLength(1)
    retry(bench, id)
    expect(now().needsPerson).toBe(false)
    await bench.until(isCompleted(bench, id), hour)
    expect(effectsOf(bench.core.state, 'nameservers', 'keeps.com')).toBe(3)
  })

  it('is a domain that leaves the account', async () => {
    const { bench, id, now, actions } = await openWith('vanishes.com')

    await bench.until(() => now().needsPerson, 2 * hour)

    expect(now()).toMatchObject({
      stage: 'activation',
      failure: { code: 'domain_not_found', provider: 'mailin' },
    })
    expect(effectsOf(bench.core.state, 'transfer', 'vanishes.com')).toBe(2)
    expect(actions().filter(one => one === 'mailin_ai_domain_sent_again')).toHaveLength(1)
    retry(bench, id)
    await bench.until(isCompleted(bench, id), hour)
    expect(effectsOf(bench.core.state, 'transfer', 'vanishes.com')).toBe(3)
  })

  it('is a job of which nothing is heard', async () => {
    // so slow that the list does not tell of the job before its polls
    const { bench, id, actions } = await openWith('silent.com', { core: { speed: 1 / 10 } })

    await bench.until(isCompleted(bench, id), hour)

    const { automations } = bench.view(id)
    expect(automations.map(row => row.errorMessage)).toContain(
      'Mailin did not say how the job stands; its mailbox list decided.',
    )
    expect(actions()).toContain('mailin_ai_job_silent')
    expect(effectsOf(bench.core.state, 'create', 'jo@silent.com')).toBe(1)
  })
})

describe('a domain out of service', () => {
  it.each([
    ['expired', 'domain_expired'],
    ['suspended', 'domain_suspended'],
  ])('is shown when %s', async (word, code) => {
    // it is mended after half an hour
    const { bench, id, now } = await openWith(`${word}.com`, { core: { speed: 1 / 20 } })

    await bench.until(() => now().needsPerson, 5 * minute)
    expect(now().failure?.code).toBe(code)
    await bench.clock.advance(10 * minute)

    expect(now()).toMatchObject({ needsPerson: true, reason: 'activation' })
    expect(countAttention(bench.db.reader)).toBe(1)
    await bench.until(isCompleted(bench, id), 2 * hour)
    expect(countAttention(bench.db.reader)).toBe(0)
  })
})

describe('a plan that is used up', () => {
  it('rests the transfers alone', async () => {
    const { bench, id } = await openWith('full.com active.com')
    // practice has it in the account from the first question for it on
    bench.core.domains.byName('active.com')
    const domain = (name: string) => bench.view(id).domains.find(one => one.name === name)

    await bench.until(() => bench.engine.status().pauses.length > 0, hour)
    const [pause] = bench.engine.status().pauses
    expect(pause).toMatchObject({ code: 'plan_limit', work: 'transfer' })
    await bench.until(() => domain('active.com')?.state === 'finished', 4 * minute)

    expect(domain('full.com')).toMatchObject({
      stage: 'transfer',
      state: 'due',
      reason: 'account',
      attempts: 0,
      needsPerson: false,
    })
    await bench.until(isCompleted(bench, id), hour)
    expect(bench.engine.status().pauses).toEqual([])
  })

  it('reads back what was asked for all the same', async () => {
    const { bench, now } = await openWith('lost.com full.com', {
      temper: ({ endpoint, domains: [name] }, trouble) =>
        endpoint === 'mailin.domains.transfer' && name === 'lost.com'
          ? { kind: 'reset-after' }
          : trouble,
    })
    await bench.until(() => bench.engine.status().pauses.length > 0, hour)
    expect(now().stage).toBe('transfer')

    await bench.until(() => now().stage !== 'transfer', minute)

    expect(bench.engine.status().pauses).toMatchObject([{ work: 'transfer' }])
  })

  it('is tried once in five minutes, whoever waits', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `full-${index}.com`)
    const { bench, id } = await openWith(names.join(' '))
    const refused = () =>
      names.reduce((sum, name) => sum + effectsOf(bench.core.state, 'refuse', name), 0)

    await bench.until(() => refused() === 1, hour)
    await bench.clock.advance(4 * minute)

    expect(refused()).toBe(1)
    bench.engine.releaseAccount()
    await bench.clock.advance(minute)
    expect(refused()).toBe(2)
    expect(bench.view(id).domains.every(one => one.state === 'due')).toBe(true)
  })
})

describe('what waits for more than a day', () => {
  const overdueOf = ({ db }: InProcessBench) =>
    listAttention(db.reader, { limit: 50, offset: 0 }).rows.map(({ domain }) => [
      domain.name,
      domain.failureCode,
      domain.reason,
    ])

  it('is shown with what it waits for', async () => {
    const { bench, id, now, actions } = await openWith('slow.com', {
      settings,
      core: { activationMs: () => 40 * hour },
    })

    await bench.clock.advance(23 * hour)
    expect(countAttention(bench.db.reader)).toBe(0)
    await bench.clock.advance(2 * hour)

    expect(overdueOf(bench)).toEqual([['slow.com', 'overdue', 'activation']])
    expect(now().failure).toMatchObject({ provider: 'mailin' })
    await bench.clock.advance(2 * hour)
    expect(actions().filter(one => one === 'mailin_ai_domain_stuck')).toHaveLength(1)
    await bench.until(isCompleted(bench, id), 20 * hour)
    expect(countAttention(bench.db.reader)).toBe(0)
  })

  it('is shown when nobody answers at all', async () => {
    const { bench } = await openWith('plain.com', {
      settings,
      fateOf: () => ({ trouble: { kind: 'reset-before' }, delayMs: 0, answerMs: 0 }),
    })

    await bench.clock.advance(26 * hour)

    expect(overdueOf(bench)).toEqual([['plain.com', 'overdue', 'backoff']])
  })

  it('is shown with the refused login', async () => {
    const { bench } = await openWith('plain.com', { settings, isLoginGood: () => false })

    await bench.clock.advance(26 * hour)

    expect(overdueOf(bench)).toEqual([['plain.com', 'credentials', 'account']])
  })

  it('is not shown when only the computer slept', async () => {
    const { bench } = await openWith('slow.com', {
      settings,
      core: { activationMs: () => 40 * hour },
    })
    await bench.clock.advance(hour)

    await bench.clock.sleep(30 * hour)
    bench.engine.checkNow()
    await bench.clock.advance(30 * minute)

    expect(countAttention(bench.db.reader)).toBe(0)
  })
})
