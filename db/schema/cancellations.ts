import { index, integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core'
import { orders } from './orders.ts'
import { moment } from './words.ts'

/** Many orders that staff wanted to cancel together; the row goes after the last. */
export const cancellations = sqliteTable('cancellations', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  removeMailboxes: integer('remove_mailboxes', { mode: 'boolean' }).notNull(),
  /** How many orders it was about. */
  asked: integer('asked').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** Orders of it that were not cancelled yet. */
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
