import type { Budget } from '../turn.ts'

const windowMs = 5 * 60_000

/** Requests about one domain, reads and writes apart (docs/providers.md, Spaceship: limits). */
export const domainBudgets: readonly Budget[] = [{ count: 5, windowMs }]
/** Pages of the domain list, per account. */
export const listBudgets: readonly Budget[] = [{ count: 300, windowMs }]
