import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import {
  draftCauses,
  hostingPlatforms,
  orderStatuses,
  providerTypes,
} from '../../shared/orders/order.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { customers, plans } from './customers.ts'
import { moment, oneOf, timestamps } from './words.ts'

/** Words in full, not as parameters: SQLite uses a partial index only for its very text. */
const mayBeUnderWay = sql`"orders"."status_manage_by_admin" in ('in-progress', 'draft')`

/** The rule of `isUnderWay` in `shared/orders/life.ts`, so that `orders_stalled` serves it. */
export const isUnderWay = sql`(${mayBeUnderWay} and ("orders"."status_manage_by_admin" = 'in-progress' or "orders"."draft_cause" = 'nameservers'))`

/** The rule of `isRetriable` there. */
export const isRetriable = sql`(${isUnderWay} or "orders"."status_manage_by_admin" = 'cancelled')`

/** The rule of `isWorkedOn` there. */
export const isWorkedOn = sql`(${isUnderWay} and "orders"."is_automated" = 1)`

/** The rule of `isCounted` there. */
export const isCounted = sql`("orders"."submission" > 0 and ("orders"."status_manage_by_admin" <> 'draft' or coalesce("orders"."draft_cause", 'saved') = 'nameservers') and ("orders"."status_manage_by_admin" not in ('reject', 'cancelled') or "orders"."completed_at" is not null))`

/**
 * When an order is due, while it is open; null: it is over, or has no due date. Two indexes are over
 * it: SQLite takes no names of tables there, and drizzle-kit would cut it at a comma.
 */
export const dueWhileOpen = sql`case status_manage_by_admin when 'draft' then due_at when 'pending' then due_at when 'in-progress' then due_at end`

/** The rule of `isLate` in `shared/orders/life.ts`; milliseconds. */
export const isLate = (now: number) => sql`${dueWhileOpen} < ${now}`

/** Whether what an order costs is paid. */
export const isPaid = sql`("orders"."paid_at" is not null or lower("orders"."status") = 'paid')`

/** What was never submitted may lack a plan: nothing works on it, and no invoice names it. */
const mayLackPlan = sql`"orders"."plan_id" is not null or ("orders"."submission" = 0 and "orders"."status_manage_by_admin" in ('draft', 'reject', 'cancelled') and coalesce("orders"."draft_cause", 'saved') = 'saved')`

export const orders = sqliteTable(
  'orders',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    customerId: integer('user_id')
      .notNull()
      .references(() => customers.id),
    /** null: staff have not chosen one yet, and the order was never submitted. */
    planId: integer('plan_id').references(() => plans.id),
    /** The invoice's status, which is shown and decides nothing. */
    billingStatus: text('status').notNull().default('pending'),
    status: text('status_manage_by_admin', { enum: orderStatuses }).notNull(),
    /** Set exactly while the order is a draft. */
    draftCause: text('draft_cause', { enum: draftCauses }),
    providerType: text('provider_type', { enum: providerTypes }),
    isAutomated: integer('is_automated', { mode: 'boolean' }).notNull().default(false),
    amount: real('amount'),
    /** The amount follows from plan, size and coupon, also when the order is edited. */
    isAmountComputed: integer('is_amount_computed', { mode: 'boolean' })
      .notNull()
      .default(false),
    currency: text('currency'),
    paidAt: moment('paid_at'),
    reason: text('reason'),
    /** How often the order was submitted; of each kind a letter goes out once per submission. */
    submission: integer('submission').notNull().default(0),
    completedAt: moment('completed_at'),
    /** When it was promised to be completed; null: it was not. */
    dueAt: moment('due_at'),
    /** When a domain last changed its stage, or the order its status; stalled counts from here. */
    movedAt: moment('moved_at').notNull(),
    alertedAt: moment('alerted_at'),
    ...timestamps,
  },
  table => [
    index('orders_status').on(table.status, table.id),
    index('orders_user').on(table.customerId, table.id),
    index('orders_updated').on(table.updatedAt),
    index('orders_created').on(table.createdAt),
    index('orders_completed').on(table.completedAt),
    // one for each way to sort a tab; SQLite puts the id at the end of each
    index('orders_status_created').on(table.status, table.createdAt),
    index('orders_status_updated').on(table.status, table.updatedAt),
    index('orders_due').on(dueWhileOpen),
    index('orders_status_due').on(table.status, dueWhileOpen),
    index('orders_user_status').on(table.customerId, table.status),
    index('orders_stalled').on(table.movedAt).where(mayBeUnderWay),
    oneOf('orders_status_known', table.status, orderStatuses),
    check('orders_plan_chosen', mayLackPlan),
  ],
)

