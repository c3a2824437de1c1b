import { type SQL, sql } from 'drizzle-orm'
import type { WorkStage } from '../../shared/orders/domain.ts'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { isWork } from '../schema/domains.ts'

/** An order with domains due at a stage, and since when the first of them is. */
export type DueOrder = { readonly orderId: number; readonly dueAt: number }

/** At most so many of the longest due domains are looked at. */
const windowSize = 100
/** Orders after the cursor that are looked at, too, when more domains are due. */
const ringSize = 50

/** `lookedTo` is the next call's `after`; 0: from the first order. */
export type DueOrders = { readonly orders: readonly DueOrder[]; readonly lookedTo: number }

/**
 * Orders with domains due at this stage, the longest due first; domains that wait for a job are
 * left out. However many are due, it reads a window of the longest due, which one large order may
 * fill, and some orders after `after`: passing `lookedTo` on from call to call meets every order.
 */
export function dueOrders(tx: Reader, stage: WorkStage, now: number, after: number): DueOrders {
  const { longest, ring } = queries[stage]
  const oldest = longest(tx).all({ now })
  const count = oldest.reduce((sum, one) => sum + one.domains, 0)
  if (count < windowSize) return { orders: oldest, lookedTo: 0 }
  const next = ring(tx).all({ after })
  const found = new Map<number, DueOrder>()
  for (const { orderId, dueAt } of [...oldest, ...next])
    if (dueAt <= now) found.set(orderId, { orderId, dueAt })
  return {
    orders: [...found.values()].toSorted((one, other) => one.dueAt - other.dueAt),
    lookedTo: next.length < ringSize ? 0 : (next.at(-1)?.orderId ?? 0),
  }
}

/** Words in full, not as parameters: SQLite uses a partial index only for its very text. */
function queriesAt(stage: WorkStage) {
  const waits = sql`"order_domains"."state" = 'due' and ${isWork} and "order_domains"."stage" = ${sql.raw(`'${stage}'`)}`
  const prepared = (columns: SQL) =>
    preparedQuery(tx =>
      tx
        .select({
          orderId: sql<number>`order_id`,
          dueAt: sql<number>`due_at`,
          domains: sql<number>`domains`,
        })
        .from(columns)
        .prepare(),
    )
  const window = sql`select order_id, due_at from order_domains indexed by order_domains_due where ${waits} and due_at <= ${sql.placeholder('now')} order by due_at limit ${sql.raw(String(windowSize))}`
  const nextOrder = (before: SQL) =>
    sql`select min(order_id) from order_domains indexed by order_domains_turn where ${waits} and order_id > ${before}`
  const ids = sql`select (${nextOrder(sql`${sql.placeholder('after')}`)}) as id union all select (${nextOrder(sql`ring.id`)}) from ring where ring.id is not null limit ${sql.raw(String(ringSize))}`
  const first = sql`select min(due_at) from order_domains indexed by order_domains_turn where ${waits} and order_id = ring.id`
  return {
    longest: prepared(
      sql`(select order_id, min(due_at) as due_at, count(*) as domains from (${window}) group by order_id order by 2)`,
    ),
    ring: prepared(
      sql`(with recursive ring(id) as (${ids}) select id as order_id, (${first}) as due_at, 1 as domains from ring where id is not null)`,
    ),
  }
}
const queries = {
  lookup: queriesAt('lookup'),
  transfer: queriesAt('transfer'),
  nameservers: queriesAt('nameservers'),
  activation: queriesAt('activation'),
  mailboxes: queriesAt('mailboxes'),
} as const satisfies Record<WorkStage, unknown>
