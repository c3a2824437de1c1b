import { desc, eq, max, sql } from 'drizzle-orm'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { orderNotes } from '../schema/schema.ts'

export type Note = typeof orderNotes.$inferSelect

/** All notes of an order, the newest first. */
export function listNotes(tx: Reader, orderId: number): readonly Note[] {
  return tx
    .select()
    .from(orderNotes)
    .where(eq(orderNotes.orderId, orderId))
    .orderBy(desc(orderNotes.id))
    .all()
}

export function countNotes(tx: Reader, orderId: number): number {
  return countRows(tx, orderNotes, eq(orderNotes.orderId, orderId))
}

export function findNote(tx: Reader, id: number): Note | null {
  return tx.select().from(orderNotes).where(eq(orderNotes.id, id)).get() ?? null
}

export function addNote(tx: Writer, orderId: number, text: string, now: number): number {
  const { lastInsertRowid } = tx
    .insert(orderNotes)
    .values({ orderId, text, createdAt: now })
    .run()
  return Number(lastInsertRowid)
}

export function changeNote(tx: Writer, id: number, text: string, now: number): void {
  tx.update(orderNotes).set({ text, editedAt: now }).where(eq(orderNotes.id, id)).run()
}

export function dropNote(tx: Writer, id: number): void {
  tx.delete(orderNotes).where(eq(orderNotes.id, id)).run()
}

/** Puts a deleted note back under its own id. */
export function putNoteBack(tx: Writer, note: Note): void {
  tx.insert(orderNotes).values(note).run()
}

const newestOfPage = preparedQuery(tx =>
  tx
    .select({ orderId: orderNotes.orderId, id: max(orderNotes.id), text: orderNotes.text })
    .from(orderNotes)
    .where(
      sql`${orderNotes.orderId} in (select value from json_each(${sql.placeholder('ids')}))`,
    )
    // SQLite takes the other columns from the row that has the maximum
    .groupBy(orderNotes.orderId)
    .prepare(),
)

/** The newest note of each of these orders that has one. */
export function newestNotes(
  tx: Reader,
  orderIds: readonly number[],
): ReadonlyMap<number, string> {
  const rows = newestOfPage(tx).all({ ids: JSON.stringify(orderIds) })
  return new Map(rows.map(({ orderId, text }) => [orderId, text]))
}
