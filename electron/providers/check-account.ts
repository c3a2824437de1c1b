import type { EngineFailure } from '../../shared/border/failure.ts'
import { ok } from '../../shared/border/result.ts'
import type { DomainBar } from '../../shared/registrars/key-test.ts'
import { toAsciiName } from './host-names.ts'
import type { Answer } from './mailin-port.ts'
import type { Registration } from './registrar.ts'
import { registrationTrouble } from './registration-trouble.ts'
import { watchStalePages } from './stale-pages.ts'
import { yieldingRows } from './yielding-rows.ts'

/** Why the nameservers of a domain cannot be changed; `detail` is safe to show. */
export type Bar = { readonly why: DomainBar; readonly detail: string }

/** What keys can do for a list of domains. Names are lower-case ASCII, each in one list. */
export type AccountCheck = {
  /** Domains of the whole account; of the pages that were read where it tells no total. */
  readonly domainCount: number
  readonly held: readonly string[]
  /** In the account, but their nameservers cannot be changed as things stand. */
  readonly barred: readonly ({ readonly name: string } & Bar)[]
  /** Asked for by name and not in the account. */
  readonly missing: readonly { readonly name: string; readonly detail: string }[]
  /**
   * Nothing is known of them: not on the list, and not asked for by name, or without a clear
   * answer.
   */
  readonly unchecked: readonly string[]
}

export type ListedDomain = {
  readonly name: string
  readonly bar: Bar | null
  /** ISO-8601 UTC, the end of the registration; null: not told, or no date. */
  readonly expiresAt: string | null
  /** The registrar renews it by itself; null: not told. */
  readonly isAutoRenewed: boolean | null
}

/** One page of an account's domains. */
export type DomainPage = {
  /** Names as the registrar writes them. */
  readonly domains: readonly ListedDomain[]
  /** Of the whole account; null: the registrar does not tell. */
  readonly total: number | null
  /** No page follows. */
  readonly isLast: boolean
}

export type AccountReader = {
  /** Reads a page, from 1, of any length. */
  listPage(page: number): Answer<DomainPage>
  /**
   * Asks for a domain that the list lacks; `domain_not_found` when the account does not have it.
   */
  readUnlisted(name: string): Answer<Bar | null>
  /** Asks for a domain that is listed; absent: the list tells all of it. */
  readListed?(name: string): Answer<Bar | null>
  readonly maxPages: number
  /** Single reads for names that the list lacks; they cost quota that the engine needs. */
  readonly maxReads: number
  /** In all; a read of an unlisted name may take two. */
  readonly maxCalls: number
}

/**
 * Reads the account's list until it names all domains or ends, then asks by name for what it
 * lacks: a domain that was shared with the account is managed without being listed. Fails when
 * the keys are refused, or the first page cannot be read.
 */
export async function checkAccount(
  reader: AccountReader,
  domains: readonly string[],
): Answer<AccountCheck> {
  const wanted = [...new Set(domains.map(toAsciiName))]
  const list = await readList(reader, wanted)
  if (!list.ok) return list
  const { domainCount, listed } = list.value
  const bars = new Map(listed)
  const missing: { name: string; detail: string }[] = []
  const unchecked: string[] = []
  let callsLeft = reader.maxCalls - list.value.pages
  let readsLeft = reader.maxReads
  for (const name of wanted.filter(one => !listed.has(one))) {
    const read = readsLeft > 0 && callsLeft > 0 ? await reader.readUnlisted(name) : null
    readsLeft -= 1
    callsLeft -= 2
    if (read === null) unchecked.push(name)
    else if (read.ok) bars.set(name, read.value)
    else if (isAboutKeys(read.failure)) return read
    else if (read.failure.code === 'domain_not_found')
      missing.push({ name, detail: read.failure.detail })
    else {
      const bar = barOfFailure(read.failure)
      if (bar === null) unchecked.push(name)
      else bars.set(name, bar)
      if (read.failure.code === 'rate_limited') callsLeft = 0
    }
  }
  for (const name of wanted.filter(one => listed.get(one) === null)) {
    const read = callsLeft > 0 ? await reader.readListed?.(name) : undefined
    callsLeft -= 1
    if (read === undefined) break
    // a lost answer says nothing against what the list says
    bars.set(name, read.ok ? read.value : barOfFailure(read.failure))
    if (!read.ok && read.failure.code === 'rate_limited') callsLeft = 0
  }
  const barred = wanted.flatMap(name => {
    const bar = bars.get(name) ?? null
    return bar === null ? [] : [{ name, ...bar }]
  })
  const held = wanted.filter(name => bars.get(name) === null)
  return ok({ domainCount, held, barred, missing, unchecked })
}

/** Which of the wanted domains the list names, and what it says against each. */
async function readList(reader: AccountReader, wanted: readonly string[]) {
  const listed = new Map<string, Bar | null>()
  const watch = watchStalePages()
  let domainCount = 0
  let seen = 0
  let pages = 0
  for (let page = 1; page <= reader.maxPages; page += 1) {
    pages = page
    const read = await reader.listPage(page)
    if (!read.ok && page === 1) return read
    // the names that are left are asked for one by one
    if (!read.ok) break
    const { domains, total } = read.value
    seen += domains.length
    domainCount = total ?? seen
    for await (const { name, bar } of yieldingRows(domains)) {
      const ascii = toAsciiName(name)
      if (wanted.includes(ascii)) listed.set(ascii, bar)
    }
    const isLast = domains.length === 0 || read.value.isLast
    const hasNews = watch.takes(domains.map(({ name }) => name))
    if (isLast || !hasNews || wanted.every(name => listed.has(name))) break
  }
  return ok({ domainCount, listed, pages })
}

/** Whether the failure is of the keys, so that no other domain would be answered. */
const isAboutKeys = ({ code }: EngineFailure): boolean =>
  code === 'credentials' || code === 'ip_not_whitelisted'

/** What a failure says against one domain, as the keys work for others; null: nothing. */
function barOfFailure({ code, detail }: EngineFailure): Bar | null {
  if (code === 'scope') return { why: 'no-right', detail }
  return code === 'invalid_input' ? { why: 'refused', detail } : null
}

/** Why the nameservers of a registration cannot be changed; null: nothing is in the way. */
export function barOfRegistration(registration: Registration, now: number): Bar | null {
  const { access = 'full' } = registration
  if (access !== 'full') return { why: access, detail: '' }
  const found = registrationTrouble(registration, now)
  // a change that is under way will pass
  if (found === null || found.trouble === 'pending') return null
  return { why: found.trouble, detail: found.status ?? '' }
}
