import { type SQL, sql } from 'drizzle-orm'
import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import type { Reader } from '../core/database.ts'
import { listed } from '../core/search.ts'
import { isEntered, type TotalsOf } from '../customers/month-totals.ts'
import { isPaid } from '../schema/orders.ts'

export type MonthOrder = {
  readonly id: number
  readonly customerId: number
  readonly customerName: string
  readonly customerEmail: string
  readonly status: OrderStatus
  readonly draftCause: DraftCause | null
  readonly planName: string
  readonly firstDomain: string | null
  readonly domains: number
  readonly mailboxes: number
  readonly couponCode: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly isPaid: 0 | 1
  readonly paidAt: number | null
  readonly billingStatus: string
  readonly createdAt: number
}

/** One page of the orders that count in this time, the newest first. */
export function monthOrders(
  tx: Reader,
  of: TotalsOf,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): readonly MonthOrder[] {
  return tx.all<MonthOrder>(
    sql`select orders.id, orders.user_id as "customerId", users.name as "customerName",
        users.email as "customerEmail", orders.status_manage_by_admin as status,
        orders.draft_cause as "draftCause", plans.name as "planName",
        (select name from domain_claims as claim where claim.order_id = orders.id and claim.position = 0) as "firstDomain",
        (select count(*) from domain_claims as claim where claim.order_id = orders.id) as domains,
        ${mailboxesMade} as mailboxes, form.coupon_code as "couponCode", orders.amount, orders.currency,
        ${isPaid} as "isPaid", orders.paid_at as "paidAt", orders.status as "billingStatus",
        orders.created_at as "createdAt"
      from (${pageOf(of, limit, offset)}) as page
      cross join orders on orders.id = page.id
      cross join users on users.id = orders.user_id
      cross join plans on plans.id = orders.plan_id
      left join reorder_infos as form on form.order_id = orders.id
      order by orders.created_at desc, orders.id desc`,
  )
}

const pageOf = (of: TotalsOf, limit: number, offset: number): SQL =>
  sql`select id from orders where ${isEntered(of)} order by created_at desc, id desc limit ${limit} offset ${offset}`

/** As `mailboxTotals` counts them, of one order in whatever month. */
const mailboxesMade = sql`(
  (select coalesce(sum(json_array_length(act.properties, '$.emails')), 0) from activity_logs as act
    where act.subject_type = 'order' and act.subject_id = orders.id and +act.action = 'mailin_ai_mailboxes_created')
  + (select count(*) from order_emails as box where box.order_id = orders.id and box.is_by_hand = 1))`

export function countMonthOrders(tx: Reader, of: TotalsOf): number {
  return tx.get<{ n: number }>(sql`select count(*) as n from orders where ${isEntered(of)}`).n
}

/** When the first order was entered; null: there is none. */
export const firstEntered = (tx: Reader): number | null =>
  tx.get<{ at: number | null }>(sql`select min(created_at) as at from orders`).at

/** Name, address and state of these customers, by name. */
export function namedCustomers(tx: Reader, ids: readonly number[]) {
  return tx.all<{
    readonly id: number
    readonly name: string
    readonly email: string
    readonly archivedAt: number | null
    readonly deletedAt: number | null
  }>(
    sql`select id, name, email, archived_at as "archivedAt", deleted_at as "deletedAt"
      from users where id in ${listed(ids)} order by name collate nocase, id`,
  )
}
