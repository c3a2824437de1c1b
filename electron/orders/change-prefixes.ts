import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import { planOfOrder } from '../../db/customers/customers.ts'
import { restartMailboxes } from '../../db/engine/domain-queue.ts'
import { domainsWithMailboxes, otherOrderWith } from '../../db/mailboxes/mailboxes.ts'
import { trimMailboxes } from '../../db/mailboxes/trim.ts'
import {
  dropOwnPrefixes,
  ownPrefixes,
  putOwnPrefixes,
} from '../../db/orders/domain-prefixes.ts'
import {
  type FormRow,
  findForm,
  prefixColumns,
  readPrefixes,
  type StoredPrefix,
} from '../../db/orders/order-form.ts'
import { domainProgress, findOrder, type OrderRecord } from '../../db/orders/orders.ts'
import { claimedNames, putForm } from '../../db/orders/submissions.ts'
import { addActivity } from '../../db/records/records.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { prefixProblems, sizeProblem } from '../../shared/orders/check-form.ts'
import { isStuckAtMailboxes, isWorkedOn } from '../../shared/orders/life.ts'
import {
  emptyPrefix,
  expectedCount,
  type OwnPrefixes,
  type PrefixEntry,
  prefixEntrySchema,
  prefixesAt,
} from '../../shared/orders/prefixes.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { updateOrderStatus } from '../engine/update-order-status.ts'
import { toAsciiName } from '../providers/host-names.ts'
import type { Done } from './end-order.ts'
import { updateAmount } from './order-amount.ts'

/** An order's prefixes as they are, and those that some of its domains are to have. */
type Change = {
  readonly order: OrderRecord
  readonly form: FormRow
  readonly names: readonly string[]
  /** The domains that change. */
  readonly chosen: readonly string[]
  readonly ofOrder: readonly StoredPrefix[]
  readonly own: OwnPrefixes<StoredPrefix>
  readonly prefixes: readonly StoredPrefix[]
}

/**
 * Changes the prefixes of one domain of an order under way, or of all that have no mailboxes yet;
 * those that have some keep theirs, and domains that enter later get the new ones. What Mailin was
 * asked for is kept, as when an order is resubmitted.
 */
export function changePrefixes(
  db: Database,
  args: ParsedArgs<'orders.changePrefixes'>,
  now: number,
): Done {
  return write(db, tx => {
    const change = readChange(tx, args)
    if (!change.ok) return change
    const problem = problemOf(tx, change.value)
    if (problem !== null) return fail(problem)
    const { order, chosen } = change.value
    const before = chosen.map(name =>
      words(prefixesAt(name, change.value.ofOrder, change.value.own)),
    )
    if (args.domain === undefined) putForAll(tx, change.value, now)
    else putForOne(tx, change.value)
    dropSecrets(tx, trimMailboxes(tx, order.id, now, chosen))
    restartMailboxes(tx, order.id, chosen, now)
    updateAmount(tx, order.id, now)
    tell(tx, change.value, before, now)
    updateOrderStatus(tx, order.id, now)
    return ok(null)
  })
}

function readChange(
  tx: Reader,
  { id, domain, prefixes }: ParsedArgs<'orders.changePrefixes'>,
): Result<Change, BorderFailure> {
  const order = findOrder(tx, id)
  const form = findForm(tx, id)
  if (order === null || form === null) return fail(notFound('This order'))
  if (!isWorkedOn(order))
    return fail(refusal('not_applicable', 'Prefixes are changed while an order is under way.'))
  const names = claimedNames(tx, id)
  const chosen = choose(tx, id, names, domain)
  if (!chosen.ok) return chosen
  const rows = prefixes.map(row => ({ ...emptyPrefix, ...row }))
  const problems = prefixProblems({ prefixes: rows, inboxesPerDomain: form.inboxesPerDomain })
  if (Object.keys(problems).length > 0) return fail(invalid(problems))
  const [ofOrder, own] = [readPrefixes(form), ownPrefixes(tx, id)]
  const entries = rows.map(row => withoutEmptyLink(prefixEntrySchema.parse(row)))
  return ok({ order, form, names, chosen: chosen.value, ofOrder, own, prefixes: entries })
}

