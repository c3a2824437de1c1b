import { type SQL, sql } from 'drizzle-orm'
import { monthOf } from '../../shared/text/month.ts'
import type { Reader } from '../core/database.ts'
import { isCounted, isPaid } from '../schema/orders.ts'

/** Whose totals, and of which time; milliseconds, `until` is not included. */
export type TotalsOf = {
  /** Absent: of every customer. */
  readonly customerId?: number
  readonly since: number
  readonly until: number
}

/** Totals of one customer, one month and one currency; '' where an order has none. */
export type OrderTotals = {
  readonly customerId: number
  readonly month: string
  readonly currency: string
  readonly orders: number
  /** Orders that say what they cost. */
  readonly priced: number
  readonly completed: number
  readonly domains: number
  readonly amount: number
  readonly paid: number
}

/**
 * Local month of a time, such as `2026-11`; the system's time zone counts. All of one month have the
 * same: to ask the calendar for each row takes longer than all else.
 */
const localMonth = ({ since, until }: TotalsOf, moment: SQL) =>
  monthOf(since) === monthOf(until - 1)
    ? sql`${monthOf(since)}`
    : sql`strftime('%Y-%m', ${moment} / 1000, 'unixepoch', 'localtime')`

/**
 * What was ordered, by the month in which each order was entered. Which orders count is said by
 * `isCounted`; amounts are summed in thousandths, because fractions in binary do not add up.
 */
export function orderTotals(tx: Reader, of: TotalsOf): readonly OrderTotals[] {
  return tx.all<OrderTotals>(
    sql`select orders.user_id as "customerId", ${localMonth(of, sql`orders.created_at`)} as month,
        coalesce(orders.currency, '') as currency, count(*) as orders,
        count(orders.amount) as priced, count(orders.completed_at) as completed,
        sum((select count(*) from domain_claims as claim where claim.order_id = orders.id)) as domains,
        ${summed(sql`coalesce(orders.amount, 0)`)} as amount,
        ${summed(sql`iif(${isPaid}, coalesce(orders.amount, 0), 0)`)} as paid
      from orders
      where ${isEntered(of)}
      group by 1, 2, 3`,
  )
}

export type MonthCoupon = {
  readonly customerId: number
  readonly month: string
  readonly code: string
}

/** The coupons of the orders that count, in upper case, each once by customer and month. */
export function couponsUsed(tx: Reader, of: TotalsOf): readonly MonthCoupon[] {
  return tx.all<MonthCoupon>(
    sql`select distinct orders.user_id as "customerId", ${localMonth(of, sql`orders.created_at`)} as month,
        upper(trim(form.coupon_code)) as code
      from orders cross join reorder_infos as form on form.order_id = orders.id
      where ${isEntered(of)} and trim(coalesce(form.coupon_code, '')) <> ''
      order by code`,
  )
}

const summed = (amount: SQL) => sql`sum(round(${amount} * 1000)) / 1000.0`

/** An order counts, and was entered in this time. */
export const isEntered = (of: TotalsOf): SQL =>
  sql`(${isCounted} and orders.created_at >= ${of.since} and orders.created_at < ${of.until} and ${isOf(of)})`

const isOf = ({ customerId }: TotalsOf): SQL =>
  customerId === undefined ? sql`true` : sql`orders.user_id = ${customerId}`

export type MailboxTotals = {
  readonly customerId: number
  readonly month: string
  readonly mailboxes: number
}

/**
 * Mailboxes by the month in which they were made: at Mailin when their ids became known, else when
 * staff entered them. One that was removed later counts; a customer pays for what was made.
 */
export function mailboxTotals(tx: Reader, of: TotalsOf): readonly MailboxTotals[] {
  return tx.all<MailboxTotals>(
    sql`select "customerId", month, sum(mailboxes) as mailboxes from (
        select orders.user_id as "customerId", ${localMonth(of, sql`act.created_at`)} as month,
          json_array_length(act.properties, '$.emails') as mailboxes
        from ${activityFrom(of, 'mailin_ai_mailboxes_created')}
        where act.created_at >= ${of.since} and act.created_at < ${of.until}
        union all
        select entered.user_id, ${localMonth(of, sql`box.created_at`)}, 1
        from (select distinct orders.id, orders.user_id from ${activityFrom(of, 'mailboxes_entered')}) as entered
        cross join order_emails as box on box.order_id = entered.id and box.is_by_hand = 1
        where box.created_at >= ${of.since} and box.created_at < ${of.until})
      group by 1, 2`,
  )
}

/** Activity of an action with its orders: of one customer by order, of all by action. */
const activityFrom = ({ customerId, since, until }: TotalsOf, action: string): SQL =>
  customerId === undefined
    ? sql`activity_logs as act cross join orders on orders.id = act.subject_id and act.subject_type = 'order' and act.action = ${action} and act.created_at >= ${since} and act.created_at < ${until}`
    : // the plus keeps SQLite from the index of actions: an order has few rows
      sql`orders cross join activity_logs as act on orders.user_id = ${customerId} and act.subject_type = 'order' and act.subject_id = orders.id and +act.action = ${action}`
