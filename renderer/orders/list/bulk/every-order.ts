import type { CallArgs } from '../../../../shared/border/calls.ts'
import { call } from '../../../app/bridge.ts'

const pageSize = 500
/** More than one call takes. */
export const mostOrders = 10_000

export type OrderFilter = Omit<CallArgs<'orders.list'>, 'page' | 'pageSize' | 'sort'>

/** Ids of all orders under a filter, the newest first. */
export async function everyOrder(filter: OrderFilter): Promise<readonly number[]> {
  const ids: number[] = []
  for (let page = 1; ; page += 1) {
    const { rows, total } = await call('orders.list', { ...filter, page, pageSize })
    ids.push(...rows.map(row => row.id))
    const isEnd = rows.length === 0 || page * pageSize >= total
    if (isEnd || ids.length >= mostOrders) return ids.slice(0, mostOrders)
  }
}
