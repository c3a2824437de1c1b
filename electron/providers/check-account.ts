import type { EngineFailure } from '../../shared/failure.ts'
import { ok } from '../../shared/result.ts'
import { toAsciiName } from './host-names.ts'
import type { Answer } from './mail-host.ts'
import { unhurried } from './unhurried.ts'

/** What keys can do for a list of domains. Names are lower-case ASCII, each in one list. */
export type AccountCheck = {
  /** Domains of the whole account. */
  readonly domainCount: number
  readonly held: readonly string[]
  /** Asked for by name and refused; `detail` is safe to show. */
  readonly missing: readonly { readonly name: string; readonly detail: string }[]
  /** Not on the list, and not asked for by name: too many, or the quota ended. */
  readonly unchecked: readonly string[]
}

export type AccountReader = {
  /** Pages of 100 from 1, names as the registrar writes them. */
  listPage(page: number): Answer<{ readonly names: readonly string[]; readonly total: number }>
  /** Succeeds when the keys may manage the domain. */
  readDomain(name: string): Answer<unknown>
  readonly maxPages: number
  /** Single reads for names that the list lacks; they cost quota that the engine needs. */
  readonly maxReads: number
}

const pageSize = 100

/**
 * First the account's list, as far as it takes. A domain that was shared with the account is
 * managed by it without being listed, so what the list lacks is asked for by name.
 */
export async function checkAccount(
  reader: AccountReader,
  domains: readonly string[],
): Answer<AccountCheck> {
  const wanted = [...new Set(domains.map(toAsciiName))]
  const listed = new Set<string>()
  let domainCount = 0
  for (let page = 1; page <= reader.maxPages; page += 1) {
    const read = await reader.listPage(page)
    if (!read.ok && page === 1) return read
    // the names that are left are asked for one by one
    if (!read.ok) break
    domainCount = read.value.total
    for await (const name of unhurried(read.value.names)) listed.add(toAsciiName(name))
    const isLast = read.value.names.length === 0 || page * pageSize >= domainCount
    if (isLast || wanted.every(name => listed.has(name))) break
  }
  const held = new Set(wanted.filter(name => listed.has(name)))
  const missing: { name: string; detail: string }[] = []
  const unchecked: string[] = []
  let readsLeft = reader.maxReads
  for (const name of wanted) {
    if (held.has(name)) continue
    const read = readsLeft > 0 ? await reader.readDomain(name) : null
    readsLeft -= 1
    if (read === null) unchecked.push(name)
    else if (read.ok) held.add(name)
    else if (isAboutKeys(read.failure)) return read
    else if (isAboutDomain(read.failure)) missing.push({ name, detail: read.failure.detail })
    else {
      unchecked.push(name)
      if (read.failure.code === 'rate_limited') readsLeft = 0
    }
  }
  return ok({ domainCount, held: wanted.filter(name => held.has(name)), missing, unchecked })
}

/** No other domain would be answered, either. */
const isAboutKeys = ({ code }: EngineFailure): boolean =>
  code === 'credentials' || code === 'ip_not_whitelisted'

/** The keys work in general, so a refusal here is one of this domain. */
const isAboutDomain = ({ code }: EngineFailure): boolean =>
  ['domain_not_found', 'scope', 'invalid_input'].includes(code)
