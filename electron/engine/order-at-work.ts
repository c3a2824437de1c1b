import { AsyncLocalStorage } from 'node:async_hooks'

const atWork = new AsyncLocalStorage<number>()

/** Runs a step on behalf of one order, so that its requests can be shown with the order. */
export function forOrder<Value>(orderId: number, run: () => Value): Value {
  return atWork.run(orderId, run)
}

/** The order that the running step works for; null for a sweep, a test login, a diagnosis. */
export function orderAtWork(): number | null {
  return atWork.getStore() ?? null
}
