import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { maxArgsLength } from '../border/answer.ts'

/** Bytes of the body of a call: what the border takes, and what stands around it. */
export const maxCallBytes = maxArgsLength + 64 * 1024
/** Bytes of every other body. */
export const maxSmallBytes = 64 * 1024

/** Times in milliseconds and numbers that keep slow and many connections from holding the server up. */
export const connectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2000,
  // longer than an app keeps a connection, so that it is the app that closes it
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16 * 1024,
  handshakeTimeout: 10_000,
} as const
export const mostConnections = 1000

export type Limits = {
  /** Seconds after which a device may ask again; null: now. */
  call(deviceId: number): Promise<number | null>
  /** The same of an address that tries to join. */
  join(address: string): Promise<number | null>
  /** Notes that an address tried a secret that is none. */
  joinFailed(address: string): Promise<void>
}

/** Requests in ten seconds: an eager desk makes a few dozen. */
const callsInTenSeconds = 600
/** Failed tries in ten minutes; a secret of 256 bits cannot be guessed, but nobody needs more. */
const failedJoins = 20

export function openLimits(): Limits {
  const calls = new RateLimiterMemory({ points: callsInTenSeconds, duration: 10 })
  const joins = new RateLimiterMemory({ points: failedJoins, duration: 600 })
  return {
    call: async deviceId => secondsOf(await calls.consume(deviceId).catch(refusedBy)),
    async join(address) {
      const found = await joins.get(address)
      return found !== null && found.consumedPoints >= failedJoins ? secondsOf(found) : null
    },
    async joinFailed(address) {
      await joins.consume(address).catch(refusedBy)
    },
  }
}

/** The library rejects with its answer when a limit is reached. */
function refusedBy(reason: unknown): RateLimiterRes & { readonly isRefused: true } {
  if (reason instanceof RateLimiterRes)
    return Object.assign(reason, { isRefused: true as const })
  throw reason
}
const secondsOf = (answer: RateLimiterRes): number | null =>
  answer.remainingPoints > 0 || answer.msBeforeNext <= 0
    ? null
    : Math.max(1, Math.ceil(answer.msBeforeNext / 1000))
