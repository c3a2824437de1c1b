import { iso } from '../scheduler/clock.ts'

/** Seconds; a header that names more is not believed. */
const longestHold = 3600

type Unit = 'seconds' | 'milliseconds'
/** Headers by which providers and the gateways before them say it, the plainest first. */
const spellings: readonly (readonly [string, Unit])[] = [
  ['retry-after', 'seconds'],
  ['retry-after-ms', 'milliseconds'],
  ['x-retry-after', 'seconds'],
  ['x-ratelimit-reset-after', 'seconds'],
  ['x-ratelimit-reset', 'seconds'],
  ['x-rate-limit-reset', 'seconds'],
  ['ratelimit-reset', 'seconds'],
  // `limit=5, remaining=0, reset=120`, and `"default";r=0;t=120`
  ['ratelimit', 'seconds'],
]

/** A number from here on is seconds since 1970, from a thousand times this on milliseconds. */
const firstEpoch = 1_000_000_000

/**
 * When a provider wants to be asked again, by its headers: seconds, a time since 1970, or a
 * date. ISO-8601 UTC, at most one hour from `now` (milliseconds); null when none says so or
 * none can be read. `extraSeconds` is added on top.
 */
export function readRetryAfter(headers: Headers, now: number, extraSeconds = 0): string | null {
  // a time is by the provider's clock, which this computer's may differ from
  const theirs = Date.parse(headers.get('date') ?? '') || now
  for (const [name, unit] of spellings) {
    const seconds = parse(headers.get(name)?.trim().slice(0, 200) ?? '', unit, theirs)
    if (seconds !== null) return inSeconds(seconds + extraSeconds, now)
  }
  return null
}

/** The time `seconds` from `now`, at most one hour away; ISO-8601 UTC. */
export function inSeconds(seconds: number, now: number): string {
  return iso(now + Math.min(seconds, longestHold) * 1000)
}

/** Seconds from the provider's now on. */
function parse(value: string, unit: Unit, theirs: number): number | null {
  const plain = /(?:^|[\s,;])(?:reset|t)=(\d+)/.exec(value)?.[1] ?? value
  if (/^\d+(\.\d+)?$/.test(plain)) {
    const number = Number(plain)
    if (number >= firstEpoch * 1000) return fromNow(number, theirs)
    if (number >= firstEpoch) return fromNow(number * 1000, theirs)
    return unit === 'milliseconds' ? number / 1000 : number
  }
  const isDate = /^[a-z]{3},? .*\d{4}/i.test(value) || /^\d{4}-\d\d-\d\dT/.test(value)
  return isDate ? fromNow(Date.parse(value), theirs) : null
}

function fromNow(time: number, theirs: number): number | null {
  return Number.isNaN(time) ? null : Math.max(0, (time - theirs) / 1000)
}
