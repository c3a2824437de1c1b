import type { Order } from '../../../shared/orders/order-view.ts'
import { useDo } from '../../app/bridge.ts'
import { canRetry } from './retry.ts'
import { tellRetry } from './tell-retry.ts'

/** Lets what failed go on, and says so when it fails again. */
export function useRetry(order: Order) {
  return useDo('orders.retry', {
    onSuccess: (_, { domain, cause }) => {
      const retried = order.domains.filter(
        one =>
          canRetry(order, one) &&
          (domain === undefined || one.name === domain) &&
          (cause === undefined || one.failure?.code === cause),
      )
      tellRetry(order.id, new Set(retried.map(one => one.name)))
    },
  })
}
