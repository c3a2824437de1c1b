import { z } from 'zod'
import type { DomainReading } from '../domains/domain-names.ts'
import { link, requiredLine } from '../text/line.ts'

/** A prefix: the flow document's characters in lower case, no dot at an end or beside another. */
export const prefixSchema = z
  .string('Enter a prefix.')
  .trim()
  .toLowerCase()
  .min(1, 'Enter a prefix.')
  .max(50, 'A prefix has at most 50 characters.')
  .regex(/^[a-z0-9._-]+$/, 'Use letters, digits, dot, hyphen and underscore only.')
  .refine(value => !/^\.|\.$|\.\./.test(value), 'Dots stand between other characters only.')

export const prefixEntrySchema = z.strictObject({
  prefix: prefixSchema,
  firstName: requiredLine(100, 'Enter a first name.'),
  lastName: requiredLine(100, 'Enter a last name.'),
  profilePictureLink: link.optional(),
})
/** One mailbox of every domain of an order. */
export type PrefixEntry = z.output<typeof prefixEntrySchema>

const typed = (max: number) => z.string().max(max)
/** A prefix with its person while it is typed: hardly anything is checked. */
export const prefixRowSchema = z.strictObject({
  prefix: typed(200),
  firstName: typed(500),
  lastName: typed(500),
  profilePictureLink: typed(5000),
})
export type PrefixRow = Readonly<z.output<typeof prefixRowSchema>>

export const emptyPrefix: PrefixRow = {
  prefix: '',
  firstName: '',
  lastName: '',
  profilePictureLink: '',
}

type Rows = {
  readonly prefixes: readonly PrefixRow[]
  readonly inboxesPerDomain: number
}

/** The rows that are used: up to the chosen number, without empty ones at the end; at least one. */
export function usedPrefixes({ prefixes, inboxesPerDomain }: Rows): readonly PrefixRow[] {
  const rows = prefixes.slice(0, inboxesPerDomain)
  const last = rows.findLastIndex(row => Object.values(row).some(text => text.trim() !== ''))
  return rows.slice(0, Math.max(last + 1, 1))
}

/** The valid prefixes of the used rows, each once: each makes a mailbox at every domain. */
export function namedPrefixes(form: Rows): readonly string[] {
  const found = usedPrefixes(form).flatMap(row => {
    const read = prefixSchema.safeParse(row.prefix)
    return read.success ? [read.data] : []
  })
  return [...new Set(found)]
}

/** As many as there are valid prefixes; without any, as many as were chosen. */
export function mailboxesPerDomain(form: Rows): number {
  return namedPrefixes(form).length || form.inboxesPerDomain
}

/** Prefixes of domains that were changed there, by domain. */
export type OwnPrefixes<Entry = unknown> = Readonly<Record<string, readonly Entry[]>>

/** What an order expects at a domain: the domain's own prefixes, else the order's. */
export function prefixesAt<Entry>(
  domain: string,
  ofOrder: readonly Entry[],
  own: OwnPrefixes<Entry>,
): readonly Entry[] {
  return own[domain] ?? ofOrder
}

/** How many mailboxes an order expects at these domains. */
export function expectedCount(
  domains: readonly string[],
  perDomain: number,
  own: OwnPrefixes,
): number {
  return domains.reduce((sum, domain) => sum + (own[domain]?.length ?? perDomain), 0)
}

/** The expected mailboxes of the order, by which price and the bounds of the plan go. */
export function mailboxCount(
  form: Rows,
  reading: DomainReading,
  own: OwnPrefixes = {},
): number {
  return expectedCount(reading.names, mailboxesPerDomain(form), own)
}
