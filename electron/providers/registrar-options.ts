import type { Clock } from '../scheduler/clock.ts'
import type { RecordExchange } from './exchange.ts'
import type { Fetch } from './http.ts'
import type { Turn } from './turn.ts'

/** What every registrar is made with; each takes what it needs. */
export type RegistrarOptions = {
  /** An empty path gets the provider's own; empty means its production address. */
  readonly baseUrl: string
  /** For one request with its whole answer; milliseconds. */
  readonly timeoutMs: number
  readonly turn: Turn
  readonly record: RecordExchange
  /** Told of every request whether an answer came, whatever it said. */
  readonly heard?: ((hasAnswer: boolean) => void) | undefined
  /** The IPv4 that a registrar is told which allows addresses; asked at each request. */
  readonly clientIp: () => string
  /** It named the address that requests really come from. */
  readonly onIpSeen: (ip: string) => void
  /** How many times as many requests it takes as in life: practice is a time-lapse. */
  readonly quotaFactor?: number
  readonly userAgent?: string | undefined
  /** Ends every request, at quit. */
  readonly signal?: AbortSignal | undefined
  /** Default: the system's. */
  readonly clock?: Clock | undefined
  /** Default: the platform's. */
  readonly fetch?: Fetch | undefined
}
