import type { Answer, DecodedPacket } from 'dns-packet'
import { parse } from 'tldts'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import type { RegistryFacts } from '../evidence.ts'
import { plainName, resolverOf } from './ask-resolver.ts'
import { type Limits, query, responseCode } from './query.ts'
import type { ServerAddress } from './server-address.ts'

export type RegistryOptions = {
  /** Resolvers that find the servers of the parent zone; the first answer counts. */
  readonly resolvers: readonly ServerAddress[]
  /** The port of a zone's servers; 53 except in tests. */
  readonly port: number
  readonly signal: AbortSignal
}

/** Two servers of the parent are enough to see that a change is on its way. */
const serversAsked = 2
const noSuchName = 3
const limits = { timeoutMs: 1200, tries: 2 } as const

type Server = { readonly name: string; readonly address: ServerAddress }

/**
 * Asks the servers of the parent zone themselves, without recursion: their referral is what
 * the registry has now, whatever resolvers still remember.
 */
export async function askRegistry(
  domain: string,
  options: RegistryOptions,
): Promise<Result<RegistryFacts, string>> {
  const zone = parentOf(domain)
  const servers = await findServers(zone, options)
  if (servers.length === 0)
    return fail(`The nameservers of .${zone} could not be found from this network.`)
  const bounds = { ...limits, signal: options.signal }
  const replies = await Promise.all(
    servers.map(server => readDelegation(server, domain, bounds)),
  )
  const told = replies.filter(reply => reply !== null)
  if (told.length === 0)
    return fail(`The nameservers of .${zone} did not answer. The network may block port 53.`)
  return ok({
    zone,
    isRegistered: told.some(({ isRegistered }) => isRegistered),
    answers: told.map(({ server, nameServers }) => ({ server, nameServers })),
    ttl: told.find(({ ttl }) => ttl !== null)?.ttl ?? null,
    dsTags: told.find(({ dsTags }) => dsTags !== null)?.dsTags ?? null,
  })
}

/** The parent zone of a registrable name: `co.uk` of `example.co.uk`. */
function parentOf(domain: string): string {
  return (
    parse(domain, { allowPrivateDomains: true }).publicSuffix ?? domain.replace(/^[^.]*\./, '')
  )
}

async function findServers(zone: string, options: RegistryOptions): Promise<readonly Server[]> {
  const { resolvers, port, signal } = options
  const tried = resolvers.map(async one => {
    const resolver = resolverOf(one, signal)
    const names = (await resolver.resolveNs(zone)).map(plainName).sort()
    const found = await Promise.allSettled(
      names.slice(0, serversAsked * 2).map(async name => {
        const [host] = await resolver.resolve4(name)
        if (host === undefined) throw new Error(`${name} has no address`)
        return { name, address: { host, port } }
      }),
    )
    const servers = found.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
    if (servers.length === 0) throw new Error(`no server of ${zone} has an address`)
    return servers.slice(0, serversAsked)
  })
  // empty when every resolver failed, which the caller reports
  return Promise.any(tried).catch(() => [])
}

type Reply = Omit<RegistryFacts, 'zone' | 'answers'> & RegistryFacts['answers'][number]

/** The delegation by one server of the zone; null: it did not answer as such a server does. */
async function readDelegation(
  { name, address }: Server,
  domain: string,
  bounds: Limits,
): Promise<Reply | null> {
  const question = { name: domain, isRecursive: false } as const
  const [delegation, signer] = await Promise.all([
    query(address, { ...question, type: 'NS' }, bounds),
    query(address, { ...question, type: 'DS' }, bounds),
  ])
  if (!delegation.ok) return null
  const code = responseCode(delegation.value)
  if (code !== 0 && code !== noSuchName) return null
  const records = recordsOf(delegation.value, 'NS', domain)
  return {
    server: name,
    isRegistered: code !== noSuchName,
    nameServers: records
      .flatMap(({ data }) => (typeof data === 'string' ? [plainName(data)] : []))
      .sort(),
    ttl: records[0]?.ttl ?? null,
    dsTags: signer.ok && responseCode(signer.value) === 0 ? tagsOf(signer.value, domain) : null,
  }
}

function tagsOf(packet: DecodedPacket, domain: string): readonly number[] {
  return (packet.answers ?? []).flatMap(answer =>
    answer.type === 'DS' && plainName(answer.name) === domain ? [answer.data.keyTag] : [],
  )
}

/** NS or DS records: a referral has them as authority, a server of both zones as answer. */
function recordsOf(packet: DecodedPacket, type: 'NS', domain: string) {
  const all: readonly Answer[] = [...(packet.answers ?? []), ...(packet.authorities ?? [])]
  return all.flatMap(one =>
    one.type === type && plainName(one.name) === domain
      ? [{ data: one.data, ttl: one.ttl }]
      : [],
  )
}
