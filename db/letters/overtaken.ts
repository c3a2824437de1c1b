import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import type { LetterKind, LetterStatus, Overtaking } from '../../shared/letters/letter.ts'
import type { Reader } from '../core/database.ts'
import { importOrders, letters, orders } from '../schema/schema.ts'

type Case = readonly [when: SQL, then: Overtaking]

const isCompleted: Case = [sql`${orders.status} = 'completed'`, 'completed']
const isCancelled: Case = [sql`${orders.status} = 'cancelled'`, 'cancelled']
const isRejected: Case = [sql`${orders.status} = 'reject'`, 'rejected']
const isResubmitted: Case = [sql`${orders.submission} > ${letters.submission}`, 'resubmitted']
const hasMoved: Case = [sql`${orders.movedAt} > ${letters.createdAt}`, 'moved']
const isToldSince: Case = [
  sql`exists (select 1 from ${importOrders} where ${importOrders.importId} = ${letters.occasion} and ${importOrders.orderId} = ${letters.orderId} and ${importOrders.toldAt} > ${letters.createdAt})`,
  'told',
]

const hasNews: Case = [sql`${letters.newsAt} is not null`, 'news']

/** What makes a letter of a kind untrue; the first that is true counts. */
const cases: Readonly<Record<LetterKind, readonly Case[]>> = {
  'order-created': [isCompleted, isCancelled, isRejected],
  'order-completed': [isCancelled],
  'order-rejected': [isCancelled, isResubmitted],
  'order-cancelled': [],
  'nameservers-failed': [isCompleted, isCancelled, isRejected, isResubmitted],
  'order-stalled': [isCompleted, isCancelled, isRejected, hasMoved],
  'credentials-handed-over': [isCancelled],
  'import-standing': [isToldSince],
  'import-summary': [],
}

const unsent: readonly LetterStatus[] = ['held', 'waiting', 'failed']

/**
 * What has overtaken an unsent letter; null: it is still true, or has left. For queries that join
 * the letter's order.
 */
export const overtakenBy: SQL<Overtaking | null> = sql`case when ${letters.status} in ${unsent} then case ${sql.join(
  Object.entries(cases).flatMap(([kind, found]) =>
    [...found, hasNews].map(
      ([when, then]) => sql`when ${letters.kind} = ${kind} and ${when} then ${then}`,
    ),
  ),
  sql` `,
)} end end`

/** Ids of held letters that events have overtaken. */
export const overtakenHeld = (tx: Reader) =>
  tx
    .select({ id: letters.id })
    .from(letters)
    .innerJoin(orders, eq(orders.id, letters.orderId))
    .where(and(eq(letters.status, 'held'), sql`${overtakenBy} is not null`))

export function countOvertaken(tx: Reader): number {
  const found = overtakenHeld(tx).as('found')
  return tx.select({ n: count() }).from(found).get()?.n ?? 0
}
