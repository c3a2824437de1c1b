import type { Budget } from '../turn.ts'

const windowMs = 5 * 60_000

/** Of one domain, reads and writes apart. */
export const domainBudgets: readonly Budget[] = [{ count: 5, windowMs }]
/** Pages of the domain list, per account. */
export const listBudgets: readonly Budget[] = [{ count: 300, windowMs }]
