import type { Transaction } from '../../db/database.ts'
import { countPrefixes } from '../../db/queries/order-form.ts'
import { countOrders, listOrders, orderSums } from '../../db/queries/order-list.ts'
import { searchCap } from '../../db/queries/search.ts'
import type { ParsedArgs } from '../../shared/calls.ts'
import type { OrderStatus } from '../../shared/order.ts'
import type { OrderPage, OrderRow } from '../../shared/rows.ts'
import { iso } from '../scheduler/clock.ts'
import { present } from './present.ts'

/** One page of orders, the newest first unless sorted, with the counts of its status tabs. */
export function viewOrderPage(tx: Transaction, args: ParsedArgs<'orders.list'>): OrderPage {
  const { status, search, customerId, attention, sort, page, pageSize } = args
  const filter = { status, search, customerId, attention }
  const found = listOrders(tx, filter, sort ?? { by: 'id', descending: true }, {
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const tally = countOrders(tx, filter)
  const cap = search === undefined || search === '' ? Infinity : searchCap
  const countOf = (one: OrderStatus) =>
    Math.min(cap, tally.find(row => row.status === one)?.count ?? 0)
  const counts: OrderPage['counts'] = {
    draft: countOf('draft'),
    pending: countOf('pending'),
    'in-progress': countOf('in-progress'),
    completed: countOf('completed'),
    reject: countOf('reject'),
    cancelled: countOf('cancelled'),
  }
  const total =
    status === undefined
      ? Math.min(
          cap,
          tally.reduce((sum, row) => sum + row.count, 0),
        )
      : countOf(status)
  const sums = orderSums(
    tx,
    found.map(row => row.order.id),
  )
  return {
    rows: found.map(row => viewRow(row, sums)),
    total,
    counts,
  }
}

function viewRow(
  row: ReturnType<typeof listOrders>[number],
  sums: ReturnType<typeof orderSums>,
): OrderRow {
  const { order } = row
  const claim = sums.claims.find(one => one.orderId === order.id)
  const stages = sums.stages.filter(one => one.orderId === order.id)
  const prefixCount = countPrefixes(row.prefixVariants ?? '{}')
  const domainCount = claim?.count ?? 0
  return {
    id: order.id,
    status: order.statusManageByAdmin,
    ...present({
      draftCause: order.draftCause,
      hostingPlatform: row.hostingPlatform,
      firstDomain: claim?.first ?? null,
    }),
    customerId: order.userId,
    customerName: row.customerName,
    planName: row.planName,
    domainCount,
    stages: Object.fromEntries(stages.map(one => [one.stage, one.count])),
    mailboxCount: sums.mailboxes.find(one => one.orderId === order.id)?.count ?? 0,
    mailboxTotal: domainCount * prefixCount,
    attentionCount: stages.reduce((sum, one) => sum + one.attention, 0),
    createdAt: iso(order.createdAt),
    updatedAt: iso(order.updatedAt),
    completedAt: order.completedAt === null ? null : iso(order.completedAt),
  }
}
