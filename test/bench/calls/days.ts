import { rawOf } from '../../../db/core/connection.ts'
import { hourMs } from '../../../shared/text/duration.ts'
import {
  type Ground,
  type InProcessBench,
  openInProcessBench,
} from '../../support/in-process-bench.ts'
import { seeded } from '../../support/seeded.ts'
import { boundByCalls, completedAt, openLive, submit } from './measure.ts'
import { runScheme } from './scheme.ts'
import { activationMs, jobMs, namesOf, reveal } from './world.ts'

/** Middle and tail of a list of times, in milliseconds. */
export type Spread = { readonly median: number; readonly p95: number }

/** A working day: what it took, beside the flow document's scheme. Times in milliseconds. */
export type MixedDay = {
  readonly orders: number
  readonly calls: number
  readonly schemeCalls: number
  /** From submission to completion, on average. */
  readonly mean: number
  /** The same, were each order alone and nothing asked in vain. */
  readonly bound: number
  readonly added: Spread
}

const oldDomains = 3_000
const oldMailboxes = 9_000

/** 40 orders of 1 to 30 domains, half of them transferred, over 8 h, in an account that is in use. */
export async function measureMixedDay(ground: Ground): Promise<MixedDay> {
  const random = seeded(12)
  const plans = Array.from({ length: 40 }, (_, index) => {
    const size = 1 + Math.floor(random() * 30)
    const transferred = Math.ceil(size / 2)
    return {
      at: Math.round(random() * 8 * hourMs),
      active: namesOf('active', size - transferred, `day-${index}`),
      transferred: namesOf('transferred', transferred, `day-${index}`),
    }
  }).toSorted((one, other) => one.at - other.at)
  let calls = 0
  const bench = await openLive(ground, call => {
    if (call.provider === 'mailin') calls += 1
  })
  await fillAccount(bench)
  const start = bench.clock.world()
  calls = 0
  const orders: {
    readonly id: number
    readonly submittedAt: number
    readonly bound: number
  }[] = []
  for (const { at, active, transferred } of plans) {
    reveal(bench.core, active)
    await bench.clock.advance(Math.max(0, start + at - bench.clock.world()))
    const submittedAt = bench.clock.world()
    const id = submit(bench, [...transferred, ...active])
    const slowest = Math.max(...transferred.map(activationMs))
    orders.push({
      id,
      submittedAt,
      bound: Math.max(
        slowest + jobMs,
        boundByCalls(active.length + transferred.length, transferred.length),
      ),
    })
  }
  await bench.until(() => openOrders(bench) === 0, 48 * hourMs)
  let schemeCalls = 0
  for (const { active, transferred } of plans) {
    // one login serves the day
    schemeCalls += (await runScheme('active', active.length)) - 1
    schemeCalls += (await runScheme('transferred', transferred.length)) - 1
  }
  return {
    orders: orders.length,
    calls,
    schemeCalls: schemeCalls + 1,
    mean: average(
      orders.map(({ id, submittedAt }) => (completedAt(bench, id) ?? Infinity) - submittedAt),
    ),
    bound: average(orders.map(({ bound }) => bound)),
    added: addedBy(bench),
  }
}

/** What Boxwright adds to a domain's own time, with so many of them waiting. */
export async function measureAdded(ground: Ground, count: number): Promise<Spread> {
  const bench = await openLive(ground)
  for (let index = 0; index < count; index += 10)
    submit(bench, namesOf('transferred', Math.min(10, count - index), `wait-${index}`))
  await bench.until(() => openOrders(bench) === 0, 48 * hourMs)
  return addedBy(bench)
}

/** Times from the start; practice's own settings. */
export type Crowd = { readonly first: number; readonly mean: number; readonly last: number }

/** So many orders of one active domain, all due at once. */
export async function measureCrowd(ground: Ground, count: number): Promise<Crowd> {
  const settings = { mailinGapMs: 100, intervalMs: 3_000, jobPollMs: 1_000 }
  const bench = await openInProcessBench({ ground, settings, core: { strangers: [] } })
  const names = namesOf('active', count, 'crowd')
  reveal(bench.core, names)
  const start = bench.clock.world()
  for (const name of names) submit(bench, [name])
  await bench.until(() => openOrders(bench) === 0, 48 * hourMs)
  const times = rawOf(bench.db)
    .prepare<[], number>('select completed_at from orders order by completed_at')
    .pluck()
    .all()
    .map(at => at - start)
  return { first: times[0] ?? 0, mean: average(times), last: times.at(-1) ?? 0 }
}

/** The account as it is after some years: domains and mailboxes that are none of these orders. */
async function fillAccount({ core, clock }: InProcessBench): Promise<void> {
  const names = namesOf('active', oldDomains, 'old')
  reveal(core, names)
  for (let index = 0; index < oldMailboxes; index += 1) {
    const name = names[index % oldDomains]
    core.mailboxes.create([
      {
        address: `old${Math.floor(index / oldDomains)}@${name}`,
        name: 'Old',
        password: 'S3cret!xyz',
      },
    ])
  }
  await clock.advance(hourMs)
}

const openOrders = ({ db }: InProcessBench): number =>
  rawOf(db)
    .prepare<[], number>('select count(*) from orders where completed_at is null')
    .pluck()
    .get() ?? 0

/** From the moment when a domain turned active to its mailboxes, without the time of a job. */
function addedBy({ db, core }: InProcessBench): Spread {
  const done = rawOf(db)
    .prepare<[], { domain: string; at: number }>(
      `select name as domain, stage_since as at from order_domains where stage = 'done'`,
    )
    .all()
  const times = done
    .flatMap(({ domain, at }) => {
      const delegation = core.state.delegations.get(domain)
      return delegation === undefined
        ? []
        : [at - (delegation.since + activationMs(domain)) - jobMs]
    })
    .toSorted((one, other) => one - other)
  const part = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  return { median: part(0.5), p95: part(0.95) }
}

const average = (times: readonly number[]): number =>
  times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length)
