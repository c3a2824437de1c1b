import type { Writer } from '../../db/core/database.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import { countMailboxes } from '../../db/mailboxes/mailboxes.ts'
import {
  type DomainProgress,
  domainProgress,
  findOrder,
  orderOutcome,
} from '../../db/orders/orders.ts'
import { assertNever } from '../../shared/border/result.ts'
import { isWorkedOn } from '../../shared/orders/life.ts'
import { changeStatus } from '../orders/change-status.ts'
import type { RefusedDomain } from '../orders/transition-texts.ts'

/**
 * Lets the order's status follow from its domains, within the transaction that moved them:
 * completed when all are done, a draft while a registrar refuses, in progress otherwise.
 */
export function updateOrderStatus(tx: Writer, orderId: number, now: number): void {
  const order = findOrder(tx, orderId)
  if (order === null || !isWorkedOn(order)) return
  const outcome = orderOutcome(tx, orderId)
  switch (outcome) {
    case 'empty':
      return
    case 'whole':
      changeStatus(tx, orderId, 'completed', { mailboxCount: countMailboxes(tx, orderId) }, now)
      return
    case 'refused': {
      const refused = domainProgress(tx, orderId).filter(isRefused)
      const facts = { count: refused.length, failed: refused.flatMap(failedDomain) }
      const isDraft = order.status === 'draft'
      changeStatus(tx, orderId, isDraft ? 'refused-again' : 'refused', facts, now)
      return
    }
    case 'open':
      if (order.status === 'draft') changeStatus(tx, orderId, 'resumed', null, now)
      return
    default:
      assertNever(outcome)
  }
}

const isRefused = (domain: DomainProgress): boolean =>
  domain.stage === 'nameservers' && domain.nameServerStatus === 'failed'

function failedDomain(domain: DomainProgress): readonly RefusedDomain[] {
  const failure = failureOf(domain)
  return failure === null ? [] : [{ name: domain.name, ip: null, ...failure }]
}
