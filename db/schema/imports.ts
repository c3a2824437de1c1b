import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { importOutcomes } from '../../shared/import.ts'
import { orders } from './orders.ts'
import { moment, oneOf } from './words.ts'

/** The last import from a file; one at a time is kept. */
export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** Of the file. */
  name: text('name').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** What became of each order of the file. It holds no key. */
export const importOrders = sqliteTable(
  'import_orders',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** From 0, in the order of the file. */
    position: integer('position').notNull(),
    firstRow: integer('first_row').notNull(),
    rows: text('rows').notNull(),
    domain: text('domain'),
    domainCount: integer('domain_count').notNull(),
    customer: text('customer').notNull(),
    isMended: integer('is_mended', { mode: 'boolean' }).notNull(),
    outcome: text('outcome', { enum: importOutcomes }).notNull(),
    orderId: integer('order_id').references(() => orders.id, { onDelete: 'set null' }),
    why: text('why'),
    /** JSON, field → text, for a later try; null once it is an order. */
    cells: text('cells'),
  },
  table => [
    primaryKey({ columns: [table.importId, table.position] }),
    index('import_orders_order').on(table.orderId),
    oneOf('import_orders_outcome_known', table.outcome, importOutcomes),
  ],
)
