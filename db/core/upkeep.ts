import { count, gt } from 'drizzle-orm'
import { z } from 'zod'
import { orders } from '../schema/schema.ts'
import { rawOf } from './connection.ts'
import { countersOf } from './counters.ts'
import type { Database, Reader } from './database.ts'

export function countOrders(tx: Reader): number {
  return [...countersOf(tx, 'orders').values()].reduce((sum, count) => sum + count, 0)
}

/** Orders that were created after this time. */
export function countOrdersAfter(tx: Reader, at: number): number {
  const row = tx.select({ count: count() }).from(orders).where(gt(orders.createdAt, at)).get()
  return row?.count ?? 0
}

/** Bytes of the file once its log is written into it, and so of a backup. */
export function databaseSize(db: Database): number {
  const raw = rawOf(db)
  const read = (name: string) => z.number().parse(raw.pragma(name, { simple: true }))
  return read('page_count') * read('page_size')
}
