import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { providerTypes } from '../../shared/orders/order.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { moment, oneOf, timestamps } from './words.ts'

/** The agency's customers. */
export const customers = sqliteTable(
  'users',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    /** When the customer was deleted; the row stays for the orders, without name and address. */
    deletedAt: moment('deleted_at'),
    ...timestamps,
  },
  table => [index('users_name').on(sql`${table.name} collate nocase`)],
)

/** Registrar keys that staff chose to remember, for the customer's next orders. */
export const customerCredentials = sqliteTable(
  'customer_credentials',
  {
    id: integer('id').primaryKey(),
    customerId: integer('user_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    platformType: text('platform_type', { enum: registrarIds }).notNull(),
    /** JSON of the keys of `platform_credentials` → id in `secrets`. */
    credentials: text('credentials').notNull(),
    ...timestamps,
  },
  table => [uniqueIndex('customer_credentials_user').on(table.customerId, table.platformType)],
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

export const couponKinds = ['percent', 'fixed'] as const

export const coupons = sqliteTable(
  'coupons',
  {
    id: integer('id').primaryKey(),
    /** In upper case, as typed codes are compared. */
    code: text('code').notNull(),
    kind: text('kind', { enum: couponKinds }).notNull(),
    /** Percent from 0 to 100, or an amount in major units. */
    value: real('value').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull(),
    /** The last moment at which the coupon counts; null: no end. */
    validUntil: moment('valid_until'),
    ...timestamps,
  },
  table => [
    uniqueIndex('coupons_code').on(table.code),
    oneOf('coupons_kind_known', table.kind, couponKinds),
  ],
)
