import { Resolver } from 'node:dns/promises'
import type { ResolverAnswer } from '../evidence.ts'
import { addressOf, type ServerAddress } from './server-address.ts'

const timeoutMs = 2000
const tries = 2

/** Error codes that mean no answer at all; with any other the server has answered. */
const silences: ReadonlySet<string> = new Set([
  'ETIMEOUT',
  'ECONNREFUSED',
  'ECANCELLED',
  'EDESTRUCTION',
])

/** A resolver that asks this one server, until the signal ends it. */
export function resolverOf(server: ServerAddress, signal: AbortSignal): Resolver {
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  resolver.setServers([addressOf(server)])
  signal.addEventListener('abort', () => resolver.cancel(), { once: true })
  return resolver
}

/** What one resolver says of the domain's nameservers. */
export async function askResolver(
  server: ServerAddress,
  domain: string,
  signal: AbortSignal,
): Promise<ResolverAnswer> {
  if (signal.aborted) return { kind: 'silent' }
  const resolver = resolverOf(server, signal)
  const [nameServers, soa] = await Promise.allSettled([
    resolver.resolveNs(domain),
    resolver.resolveSoa(domain),
  ])
  if (nameServers.status === 'rejected') return readTrouble(nameServers.reason)
  return {
    kind: 'answer',
    nameServers: nameServers.value.map(plainName).sort(),
    hasSoa: soa.status === 'fulfilled',
  }
}

/** A name in lower case, without the dot at the end. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

function readTrouble(error: unknown): ResolverAnswer {
  const code = errorCode(error)
  return silences.has(code) ? { kind: 'silent' } : { kind: 'error', code }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'EUNKNOWN'
}
