import type { OrderMailbox } from '../../../shared/mailboxes/mailbox.ts'
import {
  isCancellable,
  isMoving,
  isOver,
  isRemovableMailbox,
  isSavedDraft,
  isWantedMailbox,
  isWorkedByHand,
  isWorkedOn,
  takesMailboxes,
} from '../../../shared/orders/life.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'

/** Which acts the main process would accept for an order in its current state. */
export type Acts = {
  readonly canCancel: boolean
  readonly canReject: boolean
  /** Staff do the work: they set the status and enter mailboxes. */
  readonly isByHand: boolean
  /** Mailboxes are entered and taken out by hand, also to correct them when all is done. */
  readonly canEnter: boolean
  readonly canReplace: boolean
  /** Mailboxes are there whose passwords are stored here. */
  readonly canHandOver: boolean
  /** Passwords that an export holds are still stored here. */
  readonly canPurge: boolean
}

export function actsOf(order: Order): Acts {
  return {
    canCancel: isCancellable(order),
    // a saved draft was never submitted, so there is nothing to reject
    canReject: !isOver(order) && !isSavedDraft(order),
    isByHand: isWorkedByHand(order),
    canEnter: takesMailboxes(order),
    canReplace: isWorkedOn(order),
    canHandOver: order.mailboxes.some(
      one => isWantedMailbox(one) && one.passwordPurgedAt === undefined,
    ),
    canPurge: order.mailboxes.some(
      one => one.exported !== undefined && one.passwordPurgedAt === undefined,
    ),
  }
}

/** Mailboxes that a removal would take at Mailin: those that this order asked for. */
export function removable(order: Order): readonly OrderMailbox[] {
  return order.mailboxes.filter(isRemovableMailbox)
}

/** Domains that are still under way and would be stopped when the order ends. */
export function unfinished(order: Order): readonly OrderDomain[] {
  return order.domains.filter(isMoving)
}

/** The nameservers that Mailin wants for a domain; empty until it has named them. */
export function wantedNameServers(order: Order, domain: string): readonly string[] {
  return order.transfers.find(one => one.domain === domain)?.nameServers ?? []
}

/** Staff may set the nameservers themselves where the set is known and not yet in place. */
export function canSetNameServers(order: Order, domain: OrderDomain): boolean {
  return (
    actsOf(order).canReplace &&
    domain.stage === 'nameservers' &&
    domain.state !== 'superseded' &&
    wantedNameServers(order, domain.name).length > 0
  )
}
