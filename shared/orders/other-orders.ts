import type { OtherOrder } from './contract.ts'

export type OtherOrders = {
  /** Open orders: a domain stands in one at a time. */
  readonly conflicts: readonly OtherOrder[]
  /** Completed orders; of each domain the newest, unless an open one holds it. */
  readonly delivered: readonly OtherOrder[]
}

export const noOtherOrders: OtherOrders = { conflicts: [], delivered: [] }

/** What forbids an order, and what is worth a warning. */
export function sortOut(others: readonly OtherOrder[]): OtherOrders {
  const conflicts = others.filter(({ status }) => status !== 'completed')
  const taken = new Set(conflicts.map(({ domain }) => domain))
  const delivered = others.filter(({ domain, status }) => {
    if (status !== 'completed' || taken.has(domain)) return false
    taken.add(domain)
    return true
  })
  return { conflicts, delivered }
}
