import { isIP, isIPv6 } from 'node:net'
import { dnsPort, splitServerAddress } from '../../../shared/domains/ip-address.ts'

export type ServerAddress = { readonly host: string; readonly port: number }

/** `1.1.1.1`, `1.1.1.1:5353`, `::1` or `[::1]:5353`; null: none of these. */
export function readServerAddress(text: string): ServerAddress | null {
  const { host, port } = splitServerAddress(text.trim())
  return isIP(host) !== 0 && port >= 1 && port <= 65_535 ? { host, port } : null
}

/** As staff read it: the port only when it is not the usual one. */
export function serverName({ host, port }: ServerAddress): string {
  return port === dnsPort ? host : addressOf({ host, port })
}

/** As `Resolver.setServers` takes it. */
export function addressOf({ host, port }: ServerAddress): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`
}

/** Each server once, in the order given. */
export function readServers(texts: readonly string[]): readonly ServerAddress[] {
  const servers = texts.flatMap(text => readServerAddress(text) ?? [])
  return [...new Map(servers.map(server => [addressOf(server), server])).values()]
}
