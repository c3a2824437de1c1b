import type { Reader } from '../../db/core/database.ts'
import { searchCap } from '../../db/core/search.ts'
import { ownCounts } from '../../db/orders/domain-prefixes.ts'
import { newestNotes } from '../../db/orders/notes.ts'
import { countPrefixes } from '../../db/orders/order-form.ts'
import { orderListRows, orderSums } from '../../db/orders/order-list.ts'
import { listOrders, type OrderKey } from '../../db/orders/order-pages.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { OrderCursor } from '../../shared/border/cursor.ts'
import { readTimeRange } from '../../shared/border/time-range.ts'
import { handCauseOf } from '../../shared/orders/life.ts'
import { shownNoteLength } from '../../shared/orders/note.ts'
import type { OrderPage, OrderRow } from '../../shared/orders/order-list.ts'
import type { OrderSort } from '../../shared/orders/order-sort.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { pageAfter } from '../border/page-window.ts'
import { iso, systemClock } from '../scheduler/clock.ts'

/** One page of orders, the newest first unless sorted, with the counts of its status tabs. */
export function viewOrderPage(
  tx: Reader,
  args: ParsedArgs<'orders.list'>,
  now = systemClock.now(),
): OrderPage {
  const { status, search, customerId, attention, late, after, at, page, pageSize } = args
  const range = readTimeRange(args)
  const lateAt = late === true ? now : undefined
  const filter = { status, search, customerId, attention, lateAt, range }
  const sort = args.sort ?? { by: 'id', descending: true }
  const wanted = { ...pageAfter(args, after && readKey(after)), at }
  const { keys, counts, isCapped, offset } = listOrders(tx, filter, sort, wanted)
  const shown = offset === undefined ? page : offset / pageSize + 1
  const ids = keys.map(({ id }) => id)
  const sums = orderSums(tx, ids)
  const also = { notes: newestNotes(tx, ids), own: ownCounts(tx, ids) }
  const counted =
    status === undefined
      ? Object.values(counts).reduce((sum, count) => sum + count, 0)
      : counts[status]
  return {
    rows: orderListRows(tx, ids).map(row => viewRow(row, sums, also)),
    total: isCapped
      ? Math.min(searchCap, Math.max(counted, seen(keys.length, shown, pageSize)))
      : counted,
    counts,
    ...nextOf(keys, sort, pageSize),
    ...(at !== undefined && { page: shown }),
  }
}

type ListRow = ReturnType<typeof orderListRows>[number]

/** How many orders the page proves to exist: a search counts only so far. */
function seen(rows: number, page: number, pageSize: number): number {
  if (rows === 0) return 0
  return (page - 1) * pageSize + rows + (rows === pageSize ? 1 : 0)
}

const readKey = ([, value, customerId, id]: OrderCursor): OrderKey => ({
  value,
  customerId,
  id,
})

function nextOf(keys: readonly OrderKey[], { by }: OrderSort, pageSize: number) {
  const last = keys.at(-1)
  if (last === undefined || keys.length < pageSize) return {}
  const cursor: OrderCursor = [by, last.value, last.customerId, last.id]
  return { next: JSON.stringify(cursor) }
}

const handCause = ({ providerType, hostingPlatform: platform }: ListRow) =>
  handCauseOf({ providerType, platform, isOn: false })

function viewRow(
  row: ListRow,
  sums: ReturnType<typeof orderSums>,
  also: {
    readonly notes: ReturnType<typeof newestNotes>
    readonly own: ReturnType<typeof ownCounts>
  },
): OrderRow {
  const stages = sums.stages.get(row.id) ?? []
  const prefixCount = countPrefixes(row.prefixVariants ?? '{}')
  const domainCount = sums.domains.get(row.id) ?? 0
  const own = also.own.get(row.id) ?? []
  return {
    id: row.id,
    status: row.status,
    ...withoutNulls({
      draftCause: row.draftCause,
      handCause: row.status === 'pending' ? handCause(row) : null,
      hostingPlatform: row.hostingPlatform,
      note: also.notes.get(row.id)?.slice(0, shownNoteLength),
      firstDomain: sums.firsts.get(row.id),
      promiseHours: row.promiseHours,
      dueAt: row.dueAt === null ? null : iso(row.dueAt),
      amount: row.amount,
      currency: row.currency,
      paidAt: row.paidAt === null ? null : iso(row.paidAt),
    }),
    customerId: row.customerId,
    customerName: row.customerName,
    planName: row.planName,
    domainCount,
    stages: stages.reduce<OrderRow['stages']>(
      (all, { stage, count }) => ({ ...all, [stage]: (all[stage] ?? 0) + count }),
      {},
    ),
    mailboxCount: sums.mailboxes.get(row.id) ?? 0,
    mailboxTotal: own.reduce(
      (total, count) => total + count - prefixCount,
      domainCount * prefixCount,
    ),
    attentionCount: stages
      .filter(one => one.needsPerson)
      .reduce((sum, one) => sum + one.count, 0),
    billingStatus: row.billingStatus,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
    completedAt: row.completedAt === null ? null : iso(row.completedAt),
  }
}
