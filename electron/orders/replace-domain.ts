import { type Database, type Reader, write } from '../../db/core/database.ts'
import { swapDomain } from '../../db/engine/domain-queue.ts'
import { trimMailboxes } from '../../db/mailboxes/trim.ts'
import { findForm } from '../../db/orders/order-form.ts'
import { findOrder } from '../../db/orders/orders.ts'
import {
  claimedNames,
  claimNames,
  findOtherOrders,
  putForm,
} from '../../db/orders/submissions.ts'
import { addActivity } from '../../db/records/records.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { readTypedDomains } from '../../shared/domains/typed-domains.ts'
import { conflictSentence } from '../../shared/orders/conflict.ts'
import { isWorkedOn } from '../../shared/orders/life.ts'
import { sortOut } from '../../shared/orders/other-orders.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { updateOrderStatus } from '../engine/update-order-status.ts'
import { toAsciiName } from '../providers/host-names.ts'
import type { Done } from './end-order.ts'
import { updateAmount } from './order-amount.ts'

export type Replacement = {
  readonly id: number
  readonly domain: string
  readonly with: string
  /** Staff want the name although another order has delivered it. */
  readonly evenIfDelivered?: boolean | undefined
}

/** Replaces a domain of an order under way by another name; the other domains are not touched. */
export function replaceDomain(
  db: Database,
  { id, domain, with: typed, evenIfDelivered = false }: Replacement,
  now: number,
): Done {
  const reading = readTypedDomains(typed)
  const [name] = reading.names
  const problem = reading.problems[0]?.problem
  if (name === undefined || problem !== undefined || reading.names.length > 1)
    return fail(invalid({ with: problem ?? 'Enter exactly one domain.' }))
  return write(db, tx => {
    const order = findOrder(tx, id)
    const form = findForm(tx, id)
    if (order === null || form === null) return fail(notFound('This order'))
    if (!isWorkedOn(order))
      return fail(
        refusal('not_applicable', 'Domains are replaced while an order is under way.'),
      )
    const names = claimedNames(tx, id)
    const leaving = toAsciiName(domain)
    if (!names.includes(leaving)) return fail(notFound(`${domain} in this order`))
    if (names.includes(name))
      return fail(invalid({ with: `${name} is in this order already.` }))
    const elsewhere = wordsOfOther(tx, name, id, evenIfDelivered)
    if (elsewhere !== null) return fail(refusal('conflict', elsewhere, { with: elsewhere }))
    const wanted = names.map(one => (one === leaving ? name : one))
    const { id: _id, createdAt: _made, updatedAt: _changed, ...columns } = form
    putForm(tx, { ...columns, domains: wanted.join('\n') }, now)
    claimNames(tx, id, wanted, now)
    swapDomain(tx, id, leaving, name, now)
    dropSecrets(tx, trimMailboxes(tx, id, now))
    updateAmount(tx, id, now)
    addActivity(
      tx,
      {
        action: 'domain_replaced',
        description: `${leaving} replaced by ${name}`,
        orderId: id,
        properties: { domain: leaving, with: name },
      },
      now,
    )
    updateOrderStatus(tx, id, now)
    return ok(null)
  })
}

/** Why another order forbids the name; null: none does. */
function wordsOfOther(
  tx: Reader,
  name: string,
  ownId: number,
  evenIfDelivered: boolean,
): string | null {
  const { conflicts, delivered } = sortOut(findOtherOrders(tx, [name], ownId))
  const [open] = conflicts
  if (open !== undefined) return conflictSentence(open)
  const [over] = delivered
  return over === undefined || evenIfDelivered
    ? null
    : `${name} was delivered in order ${over.orderId} (${isolated(over.customer)}).`
}