/** The domains whose prefixes may change: those that have no mailboxes yet, or cannot get them. */
function choose(
  tx: Reader,
  id: number,
  names: readonly string[],
  domain: string | undefined,
): Result<readonly string[], BorderFailure> {
  const made = domainsWithMailboxes(tx, id)
  if (domain === undefined) {
    const chosen = names.filter(name => !made.has(name))
    return chosen.length > 0
      ? ok(chosen)
      : fail(refusal('not_applicable', 'Mailboxes of every domain are made, or asked for.'))
  }
  const name = toAsciiName(domain)
  if (!names.includes(name)) return fail(notFound(`${domain} in this order`))
  const progress = domainProgress(tx, id).find(one => one.name === name)
  const isStuck = progress !== undefined && isStuckAtMailboxes(progress)
  return isStuck || !made.has(name)
    ? ok([name])
    : fail(
        refusal(
          'not_applicable',
          `Mailboxes of ${domain} are made, or asked for. Its prefixes change only while it is in conflict.`,
        ),
      )
}

/** Why the new prefixes are refused; null: they are not. */
function problemOf(tx: Reader, change: Change): BorderFailure | null {
  const { order, names, chosen, ofOrder, own, prefixes } = change
  const now = JSON.stringify(prefixes)
  if (chosen.every(name => JSON.stringify(prefixesAt(name, ofOrder, own)) === now))
    return refusal('not_applicable', 'These are the prefixes already.')
  const changed = Object.fromEntries(chosen.map(name => [name, prefixes]))
  const [before, after] = [own, { ...own, ...changed }].map(each =>
    expectedCount(names, ofOrder.length, each),
  )
  const size = before === after ? undefined : sizeProblem(after ?? 0, planOfOrder(tx, order))
  if (size !== undefined) return invalid({ prefixes: size })
  for (const [at, { prefix }] of prefixes.entries()) {
    const emails = chosen.map(name => `${prefix}@${name}`)
    const other = otherOrderWith(tx, order.id, emails)
    if (other === null) continue
    const words = `${other.email} exists already: order ${other.orderId} created it.`
    return refusal('conflict', words, { [`prefixes.${at}.prefix`]: words })
  }
  return null
}

/** The order gets them, and the domains that do not change get the old ones as their own. */
function putForAll(tx: Writer, change: Change, now: number): void {
  const { order, form, names, chosen, ofOrder, own, prefixes } = change
  const staying = names.filter(name => !chosen.includes(name) && own[name] === undefined)
  putOwnPrefixes(tx, order.id, staying, ofOrder)
  dropOwnPrefixes(tx, order.id, chosen)
  const { id: _id, createdAt: _made, updatedAt: _changed, ...columns } = form
  putForm(tx, { ...columns, ...prefixColumns(prefixes) }, now)
}

function putForOne(tx: Writer, { order, chosen, ofOrder, prefixes }: Change): void {
  if (JSON.stringify(prefixes) === JSON.stringify(ofOrder))
    dropOwnPrefixes(tx, order.id, chosen)
  else putOwnPrefixes(tx, order.id, chosen, prefixes)
}

function tell(tx: Writer, change: Change, before: readonly string[], now: number): void {
  const { order, chosen, prefixes } = change
  const [only, ...others] = chosen
  const what = others.length === 0 ? (only ?? '') : `${chosen.length} domains`
  const olds = [...new Set(before)]
  const from = olds.length === 1 ? ` from ${olds[0]}` : ''
  addActivity(
    tx,
    {
      action: 'prefixes_changed',
      description: `Prefixes of ${what} changed${from} to ${words(prefixes)}`,
      orderId: order.id,
      properties: { domains: chosen, prefixes: prefixes.map(one => one.prefix) },
    },
    now,
  )
}

const words = (prefixes: readonly StoredPrefix[]): string =>
  prefixes.map(one => one.prefix).join(', ')

/** A link that was left empty is not stored. */
function withoutEmptyLink({ profilePictureLink, ...entry }: PrefixEntry): StoredPrefix {
  return profilePictureLink ? { ...entry, profilePictureLink } : entry
}
