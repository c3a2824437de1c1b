import type { ProviderName } from '../../shared/border/failure.ts'

/** One request and its answer, redacted, for the order page and the log. */
export type Exchange = {
  readonly provider: ProviderName
  readonly method: string
  /** Path and query without secrets. */
  readonly path: string
  /** HTTP status; null when no answer came. */
  readonly status: number | null
  /** Redacted, at most 4,000 characters each. */
  readonly request: string
  readonly response: string
  readonly durationMs: number
  /** ISO-8601 UTC. */
  readonly at: string
}

export type RecordExchange = (exchange: Exchange) => void
