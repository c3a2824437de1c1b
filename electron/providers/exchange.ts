import type { ExchangeRow } from '../../shared/records/records.ts'

/** One request and its answer, redacted, for the order page and the log. */
export type Exchange = Omit<ExchangeRow, 'id' | 'createdAt'> & {
  /** ISO-8601 UTC. */
  readonly at: string
}

export type RecordExchange = (exchange: Exchange) => void
