import { isIP, isIPv6 } from 'node:net'
import { dnsPort, splitServerAddress } from '../../../shared/domains/ip-address.ts'

export type ServerAddress = { readonly host: string; readonly port: number }

/** Reads `1.1.1.1`, `1.1.1.1:5353`, `::1` or `[::1]:5353`; null: it is none of these. */
export function readServerAddress(text: string): ServerAddress | null {
  const { host, port } = splitServerAddress(text.trim())
  return isIP(host) !== 0 && port >= 1 && port <= 65_535 ? { host, port } : null
}

/** A server as staff read it, with its port only when that is not 53. */
export function serverName({ host, port }: ServerAddress): string {
  return port === dnsPort ? host : addressOf({ host, port })
}

/** A server as `Resolver.setServers` takes it. */
export function addressOf({ host, port }: ServerAddress): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`
}

/** The servers that can be read, each once, in the given order. */
export function readServers(texts: readonly string[]): readonly ServerAddress[] {
  const servers = texts.flatMap(text => readServerAddress(text) ?? [])
  return [...new Map(servers.map(server => [addressOf(server), server])).values()]
}
