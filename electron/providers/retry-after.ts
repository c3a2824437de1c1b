const longestHold = 3600

/**
 * When a provider wants to be asked again, by its Retry-After header: whole seconds or an
 * HTTP date. ISO-8601 UTC, at most one hour from `now` (milliseconds); null when the header is
 * missing or unreadable. `extraSeconds` is added on top.
 */
export function readRetryAfter(headers: Headers, now: number, extraSeconds = 0): string | null {
  const seconds = parse(headers.get('retry-after')?.trim() ?? '', now)
  return seconds === null ? null : inSeconds(seconds + extraSeconds, now)
}

/** The time `seconds` from `now`, at most one hour away; ISO-8601 UTC. */
export function inSeconds(seconds: number, now: number): string {
  return new Date(now + Math.min(seconds, longestHold) * 1000).toISOString()
}

function parse(value: string, now: number): number | null {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value)
  if (!/^[a-z]{3},? .*\d{4}/i.test(value)) return null
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000)
}
