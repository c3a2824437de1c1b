import type { EngineFailure } from '../../shared/border/failure.ts'
import { fail } from '../../shared/border/result.ts'
import { minuteMs } from '../../shared/text/duration.ts'
import type { Account, Budget, Turn } from '../providers/turn.ts'
import { type Clock, iso, wait } from './clock.ts'

export type PacingOptions = {
  readonly clock: Clock
  /** Least time between two requests to Mailin, in milliseconds. */
  readonly mailinGapMs: () => number
}

/** Who may send, and when; it knows nothing of what is sent. */
export type Pacing = {
  readonly turn: Turn
  /** When the account may send again, milliseconds since 1970; in the past when it is free. */
  readonly readyAt: (account: string) => number
}

/** One request at a time and a gap per account; budgets by account and domain, in memory. */
export function createPacing({ clock, mailinGapMs }: PacingOptions): Pacing {
  const queues = new Map<string, Promise<unknown>>()
  const lastEnd = new Map<string, number>()
  const quotas = createQuotas(clock)

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
    async turn(account, send) {
      const key = keyOf(account)
      const before = queues.get(key) ?? Promise.resolve()
      const run = before.then(async () => {
        const laterAt = quotas.spend(key, account.budgets)
        if (laterAt !== null) return fail(outOfBudget(account, laterAt))
        await wait(clock, readyAt(key) - clock.now())
        try {
          const answer = await send()
          if (!answer.ok && answer.failure.code === 'rate_limited')
            quotas.hold(key, answer.failure)
          return answer
        } finally {
          lastEnd.set(key, clock.now())
        }
      })
      const tail = run.catch(() => undefined)
      queues.set(key, tail)
      void tail.finally(() => {
        if (queues.get(key) === tail) queues.delete(key)
      })
      return run
    },
  }
}

/** Requests of the last windows and holds, by account or domain; in memory. */
function createQuotas(clock: Clock) {
  const spent = new Map<string, number[]>()
  const holds = new Map<string, { readonly since: number; readonly until: number }>()

  /**
   * Counts one request against the budgets of its account. Returns null; or, when one is used up,
   * the time of the next try, and counts nothing.
   */
  function spend(key: string, budgets: readonly Budget[]): number | null {
    if (budgets.length === 0) return null
    const now = clock.now()
    const hold = holds.get(key)
    // one that began after now is void: the clock was set back
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

  /** Rests an account after a registrar's 429, or a domain where it counts by domain. */
  function hold(key: string, { retryAt }: EngineFailure): void {
    const since = clock.now()
    const until = retryAt === undefined ? since + minuteMs : Date.parse(retryAt)
    holds.set(key, { since, until })
  }

  return { spend, hold }
}

const keyOf = ({ provider, account }: Account): string =>
  account === '' ? provider : `${provider}/${account}`

function outOfBudget({ provider }: Account, at: number): EngineFailure {
  return {
    code: 'rate_limited',
    provider,
    detail: 'The request quota of this account is used up for now.',
    retryAt: iso(at),
  }
}
