import type { ClientOptions } from './http.ts'

/** What every registrar is made with; each takes what it needs. */
export type RegistrarOptions = ClientOptions & {
  /** The IPv4 that a registrar is told which allows addresses; asked at each request. */
  readonly clientIp: () => string
  /** It named the address that requests really come from. */
  readonly onIpSeen: (ip: string) => void
  /** How many times as many requests it takes as in life: practice is a time-lapse. */
  readonly quotaFactor?: number
}
