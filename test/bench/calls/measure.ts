import { rawOf } from '../../../db/core/connection.ts'
import {
  type Ground,
  type InProcessBench,
  liveSettings,
  openInProcessBench,
} from '../../support/in-process-bench.ts'
import type { SentCall } from '../../support/simulated-providers.ts'
import { activationMs, jobMs, type Kind, namesOf, prefixes, reveal, speed } from './world.ts'

const hour = 3_600_000

/** What the engine needed for one order; times in milliseconds. */
export type Measured = {
  readonly mailboxes: number
  readonly calls: number
  readonly makespan: number
  /** The time that no order of calls could undercut with these settings. */
  readonly bound: number
  /** Share of the time in which work was due, the account free, and nothing under way. */
  readonly idle: number
  readonly byEndpoint: Readonly<Record<string, number>>
}

export async function measure(ground: Ground, kind: Kind, count: number): Promise<Measured> {
  const mailin: SentCall[] = []
  const bench = await openLive(ground, call => {
    if (call.provider === 'mailin') mailin.push(call)
  })
  const names = namesOf(kind, count)
  if (kind === 'active') reveal(bench.core, names)
  const start = bench.clock.world()
  const id = submit(bench, names)
  const idle = await untilCompleted(bench, [id], () => mailin.length)
  const makespan = (completedAt(bench, id) ?? Infinity) - start
  const byEndpoint: Record<string, number> = {}
  for (const { endpoint } of mailin) {
    const name = endpoint ?? 'turned away'
    byEndpoint[name] = (byEndpoint[name] ?? 0) + 1
  }
  const mailboxes = count * prefixes.length
  const transfers = mailin.filter(call => call.endpoint === 'mailin.domains.transfer')
  const bound = Math.max(
    boundByCalls(count, kind === 'active' ? 0 : count),
    ...transfers.map(call => untilActive(call) - start + jobMs),
  )
  return { mailboxes, calls: mailin.length, makespan, bound, idle: idle / makespan, byEndpoint }
}

const untilActive = ({ startedAt, domains }: SentCall): number =>
  startedAt + activationMs(domains[0] ?? '')

/**
 * Login, pages of domains, transfers, full batches, and pages that name the ids; the last batch
 * is under way for as long as its job, but the ids of the others can be read meanwhile.
 */
export function boundByCalls(count: number, transfers: number): number {
  const { mailinGapMs, batchSize } = liveSettings
  const mailboxes = count * prefixes.length
  const batches = Math.ceil(mailboxes / batchSize)
  const untilLastBatch = Math.ceil(count / 100) + transfers + batches
  const forIds = Math.ceil(mailboxes / 100)
  return untilLastBatch * mailinGapMs + Math.max(forIds * mailinGapMs, jobMs)
}

/** A small order that is submitted a second behind a big one; both alone for comparison. */
export async function measureFairness(ground: Ground, kind: Kind) {
  const together = await openLive(ground)
  const big = namesOf(kind, 300, 'big')
  const small = namesOf(kind, 1, 'small')
  if (kind === 'active') reveal(together.core, [...big, ...small])
  const bigId = submit(together, big)
  await together.clock.advance(1000)
  const start = together.clock.world()
  const smallId = submit(together, small)
  await untilCompleted(together, [bigId, smallId])
  const behind = (completedAt(together, smallId) ?? Infinity) - start
  const all = (completedAt(together, bigId) ?? Infinity) - start
  const single = await openLive(ground)
  if (kind === 'active') reveal(single.core, small)
  const at = single.clock.world()
  const id = submit(single, small)
  await untilCompleted(single, [id])
  return { alone: (completedAt(single, id) ?? Infinity) - at, behind, big: all }
}

export const openLive = (ground: Ground, onCall: (call: SentCall) => void = () => {}) =>
  openInProcessBench({ ground, core: { speed, activationMs, strangers: [] }, onCall })

export function submit(bench: InProcessBench, names: readonly string[]): number {
  const answer = bench.submit({
    domains: names.join(' '),
    inboxesPerDomain: 3,
    prefixes,
  })
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value.id
}

export const completedAt = ({ db }: InProcessBench, id: number): number | null =>
  rawOf(db)
    .prepare<[number], number | null>('select completed_at from orders where id = ?')
    .pluck()
    .get(id) ?? null

/** Returns for how long work was due and the account free, while nothing was asked. */
async function untilCompleted(
  bench: InProcessBench,
  ids: readonly number[],
  callsSoFar: () => number = () => 0,
): Promise<number> {
  const { db, clock, settings } = bench
  const due = rawOf(db)
    .prepare<[number], number>(
      `select exists (select 1 from order_domains where state = 'due' and due_at <= ?
         and stage <> 'nameservers' and coalesce(reason, '') <> 'job')`,
    )
    .pluck()
  const open = rawOf(db)
    .prepare<[string], number>(
      `select count(*) from orders where completed_at is null
         and id in (select value from json_each(?))`,
    )
    .pluck()
  const wanted = JSON.stringify(ids)
  const end = clock.world() + 48 * hour
  // the first request leaves at once
  await clock.advance(0)
  let idle = 0
  let lastCalls = callsSoFar()
  let freeAt = clock.world() + settings.mailinGapMs
  while (open.get(wanted) !== 0) {
    if (bench.bugs.length > 0) throw bench.bugs[0]
    if (clock.world() >= end) throw new Error('Not completed in two days.')
    const before = clock.world()
    const isDue = due.get(clock.now()) === 1
    await clock.step(end - clock.world())
    const from = Math.max(before, freeAt)
    if (isDue && clock.world() > from) idle += clock.world() - from
    if (callsSoFar() > lastCalls) freeAt = clock.world() + settings.mailinGapMs
    lastCalls = callsSoFar()
  }
  return idle
}
