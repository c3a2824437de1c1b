import { clsx } from 'clsx'
import { isAtMailin } from '../../../shared/orders/life.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { orderStatusWords } from '../../words/words.ts'
import { completedWords, stayWords } from './mailbox-rows.ts'
import classes from './OrderEnding.module.css'

type Ended = Extract<OrderStatus, 'completed' | 'reject' | 'cancelled'>

/** How and when an order ended, and what became of its mailboxes. */
export function OrderEnding({ order }: { readonly order: Order }) {
  const { status } = order
  if (status !== 'completed' && status !== 'reject' && status !== 'cancelled') return null
  const { words, meaning } = orderStatusWords[status]
  const reason = order.statusReason
  return (
    <section className={clsx(classes.ending, 'icon-line')} aria-label={words}>
      <MeaningIcon meaning={meaning} size={16} />
      <div className="miw-0">
        <p className="fw-500">
          {words} <RelativeTime at={endedAt(order, status)} />
        </p>
        {status !== 'completed' && reason !== undefined && (
          <p className="breaks" style={{ maxWidth: 800, whiteSpace: 'pre-line' }}>
            <OutsideText text={reason} />
          </p>
        )}
        <p className="quiet">{outcome(order, status)}</p>
      </div>
    </section>
  )
}

function endedAt(order: Order, status: Ended): string {
  if (status === 'completed') return order.completedAt ?? order.updatedAt
  const ending = status === 'reject' ? '_rejected' : '_cancelled'
  return order.activity.find(one => one.action.endsWith(ending))?.createdAt ?? order.updatedAt
}

function outcome(order: Order, status: Ended): string {
  const removing = order.mailboxes.filter(one => one.isBeingRemoved === true).length
  const removed = order.mailboxes.filter(one => one.removedAt !== undefined).length
  if (removing > 0)
    return `${countOf(removing, 'mailbox is', 'mailboxes are')} being removed at Mailin${removed > 0 ? `, ${removed} are gone` : ''}.`
  if (removed > 0)
    return `${countOf(removed, 'mailbox', 'mailboxes')} removed at Mailin. ${leftWords(order)}`.trim()
  if (status === 'completed') return completedWords(order)
  const stay = stayWords(order)
  return status === 'reject'
    ? `${stay} Edit the order and resubmit it to go on.`.trim()
    : stay || 'It had no mailboxes.'
}

/** Says how many mailboxes staff left at Mailin. */
function leftWords({ mailboxes }: Order): string {
  const left = mailboxes.filter(isAtMailin).length
  return left === 0 ? '' : `${countOf(left, 'mailbox stays', 'mailboxes stay')} at Mailin.`
}
