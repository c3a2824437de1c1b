import type { ClientOptions } from './http.ts'

/** What every registrar is made with; each takes what it needs. */
export type RegistrarOptions = ClientOptions & {
  /** The IPv4 to name to a registrar that allows single addresses; read at each request. */
  readonly clientIp: () => string
  /** Called with the address that requests come from, when a registrar names it. */
  readonly onIpSeen: (ip: string) => void
  /**
   * How many times as many requests it takes as a real registrar; practice runs faster. Default
   * 1.
   */
  readonly quotaFactor?: number
}
