import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { Bar, ListedDomain } from '../check-account.ts'
import { readExpiry } from '../expiry-date.ts'
import { toHostNames } from '../host-names.ts'
import { fieldOf } from '../json.ts'
import type { Registration } from '../registrar.ts'
import type { NamecheapError } from './errors.ts'

const lists = new Set(['Error', 'Nameserver', 'Domain', 'Rights'])
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  // no entity is expanded: the five plain ones are read below
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 50,
  jPath: false,
  // `Domain` is also the name of an attribute
  isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && lists.has(name),
})

export type Envelope = {
  readonly isOk: boolean
  readonly errors: readonly NamecheapError[]
  readonly response: unknown
}

const text = z.union([
  z.string(),
  z.object({ '#text': z.string().optional() }).transform(node => node['#text'] ?? ''),
])
const error = z
  .union([
    z.string().transform(value => ({ number: '', text: value })),
    z
      .object({ Number: z.string().optional(), '#text': z.string().optional() })
      .transform(node => ({ number: node.Number ?? '', text: node['#text'] ?? '' })),
  ])
  .transform(({ number, text }) => ({
    number: number.slice(0, 20).trim(),
    text: decode(text.slice(0, 2000)),
  }))
/** Errors of one answer that are read. */
const mostErrors = 50
const errors = z
  .array(z.unknown())
  .transform(list => list.slice(0, mostErrors))
  .pipe(z.array(error))
const envelope = z.object({
  Status: z.string(),
  Errors: z.union([z.literal(''), z.object({ Error: errors.optional() })]).optional(),
  CommandResponse: z.unknown().optional(),
})

/**
 * Reads the envelope of an answer, of a refusal as well. null: not Namecheap's XML, cut off, too
 * large, or with a document type, which no honest answer has.
 */
