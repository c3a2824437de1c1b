import type { EngineFailure } from '../../shared/failure.ts'
import type { Result } from '../../shared/result.ts'

/**
 * Lets one request go when its account's turn has come: one at a time, a minimum gap, budgets.
 * `key` is `mailin`, `spaceship/<read|write>/<domain>`, `spaceship/list/<account>` or
 * `namecheap/<apiUser>`. When a budget is used up or a 429 holds the account, it answers
 * `rate_limited` with `retryAt` instead of waiting. The account's hold after a 429 is kept by
 * the engine, not here.
 */
export type Turn = <Value>(
  key: string,
  send: () => Promise<Result<Value, EngineFailure>>,
) => Promise<Result<Value, EngineFailure>>

/** For probes and tests: no queue, no gap. */
export const atOnce: Turn = (_key, send) => send()
