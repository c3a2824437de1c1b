import type { Answers } from '../../../../shared/border/calls.ts'
import { leftText } from '../../../../shared/orders/left-orders.ts'
import type {
  OrderTally,
  SkippedOrder,
  UnfinishedCancellation,
} from '../../../../shared/orders/order-list.ts'
import { countOf } from '../../../../shared/text/count-of.ts'
import { numberText } from '../../../../shared/text/locale.ts'

/** "Retry 7 domains in 3 orders"; the orders are left out where there is only one. */
export function retryLabel({ retryDomainCount, retryOrderCount }: OrderTally): string {
  const domains = `Retry ${countOf(retryDomainCount, 'domain')}`
  return retryOrderCount > 1 ? `${domains} in ${countOf(retryOrderCount, 'order')}` : domains
}

export function retriedLine({ retried, skipped, left }: Answers['orders.retryMany']): string {
  const done = `${countOf(retried, 'domain is', 'domains are')} tried again`
  if (left.length > 0) return `${done}; ${leftText(left)}`
  if (skipped === 0) return done
  return `${done}; ${countOf(skipped, 'other is', 'others are')} under way or done and ${skipped === 1 ? 'stays' : 'stay'} as ${skipped === 1 ? 'it is' : 'they are'}`
}

const reasons: Record<SkippedOrder['why'], (count: number) => string> = {
  'already-cancelled': count => `${countOf(count, 'was', 'were')} cancelled already`,
  'not-found': count => `${countOf(count, 'is', 'are')} no longer there`,
  'mode-changed': count =>
    `${countOf(count, 'was', 'were')} left because the mode was changed meanwhile`,
}

export function cancelledLine(
  { cancelled, skipped }: Answers['orders.cancelMany'],
  removed: number,
): string {
  const left = Object.entries(reasons).flatMap(([why, words]) => {
    const count = skipped.filter(one => one.why === why).length
    return count === 0 ? [] : [words(count)]
  })
  const removing = removed === 0 ? [] : [`removing ${countOf(removed, 'mailbox', 'mailboxes')}`]
  return [`${countOf(cancelled, 'order')} cancelled`, ...removing, ...left].join('; ')
}

/** "12 of 30 orders were cancelled when Boxwright ended or its mode was changed." */
export function unfinishedLine({ asked, orderIds }: UnfinishedCancellation): string {
  const done = asked - orderIds.length
  return `${numberText(done)} of ${countOf(asked, 'order')} ${done === 1 ? 'was' : 'were'} cancelled when Boxwright ended or its mode was changed.`
}

/** "Cancel the other 18" */
export const cancelRestLabel = ({ asked, orderIds }: UnfinishedCancellation): string =>
  orderIds.length === asked
    ? `Cancel ${countOf(asked, 'order')}`
    : `Cancel the other ${numberText(orderIds.length)}`

/** What a cancellation of the chosen orders loses. */
export function lostLine(tally: OrderTally): string {
  const { orderCount, cancelCount, unfinishedCount } = tally
  const stops =
    unfinishedCount === 0
      ? ''
      : `${countOf(unfinishedCount, 'domain stops', 'domains stop')} where ${unfinishedCount === 1 ? 'it stands' : 'they stand'}. `
  const over = orderCount - cancelCount
  const already =
    over === 0
      ? ''
      : ` ${countOf(over, 'of the chosen is', 'of the chosen are')} cancelled already.`
  const rule =
    cancelCount === 1
      ? 'A cancelled order cannot be taken up again; it stays in the list with its timeline.'
      : 'Cancelled orders cannot be taken up again; they stay in the list with their timelines.'
  return `${stops}${rule}${already}`
}