export function readEnvelope(xml: string): Envelope | null {
  // the parser closes open tags by itself, so a cut answer would look whole
  const isWhole = xml.trimEnd().endsWith('</ApiResponse>')
  if (!isWhole || !isParsedSoon(xml) || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null
  const read = envelope.safeParse(fieldOf(parseXml(xml), 'ApiResponse')).data
  if (read === undefined) return null
  const errors = typeof read.Errors === 'object' ? (read.Errors.Error ?? []) : []
  return {
    isOk: read.Status.toUpperCase() === 'OK' && errors.length === 0,
    errors,
    response: read.CommandResponse,
  }
}

const nameServers = z.array(text).transform(names => toHostNames(names))

/** The nameservers of `domains.dns.getList`; null: in no known shape. */
export function readDnsList(response: unknown): readonly string[] | null {
  const result = fieldOf(response, 'DomainDNSGetListResult')
  return result === undefined ? null : readNames(result)
}

const domainInfo = z.object({
  Status: z.string().catch(''),
  DnsDetails: z.unknown(),
  IsOwner: z.string().catch(''),
  Modificationrights: z.unknown().optional(),
  DomainDetails: z.object({ ExpiredDate: text.catch('') }).catch({ ExpiredDate: '' }),
})

/** The registration of `domains.getInfo`; null: in no known shape. */
export function readInfo(response: unknown): Registration | null {
  const info = domainInfo.safeParse(fieldOf(response, 'DomainGetInfoResult')).data
  if (info?.DnsDetails === undefined) return null
  const nameServers = readNames(info.DnsDetails)
  if (nameServers === null) return null
  const status = info.Status.trim().toLowerCase()
  return {
    nameServers,
    // Namecheap's lock, in the word of EPP
    statuses: status === 'locked' ? ['clientUpdateProhibited'] : [],
    suspensions: [],
    isExpired: status === 'expired',
    expiresAt: readDate(info.DomainDetails.ExpiredDate),
    isUnverified: false,
    access: readAccess(info),
  }
}

/** What the account may do: a shared domain comes with rights for single things. */
function readAccess({ IsOwner, Modificationrights, DnsDetails }: z.output<typeof domainInfo>) {
  const provider = fieldOf(DnsDetails, 'ProviderType')
  if (typeof provider === 'string' && /^free ?dns$/i.test(provider.trim())) return 'dns-only'
  if (isTrue(fieldOf(DnsDetails, 'IsUsingFreeDNS'))) return 'dns-only'
  const all = fieldOf(Modificationrights, 'All')
  const isOwner = IsOwner === '' || isTrue(IsOwner)
  if (all === undefined || isTrue(all)) return isOwner || isTrue(all) ? 'full' : 'not-owned'
  const rights = fieldOf(Modificationrights, 'Rights')
  const mayChange = (Array.isArray(rights) ? rights : []).some(
    right =>
      /^(?:nameservers?|dns|hosts)$/i.test(textOf(fieldOf(right, 'Type'))) &&
      /^ok$/i.test(textOf(fieldOf(right, '#text')).trim()),
  )
  if (mayChange) return 'full'
  return isOwner ? 'no-right' : 'not-owned'
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isTrue = (value: unknown): boolean => textOf(value).trim().toLowerCase() === 'true'

/** MM/DD/YYYY, as Namecheap writes dates. null: something else. */
function readDate(text: string): string | null {
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim()) ?? []
  return readExpiry(`${year}-${month}-${day}T00:00:00Z`)
}

/** Whether domains.dns.setCustom says that it took the set. null: it does not say. */
export function readUpdated(response: unknown): boolean | null {
  const updated = fieldOf(fieldOf(response, 'DomainDNSSetCustomResult'), 'Updated')
  return typeof updated === 'string' ? updated.trim().toLowerCase() === 'true' : null
}

/**
 * The rows of a page of `domains.getList`, and how many the account has; null: in no known shape.
 */
export function readDomainPage(
  response: unknown,
): { readonly domains: readonly ListedDomain[]; readonly total: number } | null {
  const total = fieldOf(fieldOf(response, 'Paging'), 'TotalItems')
  if (typeof total !== 'string' || !/^\d{1,9}$/.test(total.trim())) return null
  const rows = fieldOf(fieldOf(response, 'DomainGetListResult'), 'Domain')
  const domains = (Array.isArray(rows) ? rows : []).flatMap(row => {
    const name = fieldOf(row, 'Name')
    if (typeof name !== 'string') return []
    const autoRenew = textOf(fieldOf(row, 'AutoRenew')).trim().toLowerCase()
    return [
      {
        name: decode(name),
        bar: readBar(row),
        expiresAt: readDate(textOf(fieldOf(row, 'Expires'))),
        isAutoRenewed: autoRenew === 'true' ? true : autoRenew === 'false' ? false : null,
      },
    ]
  })
  return { domains, total: Number(total) }
}

/** What a row of the list says against a change; getInfo tells more. */
function readBar(row: unknown): Bar | null {
  const has = (name: string) => isTrue(fieldOf(row, name))
  if (has('IsExpired')) return { why: 'expired', detail: '' }
  if (has('IsLocked')) return { why: 'locked', detail: '' }
  const isOwner = fieldOf(row, 'IsOwner')
  return isOwner === undefined || isTrue(isOwner) ? null : { why: 'not-owned', detail: '' }
}

function readNames(node: unknown): readonly string[] | null {
  return nameServers.safeParse(fieldOf(node, 'Nameserver') ?? []).data ?? null
}

/** Bounds of an answer: a page of a hundred domains has some 120 tags in 40,000 characters. */
const longestXml = 512 * 1024
const mostTags = 2000
const longestTag = 4000

/** Whether parsing it is too short to be felt elsewhere in this process. */
function isParsedSoon(xml: string): boolean {
  if (xml.length > longestXml) return false
  const chunks = xml.split('<', mostTags + 1)
  // each begins with a tag, and text may follow it
  const isLong = (chunk: string) =>
    chunk.length > longestTag && !chunk.slice(0, longestTag).includes('>')
  return chunks.length <= mostTags && !chunks.slice(1).some(isLong)
}

function parseXml(xml: string): unknown {
  try {
    return parser.parse(xml)
  } catch {
    // nested too deep, forbidden names, broken tags: all mean "not an answer"
    return null
  }
}

const plainEntities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  amp: '&',
}

function decode(value: string): string {
  return value.replace(/&(lt|gt|quot|apos|#39|amp);/g, (whole, name: string) => {
    return plainEntities[name] ?? whole
  })
}
