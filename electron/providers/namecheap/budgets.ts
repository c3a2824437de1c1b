import { minuteMs } from '../../../shared/text/duration.ts'
import type { Budget } from '../turn.ts'

/** Requests per account (docs/providers.md, Namecheap: limits). */
export const accountBudgets: readonly Budget[] = [
  { count: 20, windowMs: minuteMs },
  { count: 700, windowMs: 60 * minuteMs },
  { count: 8000, windowMs: 24 * 60 * minuteMs },
]
