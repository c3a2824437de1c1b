import { sql } from 'drizzle-orm'
import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { engineFailureCodes, providerNames } from '../../shared/border/failure.ts'
import { letterLanguages } from '../../shared/letters/language.ts'
import { letterKinds, letterPhases, letterStatuses } from '../../shared/letters/letter.ts'
import { orders } from './orders.ts'
import { moment, oneOf, timestamps } from './words.ts'

export const notifications = sqliteTable(
  'notifications',
  {
    id: integer('id').primaryKey(),
    customerId: integer('user_id').notNull(),
    orderId: integer('order_id').references(() => orders.id, { onDelete: 'cascade' }),
    type: text('type').notNull(),
    title: text('title').notNull(),
    message: text('message').notNull(),
    /** JSON object. */
    data: text('data').notNull(),
    readAt: moment('read_at'),
    /** False: a newer one of its order and kind stands for it, or staff switched its kind off. */
    isListed: integer('is_listed', { mode: 'boolean' }).notNull().default(true),
    /** How many events it stands for: itself, and those that folded into it while unread. */
    eventCount: integer('event_count').notNull().default(1),
    /** Mailboxes that these events told of together; null: they told of none. */
    mailboxCount: integer('mailbox_count'),
    ...timestamps,
  },
  table => [
    index('notifications_read').on(table.isListed, table.readAt, table.id),
    index('notifications_order').on(table.orderId, table.id),
  ],
)

export const activityLogs = sqliteTable(
  'activity_logs',
  {
    id: integer('id').primaryKey(),
    action: text('action').notNull(),
    description: text('description').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: integer('subject_id').notNull(),
    /** JSON object. */
    properties: text('properties').notNull(),
    createdAt: moment('created_at').notNull(),
    /** The staff member who did it, with the name of then; null: Boxwright, or a desk alone. */
    byId: integer('by_id'),
    byName: text('by_name'),
  },
  table => [
    index('activity_logs_subject').on(table.subjectType, table.subjectId, table.id),
    index('activity_logs_action').on(table.action, table.createdAt),
    index('activity_logs_created').on(table.createdAt),
  ],
)

/**
 * What staff made of the words of a letter, each version for good; the last one counts. Without
 * words, the built-in ones count from then on.
 */
export const letterTemplates = sqliteTable(
  'letter_templates',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: letterKinds }).notNull(),
    language: text('language', { enum: letterLanguages }).notNull(),
    subject: text('subject'),
    body: text('body'),
    createdAt: moment('created_at').notNull(),
  },
  table => [index('letter_templates_kind').on(table.kind, table.language, table.id)],
)

/** The outbox's letters. None contains a key or password. */
export const letters = sqliteTable(
  'letters',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id').references(() => orders.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: letterKinds }).notNull(),
    /** The order's submission that the letter is about: of a kind there is one for each. */
    submission: integer('submission').notNull(),
    /** Numbers letters of a kind that a submission may have several of, as one a day; else 0. */
    occasion: integer('occasion').notNull().default(0),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** The same text as HTML; null: it is sent as plain text alone. */
    html: text('html'),
    /** The version whose words it has; null: the built-in ones. */
    templateId: integer('template_id').references(() => letterTemplates.id),
    language: text('language', { enum: letterLanguages }),
    /** When staff last changed its words. */
    editedAt: moment('edited_at'),
    /** When something happened that the words of staff do not tell. */
    newsAt: moment('news_at'),
    status: text('status', { enum: letterStatuses }).notNull(),
    /** How far the sending has come; null unless the status is `sending`. */
    phase: text('phase', { enum: letterPhases }),
    /** One for all attempts, so that a second copy can be told from a second letter. */
    messageId: text('message_id').notNull(),
    dueAt: moment('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    errorMessage: text('error_message'),
    /** When the last attempt began. */
    triedAt: moment('tried_at'),
    sentAt: moment('sent_at'),
    /** Since when it waits until the order's mailboxes log in; null: it does not. */
    loginsSince: moment('logins_since'),
    ...timestamps,
  },
  table => [
    uniqueIndex('letters_once').on(table.orderId, table.kind, table.submission, table.occasion),
    index('letters_due').on(table.status, table.dueAt),
    index('letters_template').on(table.templateId),
    index('letters_status').on(table.status, table.id),
    index('letters_created').on(table.createdAt),
    index('letters_status_created').on(table.status, table.createdAt),
    index('letters_logins').on(table.loginsSince).where(sql`${table.loginsSince} is not null`),
    oneOf('letters_status_known', table.status, letterStatuses),
    oneOf('letters_phase_known', table.phase, letterPhases),
  ],
)

/** Sealed by AES-256-GCM; id, table, column and origin, if any, are the associated data. */
export const secrets = sqliteTable(
  'secrets',
  {
    /** Random, so that it tells nothing. */
    id: text('id').primaryKey(),
    tableName: text('table_name').notNull(),
    columnName: text('column_name').notNull(),
    /** Where it may be sent, such as `https://api.mailin.ai`; null: it is bound to no address. */
    origin: text('origin'),
    /** 12 bytes of IV, then the cipher text, then 16 bytes of tag. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    /** The number of the data key that sealed it; each new key has the next one. */
    keyNumber: integer('key_number').notNull().default(1),
    createdAt: moment('created_at').notNull(),
  },
  table => [index('secrets_key').on(table.keyNumber)],
)

/** Settings of this mode, JSON by name; passwords are ids in `secrets`. */
export const settings = sqliteTable('settings', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})

/** Accounts that rest until a time: after 429, a refused login, a full plan. */
export const holds = sqliteTable('holds', {
  /** The account's turn key, such as `mailin`. */
  account: text('account').primaryKey(),
  provider: text('provider', { enum: providerNames }).notNull(),
  code: text('code', { enum: engineFailureCodes }).notNull(),
  detail: text('detail').notNull(),
  since: moment('since').notNull(),
  until: moment('until').notNull(),
  /** Answers 429 in a row: the backoff grows by it when Mailin names no time. */
  count: integer('count').notNull(),
})

/** Exchanges with providers, redacted; deleted after 30 days. */
export const exchanges = sqliteTable(
  'exchanges',
  {
    id: integer('id').primaryKey(),
    /** null: about no single order, such as a page of the domain list. */
    orderId: integer('order_id').references(() => orders.id, { onDelete: 'cascade' }),
    provider: text('provider', { enum: providerNames }).notNull(),
    method: text('method').notNull(),
    path: text('path').notNull(),
    status: integer('status'),
    request: text('request').notNull(),
    response: text('response').notNull(),
    durationMs: integer('duration_ms').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  table => [
    index('exchanges_created').on(table.createdAt),
    index('exchanges_order').on(table.orderId, table.id),
  ],
)

/** How many rows there are, counted by triggers (`db/core/derived/counters.ts`). */
export const counters = sqliteTable(
  'counters',
  {
    name: text('name').notNull(),
    /** What is counted separately, such as a status; '' when all rows are counted together. */
    value: text('value').notNull(),
    count: integer('count').notNull(),
  },
  table => [primaryKey({ columns: [table.name, table.value] })],
)
