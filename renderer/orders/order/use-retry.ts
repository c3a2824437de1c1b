import type { Order } from '../../../shared/orders/order-view.ts'
import { useDo } from '../../app/bridge.ts'
import { canRetry } from './retry.ts'
import { tellRetry } from './tell-retry.ts'

/** Retries failed domains, and says when they fail again. */
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