/** The form as staff filled it in. */
export const orderForms = sqliteTable(
  'reorder_infos',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    domains: text('domains').notNull(),
    inboxesPerDomain: integer('inboxes_per_domain').notNull(),
    /** JSON `{"prefix_variant_1":"john",…}`. */
    prefixVariants: text('prefix_variants').notNull(),
    /** JSON `{"prefix_variant_1":{"first_name":…,"last_name":…,"profile_link":…}}`. */
    prefixVariantsDetails: text('prefix_variants_details').notNull(),
    hostingPlatform: text('hosting_platform', { enum: hostingPlatforms }),
    otherPlatform: text('other_platform'),
    forwardingUrl: text('forwarding_url'),
    profilePictureLink: text('profile_picture_link'),
    emailPersonaPictureLink: text('email_persona_picture_link'),
    masterInboxEmail: text('master_inbox_email'),
    masterInboxConfirmation: integer('master_inbox_confirmation', { mode: 'boolean' }),
    additionalInfo: text('additional_info'),
    couponCode: text('coupon_code'),
    ...timestamps,
  },
  table => [uniqueIndex('reorder_infos_order').on(table.orderId)],
)

/** Words in full, not as parameters: SQLite uses a partial index only for its very text. */
export const areNotForgotten = sql`"platform_credentials"."forgotten_at" is null`

export const platformCredentials = sqliteTable(
  'platform_credentials',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    platformType: text('platform_type', { enum: registrarIds }).notNull(),
    /** JSON of `api_key`, `api_secret_key`, `api_user`, `backup_codes` → id in `secrets`. */
    credentials: text('credentials').notNull(),
    /** When the keys were forgotten, after the order's end or with its customer; null: they were not. */
    forgottenAt: moment('forgotten_at'),
    ...timestamps,
  },
  table => [
    uniqueIndex('platform_credentials_order').on(table.orderId, table.platformType),
    index('platform_credentials_kept').on(table.orderId).where(areNotForgotten),
  ],
)

/** What staff wrote on an order, plain text. */
export const orderNotes = sqliteTable(
  'order_notes',
  {
    // no id is given twice: a note whose deletion is undone comes back under its own
    id: integer('id').primaryKey({ autoIncrement: true }),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    /** null until the text was changed. */
    editedAt: moment('edited_at'),
    createdAt: moment('created_at').notNull(),
  },
  table => [index('order_notes_order').on(table.orderId, table.id)],
)

/** The domains of an order's form, by which a domain in two open orders is found. */
export const domainClaims = sqliteTable(
  'domain_claims',
  {
    name: text('name').notNull(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** Position in the order's list, from 0. */
    position: integer('position').notNull(),
  },
  table => [
    primaryKey({ columns: [table.name, table.orderId] }),
    index('domain_claims_order').on(table.orderId, table.position),
  ],
)

/** Prefixes of single domains that were changed there; all others have those of the order's form. */
export const domainPrefixes = sqliteTable(
  'domain_prefixes',
  {
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** As in `reorder_infos`, and so below. */
    prefixVariants: text('prefix_variants').notNull(),
    prefixVariantsDetails: text('prefix_variants_details').notNull(),
  },
  table => [primaryKey({ columns: [table.orderId, table.name] })],
)

/** Letters of claimed names beyond ASCII, for searches alone. */
export const readableNames = sqliteTable('readable_names', {
  name: text('name').primaryKey(),
  readable: text('readable').notNull(),
})
