import { create } from 'zustand'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import type { OrderSort } from '../../../shared/orders/order-sort.ts'

export type OrdersView = {
  readonly status: OrderStatus | 'all'
  /** Only orders with domains that need a person. */
  readonly needsAttention: boolean
  readonly search: string
  readonly sort: OrderSort
}

/** Newest first: live changes do not move rows about. */
export const firstOrdersView: OrdersView = {
  status: 'all',
  needsAttention: false,
  search: '',
  sort: { by: 'id', descending: true },
}

/** What the list of orders shows, kept while an order is open. */
export const useOrdersView = create<OrdersView>(() => firstOrdersView)

export const showOrders = (change: Partial<OrdersView>) => useOrdersView.setState(change)
