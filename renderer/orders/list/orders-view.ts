import { type OrderStatus, orderStatuses } from '../../../shared/orders/order.ts'
import { type OrderSort, orderSorts } from '../../../shared/orders/order-sort.ts'
import { addressOf, type Query } from '../../app/place/address.ts'
import { changeQuery, useQuery } from '../../app/place/history.ts'

export type OrdersView = {
  readonly status: OrderStatus | 'all'
  /** Only orders with domains that need a person. */
  readonly needsAttention: boolean
  /** Only open orders whose due date has passed. */
  readonly isLate: boolean
  /** When the orders were entered: a preset, or days; '' for any time. */
  readonly time: string
  readonly search: string
  readonly sort: OrderSort
}

/** Newest first: live changes do not move rows about. */
export const firstOrdersView: OrdersView = {
  status: 'all',
  needsAttention: false,
  isLate: false,
  time: '',
  search: '',
  sort: { by: 'id', descending: true },
}

export const pageSize = 50

/** What the list of orders asks for when the window opens. */
export const firstOrders = { sort: firstOrdersView.sort, page: 1, pageSize } as const

/** What the list of orders shows, as its address says; what is unknown is as at first. */
export const useOrdersView = (): OrdersView => readView(useQuery())

/** Changes what the list of orders shows, where it is shown. */
export const showOrders = (change: Partial<OrdersView>) =>
  changeQuery({ ...queryOf(change), at: undefined })

/** The list of orders that shows this. */
export const ordersAddress = (view: Partial<OrdersView>) => addressOf('/orders', queryOf(view))

function readView({
  status,
  needs,
  due,
  time = '',
  search = '',
  sort = '',
}: Query): OrdersView {
  const [by, direction] = sort.split('.')
  const sorted = orderSorts.find(one => one === by)
  return {
    status: orderStatuses.find(one => one === status) ?? firstOrdersView.status,
    needsAttention: needs === 'person',
    isLate: due === 'late',
    time,
    search,
    sort:
      sorted === undefined
        ? firstOrdersView.sort
        : { by: sorted, descending: direction === 'down' },
  }
}

/** The parts of the view that are given; what is as at first is not written. */
function queryOf({
  status,
  needsAttention,
  isLate,
  time,
  search,
  sort,
}: Partial<OrdersView>): Query {
  const first = firstOrdersView.sort
  const isFirst = sort?.by === first.by && sort.descending === first.descending
  return {
    ...(status !== undefined && { status: status === 'all' ? undefined : status }),
    ...(needsAttention !== undefined && { needs: needsAttention ? 'person' : undefined }),
    ...(isLate !== undefined && { due: isLate ? 'late' : undefined }),
    ...(time !== undefined && { time }),
    ...(search !== undefined && { search }),
    ...(sort !== undefined && {
      sort: isFirst ? undefined : `${sort.by}.${sort.descending ? 'down' : 'up'}`,
    }),
  }
}
