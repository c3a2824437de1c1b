import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  index,
  integer,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { engineFailureCodes } from '../../shared/border/failure.ts'
import { letterLanguages } from '../../shared/letters/language.ts'
import { hostingPlatforms, providerTypes } from '../../shared/orders/order.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { moment, oneOf, timestamps } from './words.ts'

/** The agency's customers. */
export const customers = sqliteTable(
  'users',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    /**
     * When the customer was deleted; the row stays for the orders, without name and address. Also
     * when it became one with another, which has its orders since.
     */
    deletedAt: moment('deleted_at'),
    /** The customer that it became one with; it keeps name and address as long as that one. */
    mergedInto: integer('merged_into').references((): AnySQLiteColumn => customers.id),
    /** Since when no new order is entered for the customer; null: it may be. */
    archivedAt: moment('archived_at'),
    /** What a new order of the customer starts with, and how its mailboxes are exported. */
    defaultPlatform: text('default_platform', { enum: hostingPlatforms }),
    defaultPlanId: integer('default_plan_id').references((): AnySQLiteColumn => plans.id),
    defaultExportFormat: text('default_export_format').$type<ExportFormat>(),
    /** Null: letters are in the usual language. */
    letterLanguage: text('letter_language', { enum: letterLanguages }),
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
    /** When the registrar last answered these very keys; null: it was not asked. */
    testedAt: moment('tested_at'),
    /** Why it refused them then; null: it took them. */
    testCode: text('test_code', { enum: engineFailureCodes }),
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
    /** Within so many hours an order is promised, from its first submission; null: no promise. */
    promiseHours: integer('promise_hours'),
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
