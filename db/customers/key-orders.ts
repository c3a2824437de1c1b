import { sql } from 'drizzle-orm'
import { openStatuses } from '../../shared/orders/life.ts'
import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { keyRefusals } from '../../shared/registrars/key-test.ts'
import type { Reader } from '../core/database.ts'
import { idsOf, listed } from '../core/search.ts'
import { waitsForRetry } from '../schema/domains.ts'
import { isUnderWay } from '../schema/orders.ts'

export type OrderAtRegistrar = {
  readonly id: number
  readonly platform: RegistrarId
  readonly status: OrderStatus
  readonly draftCause: DraftCause | null
  /** Domains for which the registrar refused the order's keys. */
  readonly waiting: number
}

/** Domains of an order under way that wait for other keys of its registrar. */
const waitsForKeys = sql`order_domains.order_id = orders.id and ${isUnderWay} and ${waitsForRetry} and order_domains.failure_provider = form.hosting_platform and order_domains.failure_code in ${listed(keyRefusals)}`

/** Open orders of a customer at a registrar: those that wait for keys first, then the newest. */
export const openOrdersAt = (tx: Reader, customerId: number): readonly OrderAtRegistrar[] =>
  tx.all<OrderAtRegistrar>(
    sql`select orders.id, form.hosting_platform as platform, orders.status_manage_by_admin as status,
        orders.draft_cause as "draftCause",
        (select count(*) from order_domains where ${waitsForKeys}) as waiting
      from orders cross join reorder_infos as form on form.order_id = orders.id
      where orders.user_id = ${customerId} and orders.status_manage_by_admin in ${openStatuses}
        and form.hosting_platform <> 'other'
      order by waiting > 0 desc, orders.id desc`,
  )

/** Ids of the domains of an order that wait for other keys; empty: it waits for none. */
export const domainsWaitingForKeys = (tx: Reader, orderId: number): readonly number[] =>
  idsOf(
    tx,
    sql`select order_domains.id from orders cross join reorder_infos as form on form.order_id = orders.id
      cross join order_domains on ${waitsForKeys} where orders.id = ${orderId}`,
  )
