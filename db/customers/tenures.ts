import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Writer } from '../core/database.ts'
import { idsOf, listed } from '../core/search.ts'
import { addActivity } from '../records/records.ts'
import { activityLogs, customers, letters, mailboxes, orders } from '../schema/schema.ts'

/**
 * A time in which an order was one customer's, from one change of its customer to the next. By it
 * rows have their owner: those that are written once by their ids, others by their last change.
 */
export type Tenure = {
  readonly [Key in (typeof tenureKeys)[number]]: Key extends 'isNow' ? boolean : number
}

/** The keys of a tenure, which are columns in SQL. */
export const tenureKeys = [
  'orderId',
  // whether the order still is the customer's
  'isNow',
  // milliseconds; `since` is included, `until` is not
  'since',
  'until',
  // ids; `…After` is not included, `…UpTo` is
  'activityAfter',
  'activityUpTo',
  'letterAfter',
  'letterUpTo',
  'noteAfter',
  'noteUpTo',
] as const

const action = 'order_customer_changed'
/** Properties of the activity: ids of both customers, of the last letter and note before it. */
const changeSchema = z.object({
  from: z.int(),
  to: z.int(),
  letter: z.int(),
  note: z.int(),
})
type Change = z.output<typeof changeSchema> & {
  readonly id: number
  readonly orderId: number
  readonly at: number
}

/** Notes that an order changes its customer; to be called before anything is written for the new one. */
export function noteCustomerChange(
  tx: Writer,
  orderId: number,
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
): void {
  const letter = tx
    .select({ id: sql<number>`coalesce(max(${letters.id}), 0)` })
    .from(letters)
    .get()
  // the highest id ever given: a deleted note may come back
  const note = tx.get<{ id: number } | undefined>(
    sql`select seq as id from sqlite_sequence where name = 'order_notes'`,
  )
  const properties = { from, to, letter: letter?.id ?? 0, note: note?.id ?? 0 }
  const description = 'Order moved to another customer'
  addActivity(tx, { action, description, orderId, properties }, now)
}

/** Gives the order's wanted mailboxes to a customer; extra ones stay whose they were. */
export function giveMailboxes(tx: Writer, orderId: number, customerId: number): void {
  tx.update(mailboxes)
    .set({ customerId })
    .where(and(eq(mailboxes.orderId, orderId), eq(mailboxes.isExtra, false)))
    .run()
}

/** One page of ids of orders that are or were a customer's, after an id. */
export const ordersEverOf = (
  tx: Reader,
  customerId: number,
  after: number,
  limit = -1,
): readonly number[] =>
  idsOf(
    tx,
    sql`select id from (
        select id from ${orders} where user_id = ${customerId} and id > ${after}
        union select subject_id from ${activityLogs}
          where action = ${action} and subject_id > ${after} and properties ->> '$.from' = ${customerId})
      order by id limit ${limit}`,
  )

/** The tenures of a customer in these orders. */
export function tenuresOf(
  tx: Reader,
  customerId: number,
  orderIds: readonly number[],
): readonly Tenure[] {
  const changes = new Map<number, Change[]>()
  for (const change of changesOf(tx, orderIds))
    changes.set(change.orderId, [...(changes.get(change.orderId) ?? []), change])
  const mine = new Set(
    idsOf(
      tx,
      sql`select id from ${orders} where user_id = ${customerId} and id in ${listed(orderIds)}`,
    ),
  )
  return orderIds.flatMap(orderId => {
    const walk = changes.get(orderId) ?? []
    return [...walk, null].flatMap((next, at) => {
      const last = walk[at - 1] ?? null
      const isOf = next === null ? mine.has(orderId) : next.from === customerId
      return isOf ? [between(orderId, last, next)] : []
    })
  })
}

/** From one change to the next; null: from the beginning, or until now. */
function between(orderId: number, last: Change | null, next: Change | null): Tenure {
  const end = Number.MAX_SAFE_INTEGER
  return {
    orderId,
    isNow: next === null,
    since: last?.at ?? 0,
    until: next?.at ?? end,
    activityAfter: last?.id ?? 0,
    activityUpTo: next?.id ?? end,
    letterAfter: last?.letter ?? 0,
    letterUpTo: next?.letter ?? end,
    noteAfter: last?.note ?? 0,
    noteUpTo: next?.note ?? end,
  }
}

/** Changes of these orders' customers, the oldest first. */
function changesOf(tx: Reader, orderIds: readonly number[]): readonly Change[] {
  return tx
    .select()
    .from(activityLogs)
    .where(
      and(
        eq(activityLogs.subjectType, 'order'),
        sql`${activityLogs.subjectId} in ${listed(orderIds)}`,
        eq(activityLogs.action, action),
      ),
    )
    .orderBy(asc(activityLogs.id))
    .all()
    .flatMap(({ id, subjectId, createdAt, properties }) => {
      const { data } = changeSchema.safeParse(JSON.parse(properties))
      return data === undefined ? [] : [{ ...data, id, orderId: subjectId, at: createdAt }]
    })
}

/** The id of the customer that a letter of an order in the same query was written to. */
export const customerAtLetter = sql<number>`coalesce(
  (select properties ->> '$.from' from ${activityLogs}
    where subject_type = 'order' and subject_id = ${letters.orderId}
      -- the plus keeps SQLite from the index of actions: an order has few rows, in order
      and +action = ${action} and properties ->> '$.letter' >= ${letters.id}
    order by ${activityLogs.id} limit 1),
  ${orders.customerId})`

/** Whether a note was written under an earlier customer of its order who was deleted since. */
export function isNoteOfDeleted(
  tx: Reader,
  note: { readonly id: number; readonly orderId: number },
): boolean {
  const next = changesOf(tx, [note.orderId]).find(change => note.id <= change.note)
  if (next === undefined) return false
  const owner = tx.select().from(customers).where(eq(customers.id, next.from)).get()
  return owner !== undefined && owner.deletedAt !== null
}
