import { type Database, type Writer, write } from '../../db/database.ts'
import {
  customerOf,
  domainProgress,
  noteAlerted,
  type OrderRecord,
  stalledOrders,
} from '../../db/queries/orders.ts'
import { addActivity, addNotification } from '../../db/queries/records.ts'
import { orderStalled } from '../outbox/letters/order-stalled.ts'
import { postLetter } from '../outbox/post-letter.ts'
import { readMail } from '../settings/settings.ts'

const hours = 24
const stalledAfterMs = hours * 3_600_000

/**
 * Tells staff of orders in which nothing moved for a day, and once a day from then on: a
 * notification, and a letter to the agency. Answers the orders.
 */
export function alertStalled(db: Database, now: number): readonly number[] {
  // most ticks find nothing: they take no lock
  if (stalledOrders(db.reader, now - stalledAfterMs).length === 0) return []
  return write(db, tx => {
    const orders = stalledOrders(tx, now - stalledAfterMs)
    for (const order of orders) alert(tx, order, now)
    return orders.map(order => order.id)
  })
}

function alert(tx: Writer, order: OrderRecord, now: number): void {
  const { id } = order
  const customer = customerOf(tx, id)
  const unfinished = domainProgress(tx, id)
    .filter(domain => domain.state !== 'finished')
    .map(({ name, stage, state, failureDetail }) => ({
      name,
      stage,
      state,
      detail: failureDetail,
    }))
  const message = `Nothing has moved for ${hours} hours in order #${id}`
  noteAlerted(tx, id, now)
  addActivity(
    tx,
    {
      action: 'mailin_ai_order_stalled',
      description: message,
      orderId: id,
      properties: { domains: unfinished.length },
    },
    now,
  )
  addNotification(
    tx,
    {
      customerId: customer.id,
      orderId: id,
      type: 'order_stalled',
      title: 'Order Without Movement',
      message,
      data: { order_id: id, domains: unfinished.length },
    },
    now,
  )
  const { agencyAddress } = readMail(tx)
  if (agencyAddress === '') return
  const text = orderStalled(id, customer.name, hours, unfinished)
  postLetter(
    tx,
    // one a day: the time tells them apart
    { order, kind: 'order-stalled', to: agencyAddress, text, occasion: now },
    now,
  )
}
