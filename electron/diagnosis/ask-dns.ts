import { getServers } from 'node:dns'
import { askRegistry } from './dns/ask-registry.ts'
import { askResolver } from './dns/ask-resolver.ts'
import { readServers, serverName } from './dns/server-address.ts'
import type { Asked, RegistryFacts, ResolverFacts } from './evidence.ts'

export type PublicDns = {
  registry(domain: string, signal: AbortSignal): Promise<Asked<RegistryFacts>>
  resolvers(domain: string, signal: AbortSignal): Promise<Asked<ResolverFacts>>
}

export type PublicDnsOptions = {
  /** The resolvers of the settings: each an address, perhaps with a port. */
  readonly resolvers: () => readonly string[]
  readonly now: () => number
  /** The system's resolvers, unless a test brings its own. */
  readonly systemServers?: () => readonly string[]
  /** The port of a zone's servers; 53 except in tests. */
  readonly zonePort?: number
}

const mostServers = 8

/** Asks public DNS by the resolvers of the settings and of the system. */
export function openPublicDns(options: PublicDnsOptions): PublicDns {
  const { now, systemServers = getServers, zonePort = 53 } = options
  const servers = () =>
    readServers([...options.resolvers(), ...systemServers()]).slice(0, mostServers)
  return {
    async registry(domain, signal) {
      const answer = await askRegistry(domain, { resolvers: servers(), port: zonePort, signal })
      return answer.ok
        ? { kind: 'told', value: answer.value, at: now() }
        : { kind: 'silent', why: answer.failure, at: now() }
    },
    async resolvers(domain, signal) {
      const answers = await Promise.all(
        servers().map(async server => ({
          server: serverName(server),
          answer: await askResolver(server, domain, signal),
        })),
      )
      if (answers.some(({ answer }) => answer.kind !== 'silent'))
        return { kind: 'told', value: { answers }, at: now() }
      const why = 'No resolver answered. The network may be down, or block port 53.'
      return { kind: 'silent', why, at: now() }
    },
  }
}
