import type { Budget } from '../turn.ts'

const minute = 60_000

/** Requests per account (docs/providers.md, Namecheap: limits). */
export const accountBudgets: readonly Budget[] = [
  { count: 20, windowMs: minute },
  { count: 700, windowMs: 60 * minute },
  { count: 8000, windowMs: 24 * 60 * minute },
]
