export type Quota = {
  /** Milliseconds until there is room again; 0 when this call was let in. */
  take(key: string): number
}

/** At most `limit` calls per key within any window; forgotten when practice stops. */
export function createQuota(limit: number, windowMs: number, now: () => number): Quota {
  const taken = new Map<string, readonly number[]>()
  return {
    take: key => {
      const recent = (taken.get(key) ?? []).filter(time => now() < time + windowMs)
      const oldest = recent[0]
      if (oldest !== undefined && recent.length >= limit) {
        taken.set(key, recent)
        return oldest + windowMs - now()
      }
      taken.set(key, [...recent, now()])
      return 0
    },
  }
}
