import { asc, desc, eq, gt, inArray, lte, max, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { dayMs } from '../../shared/text/duration.ts'
import { type Reader, signatureOf, type Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { activityLogs, exchanges, letters, notifications } from '../schema/schema.ts'

export type Activity = {
  readonly action: string
  readonly description: string
  readonly orderId: number
  readonly properties?: Readonly<Record<string, unknown>>
}

const newActivity = preparedQuery((tx: Writer) =>
  tx
    .insert(activityLogs)
    .values({
      action: sql.placeholder('action'),
      description: sql.placeholder('description'),
      subjectType: 'order',
      subjectId: sql.placeholder('subjectId'),
      properties: sql.placeholder('properties'),
      createdAt: sql.placeholder('createdAt'),
      byId: sql.placeholder('byId'),
      byName: sql.placeholder('byName'),
    })
    .prepare(),
)

/** Adds activity, within the transaction that it tells of. */
export function addActivity(tx: Writer, activity: Activity, now: number): void {
  newActivity(tx).run({
    action: activity.action,
    description: activity.description,
    subjectId: activity.orderId,
    properties: JSON.stringify(activity.properties ?? {}),
    createdAt: now,
    ...signed(tx),
  })
}

/** Who does what is written: columns of a row that keeps it. */
export function signed(tx: Writer): {
  readonly byId: number | null
  readonly byName: string | null
} {
  const by = signatureOf(tx)
  return { byId: by?.id ?? null, byName: by?.name ?? null }
}

/** Adds activity of thousands of orders in one statement, oldest first. */
export function addActivities(tx: Writer, activities: readonly Activity[], now: number): void {
  const { byId, byName } = signed(tx)
  tx.run(
    sql`insert into ${activityLogs} (action, description, subject_type, subject_id, properties,
        created_at, by_id, by_name)
      select value ->> 'action', value ->> 'description', 'order', value ->> 'orderId',
        ifnull(value -> 'properties', '{}'), ${now}, ${byId}, ${byName}
      from json_each(${JSON.stringify(activities)})`,
  )
}

/** Activity rows after this id, oldest first. */
export function activityAfter(tx: Reader, id: number, limit: number) {
  return tx
    .select()
    .from(activityLogs)
    .where(gt(activityLogs.id, id))
    .orderBy(asc(activityLogs.id))
    .limit(limit)
    .all()
}

/** The highest id of activity; 0: there is none. */
export function latestActivity(tx: Reader): number {
  const latest = tx.select({ id: max(activityLogs.id) }).from(activityLogs)
  return latest.get()?.id ?? 0
}

export type Letter = typeof letters.$inferSelect
export type NewLetter = Pick<
  Letter,
  | 'orderId'
  | 'kind'
  | 'submission'
  | 'occasion'
  | 'recipient'
  | 'subject'
  | 'body'
  | 'status'
  | 'messageId'
  | 'dueAt'
> &
  Partial<Pick<Letter, 'html' | 'templateId' | 'language' | 'loginsSince'>>

const isWithdrawn = sql`(${letters.status} = 'withdrawn')`
/** Staff have changed its words, and it is still to be sent. */
const isEdited = sql`(${letters.editedAt} is not null and ${letters.status} <> 'withdrawn')`
const unlessEdited = (column: AnySQLiteColumn, value: string | number | null) =>
  sql`case when ${isEdited} then ${column} else ${value} end`

/**
 * Adds a letter. Of a kind there is one per order, submission and occasion: when it is unsent it
 * gets the newer text and recipient, unless staff have edited it: then it is marked instead. When
 * it is withdrawn it is to be sent again. Returns its id; null: it has left or was discarded, and stays as it is.
 */
export function putLetter(tx: Writer, letter: NewLetter, now: number): number | null {
  const row = tx
    .insert(letters)
    .values({ ...letter, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [letters.orderId, letters.kind, letters.submission, letters.occasion],
      set: {
        subject: unlessEdited(letters.subject, letter.subject),
        body: unlessEdited(letters.body, letter.body),
        html: unlessEdited(letters.html, letter.html ?? null),
        templateId: unlessEdited(letters.templateId, letter.templateId ?? null),
        language: unlessEdited(letters.language, letter.language ?? null),
        newsAt: sql`case when ${isEdited} then ${now} end`,
        editedAt: unlessEdited(letters.editedAt, null),
        recipient: letter.recipient,
        updatedAt: now,
        // a withdrawn letter is true again: its time begins anew
        status: sql`case ${isWithdrawn} when 1 then ${letter.status} else ${letters.status} end`,
        loginsSince: sql`case ${isWithdrawn} when 1 then ${letter.loginsSince ?? null} else ${letters.loginsSince} end`,
        dueAt: sql`case ${isWithdrawn} when 1 then ${letter.dueAt} else ${letters.dueAt} end`,
        errorMessage: sql`case ${isWithdrawn} when 1 then null else ${letters.errorMessage} end`,
      },
      setWhere: inArray(letters.status, ['waiting', 'held', 'withdrawn']),
    })
    .returning({ id: letters.id })
    .get()
  return row?.id ?? null
}

/** Adds an exchange, which the caller has redacted. */
export function addExchange(tx: Writer, row: typeof exchanges.$inferInsert): void {
  tx.insert(exchanges).values(row).run()
}

/** One page of an order's exchanges, the newest first. */
export function listExchanges(
  tx: Reader,
  { orderId, limit, offset }: { orderId: number; limit: number; offset: number },
) {
  const of = eq(exchanges.orderId, orderId)
  const rows = tx
    .select()
    .from(exchanges)
    .where(of)
    .orderBy(desc(exchanges.id))
    .limit(limit)
    .offset(offset)
    .all()
  return {
    rows,
    total: tx.select({ n: sql<number>`count(*)` }).from(exchanges).where(of).get()?.n ?? 0,
  }
}

const exchangeRetentionMs = 30 * dayMs

/** Deletes exchanges of more than 30 days ago. */
export function dropOldExchanges(tx: Writer, now: number): void {
  tx.delete(exchanges)
    .where(lte(exchanges.createdAt, now - exchangeRetentionMs))
    .run()
}

const newestNotification = preparedQuery(tx =>
  tx
    .select({ id: max(notifications.id) })
    .from(notifications)
    .prepare(),
)
const newestLetter = preparedQuery(tx =>
  tx
    .select({ id: max(letters.id) })
    .from(letters)
    .prepare(),
)

/** The highest ids of notifications and letters, 0 without any: to tell what a transaction adds. */
export function latestIds(tx: Reader): {
  readonly notification: number
  readonly letter: number
} {
  const notification = newestNotification(tx).get()?.id ?? 0
  const letter = newestLetter(tx).get()?.id ?? 0
  return { notification, letter }
}
