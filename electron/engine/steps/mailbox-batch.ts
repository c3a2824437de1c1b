import { findAutomations } from '../../../db/engine/automations.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { type MailboxRecord, mailboxesOfDomains } from '../../../db/mailboxes/mailboxes.ts'
import { prefixesOf } from '../../../db/orders/domain-prefixes.ts'
import type { MailinMailbox } from '../../providers/mailin-port.ts'
import { type ExpectedMailbox, type MailboxNeed, needOf } from '../mailbox-need.ts'
import type { StepContext } from '../step.ts'

/** One domain at `mailboxes` with what its mailboxes need. */
export type DomainNeed = {
  readonly domain: DomainWork
  readonly need: MailboxNeed
  readonly expected: readonly ExpectedMailbox[]
  readonly rows: readonly MailboxRecord[]
}

/** The next piece of mailbox work for one order; at most one request to Mailin. */
export type MailboxWork =
  | { readonly kind: 'advance'; readonly domains: readonly DomainNeed[] }
  | { readonly kind: 'read'; readonly domains: readonly [DomainNeed] }
  | {
      readonly kind: 'ask'
      readonly domains: readonly DomainNeed[]
      readonly mailboxes: readonly ExpectedMailbox[]
    }

/** Addresses of one domain that its order wants. */
export function expectedMailboxes(
  prefixes: readonly {
    readonly prefix: string
    readonly firstName: string
    readonly lastName: string
  }[],
  domain: string,
): readonly ExpectedMailbox[] {
  return prefixes.map(({ prefix, firstName, lastName }) => ({
    email: `${prefix}@${domain}`,
    prefix,
    firstName,
    lastName,
  }))
}

/** What each of these domains of one order needs, by the rows as they are now. */
export function needsOf(
  { db }: Pick<StepContext, 'db'>,
  orderId: number,
  domains: readonly DomainWork[],
): readonly DomainNeed[] {
  const prefixesAt = prefixesOf(db.reader, orderId)
  if (prefixesAt === null) return []
  const names = domains.map(domain => domain.name)
  const emails = mailboxesOfDomains(db.reader, orderId, names)
  const asked = new Set(emails.flatMap(row => row.automationId ?? []))
  const requests = findAutomations(db.reader, [...asked])
  return domains.map(domain => {
    const rows = emails.filter(row => row.domain === domain.name)
    const expected = expectedMailboxes(prefixesAt(domain.name), domain.name)
    return { domain, expected, rows, need: needOf(domain.isRead, expected, rows, requests) }
  })
}

/** Whether each address that the domain expects has its id, or was asked for and is named here. */
export function isWholeWith(
  { expected, rows, need }: DomainNeed,
  found: readonly MailinMailbox[],
): boolean {
  const rowOf = (email: string) => rows.find(row => row.email === email)
  const isThere = ({ email }: ExpectedMailbox): boolean => {
    const row = rowOf(email)
    if (row === undefined) return false
    const isNamed = row.askedBy !== null && found.some(one => one.email === email)
    return row.mailinMailboxId !== null || isNamed
  }
  return need.kind !== 'ask' && expected.every(isThere)
}

/**
 * What to do next: advance what needs no request; else fill a batch from the domains that were
 * read; else read one more. A ready domain never waits for a slow one.
 */
export function chooseWork(
  needs: readonly DomainNeed[],
  batchSize: number,
): MailboxWork | null {
  const advancing = needs.filter(one => one.need.kind === 'done' || one.need.kind === 'poll')
  if (advancing.length > 0) return { kind: 'advance', domains: advancing }
  const unread = needs.find(one => one.need.kind === 'read')
  const batch = fillBatch(needs, batchSize)
  if (batch.isFull || (unread === undefined && batch.mailboxes.length > 0))
    return { kind: 'ask', domains: batch.domains, mailboxes: batch.mailboxes }
  return unread === undefined ? null : { kind: 'read', domains: [unread] }
}

function fillBatch(needs: readonly DomainNeed[], batchSize: number) {
  const domains: DomainNeed[] = []
  const mailboxes: ExpectedMailbox[] = []
  for (const one of needs) {
    if (one.need.kind !== 'ask') continue
    for (const mailbox of one.need.mailboxes) {
      const alone = one.rows.some(row => row.email === mailbox.email && row.isAskedAlone)
      if (alone && mailboxes.length > 0) continue
      mailboxes.push(mailbox)
      if (!domains.includes(one)) domains.push(one)
      if (alone || mailboxes.length >= batchSize) return { domains, mailboxes, isFull: true }
    }
  }
  return { domains, mailboxes, isFull: false }
}
