import { z } from 'zod'
import { barOfRegistration, type ListedDomain } from '../check-account.ts'
import { readExpiry } from '../expiry-date.ts'
import { toHostNames } from '../host-names.ts'
import { fieldOf, shortList, textsIn } from '../json.ts'
import type { Registration } from '../registrar.ts'

// a field that cannot be read must not cost the nameservers
const words = shortList(z.string()).catch([])
const domainInfo = z.object({
  nameservers: z.object({ hosts: shortList(z.string()).nullish() }).nullish(),
  eppStatuses: words,
  lifecycleStatus: z.string().catch(''),
  verificationStatus: z.string().catch(''),
  suspensions: shortList(z.object({ reasonCode: z.string().catch('unknown') })).catch([]),
  expirationDate: z.string().nullable().catch(null),
})

const domainList = z.object({
  items: z.array(z.unknown()),
  total: z.int().nonnegative().nullish(),
})

/**
 * The registration of a domain, with the registrar's own nameservers, too; null: in no known
 * shape.
 */
export function readDomain(body: unknown): Registration | null {
  const isDomain = ['name', 'nameservers', 'lifecycleStatus'].some(
    name => fieldOf(body, name) !== undefined,
  )
  const info = isDomain ? domainInfo.safeParse(body).data : undefined
  if (info === undefined) return null
  const { lifecycleStatus, expirationDate } = info
  return {
    nameServers: toHostNames(info.nameservers?.hosts ?? []),
    statuses: [...info.eppStatuses, ...(eppOfLifecycle[lifecycleStatus] ?? [])]
      .map(toWord)
      .filter(word => word !== ''),
    suspensions: info.suspensions.map(one => toWord(one.reasonCode) || 'unknown'),
    isExpired: ['grace1', 'grace2', 'redemption'].includes(lifecycleStatus),
    expiresAt: expirationDate === null ? null : readExpiry(expirationDate),
    isUnverified: info.verificationStatus === 'failed',
  }
}

/** Phases of a registration that have a word of EPP's. */
const eppOfLifecycle: Readonly<Record<string, readonly string[]>> = {
  creating: ['pendingCreate'],
  redemption: ['redemptionPeriod'],
}

/** A status is one word; anything else of a provider's does not belong in a sentence. */
const toWord = (text: string): string => /^[A-Za-z][\w-]{0,59}$/.exec(text.trim())?.[0] ?? ''

/** Rows of a page that are read; a hundred are asked for. */
const mostRows = 500

/** Rows of one page of the account, and how many the whole holds. null: not a list. */
export function readDomainPage(
  body: unknown,
  now: number,
): { readonly domains: readonly ListedDomain[]; readonly total: number } | null {
  const list = domainList.safeParse(body).data
  if (list === undefined) return null
  const domains = list.items.slice(0, mostRows).flatMap(item => {
    const name = fieldOf(item, 'name')
    if (typeof name !== 'string') return []
    const registration = readDomain(item)
    const isAutoRenewed = fieldOf(item, 'autoRenew')
    return [
      {
        name,
        bar: registration === null ? null : barOfRegistration(registration, now),
        expiresAt: registration?.expiresAt ?? null,
        isAutoRenewed: typeof isAutoRenewed === 'boolean' ? isAutoRenewed : null,
      },
    ]
  })
  return { domains, total: list.total ?? list.items.length }
}

/** What a problem body says: its detail or title, then the wrong fields; perhaps empty. */
export function readProblem(body: unknown): string {
  const general = ['detail', 'title', 'message', 'error']
    .map(name => fieldOf(body, name))
    .find(value => typeof value === 'string' && value.trim() !== '')
  // the wrong fields are listed in `errors` or in `data`
  const fields = ['errors', 'data'].flatMap(name => readFields(fieldOf(body, name)))
  return [...textsIn(general).map(({ text }) => text), ...fields].join(' ').trim()
}

function readFields(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return []
  return list.slice(0, 20).map(entry => {
    const field = fieldOf(entry, 'field')
    const details = textsIn(fieldOf(entry, 'details') ?? fieldOf(entry, 'detail') ?? entry)
    const text = details.map(({ text }) => text).join(' ')
    return typeof field === 'string' ? `${field}: ${text}.` : text
  })
}
