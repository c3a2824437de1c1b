import { keepPreviousData } from '@tanstack/react-query'
import type { OrderTally } from '../../../../shared/orders/order-list.ts'
import { useCall } from '../../../app/bridge.ts'

/** How much each act on these orders would change; undefined until it is known. */
export function useTally(ids: readonly number[], isNeeded = true): OrderTally | undefined {
  return useCall('orders.tally', { ids: [...ids] }, { enabled: isNeeded }).data
}

/** As `useTally`, with the last numbers until the new ones are there: a bar must not flicker. */
export function useSteadyTally(ids: readonly number[]): OrderTally | undefined {
  return useCall('orders.tally', { ids: [...ids] }, { placeholderData: keepPreviousData }).data
}
