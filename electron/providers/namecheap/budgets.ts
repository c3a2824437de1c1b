import { dayMs, hourMs, minuteMs } from '../../../shared/text/duration.ts'
import type { Budget } from '../turn.ts'

/** Requests per account (docs/providers.md, Namecheap: limits). */
export const accountBudgets: readonly Budget[] = [
  { count: 20, windowMs: minuteMs },
  { count: 700, windowMs: hourMs },
  { count: 8000, windowMs: dayMs },
]
