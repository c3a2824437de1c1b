import { causeKey, causeOf } from '../../shared/border/failure-cause.ts'
import { isEditable } from '../../shared/orders/life.ts'
import type { AttentionRow, DomainFailure } from '../../shared/orders/order-domain.ts'
import { isRegistrarId, type RegistrarId } from '../../shared/registrars/catalogue.ts'

/** Domains that the same act would mend. */
export type CauseGroup = {
  readonly key: string
  readonly failure: DomainFailure
  readonly stage: AttentionRow['stage']
  readonly reason: AttentionRow['reason']
  /** Whether all of the orders can be edited as they stand. */
  readonly isEditable: boolean
  readonly rows: readonly AttentionRow[]
  readonly orderIds: readonly number[]
}

export type CustomerOrders = {
  readonly id: number
  readonly name: string
  readonly orderIds: readonly number[]
}

/** Whose orders the rows are of, those with the most orders first. */
export function customersOf(rows: readonly AttentionRow[]): readonly CustomerOrders[] {
  const customers = new Map<number, { readonly name: string; readonly orders: Set<number> }>()
  for (const { customerId, customerName, orderId } of rows) {
    const known = customers.get(customerId)
    if (known === undefined)
      customers.set(customerId, { name: customerName, orders: new Set([orderId]) })
    else known.orders.add(orderId)
  }
  return [...customers]
    .map(([id, { name, orders }]) => ({ id, name, orderIds: [...orders] }))
    .sort((one, other) => other.orderIds.length - one.orderIds.length)
}

/** The registrar whose keys were refused in several orders; undefined: other keys mend nothing. */
export function registrarToGiveKeys({
  failure,
  orderIds,
}: CauseGroup): RegistrarId | undefined {
  const { code, provider } = failure
  const areKeysRefused = code === 'credentials' || code === 'scope'
  return areKeysRefused && orderIds.length > 1 && isRegistrarId(provider) ? provider : undefined
}

/** By cause and provider, the largest first; an address to whitelist keeps its own group. */
export function groupByCause(rows: readonly AttentionRow[]): readonly CauseGroup[] {
  const groups = new Map<string, AttentionRow[]>()
  for (const row of rows) {
    const key = causeKey(row.failure.code, causeOf(row))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups]
    .flatMap(([key, [first, ...others]]) => {
      if (first === undefined) return []
      const all = [first, ...others]
      const orderIds = [...new Set(all.map(row => row.orderId))]
      const { failure, stage, reason } = first
      const group = { key, failure, stage, reason, rows: all, orderIds }
      const canEdit = all.every(({ orderStatus: status }) => isEditable({ status }))
      return [{ ...group, isEditable: canEdit }]
    })
    .sort((one, other) => other.rows.length - one.rows.length)
}

/**
 * Whether a retry by the code alone meets just this group: over all orders, also those of other
 * pages. Not where another group has the same code.
 */
export function isWhole(
  group: CauseGroup,
  groups: readonly CauseGroup[],
  isPart: boolean,
): boolean {
  return isPart && groups.filter(one => one.failure.code === group.failure.code).length === 1
}
