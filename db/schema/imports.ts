import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { importLetters, importOutcomes } from '../../shared/imports/import.ts'
import { orders } from './orders.ts'
import { moment, oneOf } from './words.ts'

/** Imports of files. The last one has a report; earlier ones stay for their `letters`. */
export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** The name of the file. */
  name: text('name').notNull(),
  letters: text('letters', { enum: importLetters }).notNull().default('each'),
  createdAt: moment('created_at').notNull(),
})

/** Words in full, not as parameters: SQLite uses a partial index only for its very text. */
export const isUntold = sql`"import_orders"."told_at" is null and "import_orders"."outcome" = 'created'`

/** What became of each order of a file. No column may contain a registrar key. */
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
    /** JSON of field → text, for a later try; null once the order is created. */
    cells: text('cells'),
    /** When a letter of kind `import-standing` told of the order's progress, because it takes long. */
    progressToldAt: moment('standing_told_at'),
    /** When a summary told how the order ended. */
    toldAt: moment('told_at'),
  },
  table => [
    primaryKey({ columns: [table.importId, table.position] }),
    index('import_orders_order').on(table.orderId),
    index('import_orders_untold').on(table.importId).where(isUntold),
    oneOf('import_orders_outcome_known', table.outcome, importOutcomes),
  ],
)
