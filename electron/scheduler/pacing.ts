import type { EngineFailure } from '../../shared/failure.ts'
import { fail } from '../../shared/result.ts'
import type { Turn } from '../providers/turn.ts'
import { type Clock, iso, wait } from './clock.ts'

/** At most `count` requests in any `windowMs`. */
export type Budget = { readonly count: number; readonly windowMs: number }

const minute = 60_000
const spaceshipBudget: readonly Budget[] = [{ count: 5, windowMs: 5 * minute }]
/** Pages of the domain list, per account. */
const spaceshipListBudget: readonly Budget[] = [{ count: 300, windowMs: 5 * minute }]

/** Namecheap's quota per account: vendor's figures, November 2026. */
export const namecheapBudget: readonly Budget[] = [
  { count: 20, windowMs: minute },
  { count: 700, windowMs: 60 * minute },
  { count: 8000, windowMs: 24 * 60 * minute },
]

/** Without `namecheap` the vendor's own budgets count. */
export type PacingOptions = {
  readonly clock: Clock
  /** Least time between two requests to Mailin, in milliseconds. */
  readonly mailinGapMs: () => number
  readonly namecheap?: readonly Budget[]
}

/** Who may send, and when; it knows nothing of what is sent. */
export type Pacing = {
  readonly turn: Turn
  /** When the account may send again; in the past when it is free. */
  readonly readyAt: (account: string) => number
}

/** One request at a time and a gap per account; budgets by account and domain, in memory. */
export function createPacing({ clock, mailinGapMs, namecheap }: PacingOptions): Pacing {
  const queues = new Map<string, Promise<unknown>>()
  const lastEnd = new Map<string, number>()
  const spent = new Map<string, number[]>()
  const holds = new Map<string, { readonly since: number; readonly until: number }>()

  function budgetsOf(key: string): readonly Budget[] {
    if (key.startsWith('spaceship/list/')) return spaceshipListBudget
    if (key.startsWith('spaceship/')) return spaceshipBudget
    return key.startsWith('namecheap/') ? (namecheap ?? namecheapBudget) : []
  }

  /** Counts one request against the key's budgets; answers when it may be tried instead. */
  function spend(key: string): number | null {
    const budgets = budgetsOf(key)
    if (budgets.length === 0) return null
    const now = clock.now()
    const hold = holds.get(key)
    // a clock that was set back: the time before would last until it comes again
    if (hold !== undefined && hold.since <= now && hold.until > now) return hold.until
    const longest = Math.max(...budgets.map(budget => budget.windowMs))
    const times = (spent.get(key) ?? []).filter(time => time > now - longest && time <= now)
    spent.set(key, times)
    const free = budgets.map(({ count, windowMs }) => {
      const oldest = times.filter(time => time > now - windowMs).at(-count)
      return oldest === undefined ? now : oldest + windowMs
    })
    const at = Math.max(...free)
    if (at > now) return at
    times.push(now)
    return null
  }

  /** A registrar asked to wait: that account, or at Spaceship that domain, is left alone. */
  function hold(key: string, { retryAt }: EngineFailure): void {
    const since = clock.now()
    const until = retryAt === undefined ? since + minute : Date.parse(retryAt)
    holds.set(key, { since, until })
  }

  function readyAt(account: string): number {
    if (account !== 'mailin') return clock.now()
    const now = clock.now()
    const end = lastEnd.get(account) ?? -Infinity
    // a clock that was set back: the gap begins now, once, and does not move on with the time
    if (end > now) lastEnd.set(account, now)
    return Math.min(end, now) + mailinGapMs()
  }

  return {
    readyAt,
    async turn(key, send) {
      // one domain's trouble at Spaceship must not hold up another's
      const account = key
      const before = queues.get(account) ?? Promise.resolve()
      const run = before.then(async () => {
        const laterAt = spend(key)
        if (laterAt !== null) return fail(outOfBudget(key, laterAt))
        await wait(clock, readyAt(account) - clock.now())
        try {
          const answer = await send()
          if (!answer.ok && answer.failure.code === 'rate_limited') hold(key, answer.failure)
          return answer
        } finally {
          lastEnd.set(account, clock.now())
        }
      })
      const settled = run.catch(() => undefined)
      queues.set(account, settled)
      void settled.finally(() => {
        if (queues.get(account) === settled) queues.delete(account)
      })
      return run
    },
  }
}

function outOfBudget(key: string, at: number): EngineFailure {
  const provider = key.startsWith('namecheap/') ? 'namecheap' : 'spaceship'
  return {
    code: 'rate_limited',
    provider,
    detail: 'The request quota of this account is used up for now.',
    retryAt: iso(at),
  }
}
