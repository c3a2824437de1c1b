import type { EngineFailure, ProviderName } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'

/** At most `count` requests in any `windowMs`. */
export type Budget = { readonly count: number; readonly windowMs: number }

/** What a request counts against. */
export type Account = {
  readonly provider: ProviderName
  /** Within the provider, and never a secret; a domain where the provider counts by domain. */
  readonly account: string
  /** All of them apply; empty: no quota is known. */
  readonly budgets: readonly Budget[]
}

/**
 * Sends one request when its account's turn has come: one at a time, a minimum gap at Mailin, the
 * budgets. When a budget is used up or a registrar's 429 holds the account, it answers
 * `rate_limited` with `retryAt` instead of waiting. Holds of the Mailin account are the engine's.
 */
export type Turn = <Value>(
  account: Account,
  send: () => Promise<Result<Value, EngineFailure>>,
) => Promise<Result<Value, EngineFailure>>

/** For probes and tests: no queue, no gap. */
export const atOnce: Turn = (_account, send) => send()
