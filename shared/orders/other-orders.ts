import type { OtherOrder } from './contract.ts'

export type OtherOrders = {
  /** Open orders: a domain may be in one at a time. */
  readonly conflicts: readonly OtherOrder[]
  /** Completed orders: of each domain the newest, unless an open order has the domain. */
  readonly delivered: readonly OtherOrder[]
}

export const noOtherOrders: OtherOrders = { conflicts: [], delivered: [] }

/** Sorts other orders into those that forbid an order, and those that staff are warned of. */
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
