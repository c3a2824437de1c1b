import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { providerTypes } from '../../shared/order.ts'
import { oneOf, timestamps } from './words.ts'

/** The agency's customers. */
export const users = sqliteTable(
  'users',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    ...timestamps,
  },
  table => [index('users_name').on(sql`${table.name} collate nocase`)],
)

export const plans = sqliteTable(
  'plans',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    providerType: text('provider_type', { enum: providerTypes }).notNull(),
    /** Major units. */
    price: real('price').notNull(),
    currency: text('currency').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull(),
    minInboxes: integer('min_inboxes'),
    maxInboxes: integer('max_inboxes'),
    ...timestamps,
  },
  table => [oneOf('plans_provider_type', table.providerType, providerTypes)],
)
