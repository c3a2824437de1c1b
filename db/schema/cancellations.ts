import { index, integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core'
import { orders } from './orders.ts'
import { moment } from './words.ts'

/** Cancellations of many orders at once; the row is deleted after the last one. */
export const cancellations = sqliteTable('cancellations', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  removeMailboxes: integer('remove_mailboxes', { mode: 'boolean' }).notNull(),
  /** How many orders were to be cancelled. */
  asked: integer('asked').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** The orders of a cancellation. */
export const cancellationOrders = sqliteTable(
  'cancellation_orders',
  {
    cancellationId: integer('cancellation_id')
      .notNull()
      .references(() => cancellations.id, { onDelete: 'cascade' }),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
  },
  table => [
    primaryKey({ columns: [table.cancellationId, table.orderId] }),
    index('cancellation_orders_order').on(table.orderId),
  ],
)
