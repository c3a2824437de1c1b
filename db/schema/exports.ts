import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { customers, plans } from './customers.ts'
import { mailboxes } from './domains.ts'
import { moment, timestamps } from './words.ts'

/** A file that mailboxes with their passwords were written to. */
export const exportFiles = sqliteTable('export_files', {
  id: integer('id').primaryKey(),
  /** Where it was written; staff may have moved it since. */
  path: text('path').notNull(),
  format: text('format').$type<ExportFormat>().notNull(),
  /** What a format of staff was called then; null: the format is built in. */
  formatName: text('format_name'),
  mailboxCount: integer('mailbox_count').notNull(),
  createdAt: moment('created_at').notNull(),
  /** The staff member who wrote it, with the name of then; null: a desk alone. */
  byId: integer('by_id'),
  byName: text('by_name'),
})

/** Which mailboxes a file has. */
export const exportedMailboxes = sqliteTable(
  'exported_mailboxes',
  {
    mailboxId: integer('mailbox_id')
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    fileId: integer('file_id')
      .notNull()
      .references(() => exportFiles.id, { onDelete: 'cascade' }),
  },
  table => [
    primaryKey({ columns: [table.mailboxId, table.fileId] }),
    index('exported_mailboxes_file').on(table.fileId),
  ],
)

/** What a sequencer does with the mailboxes of a customer or of a plan; null: nothing is said. */
export const sequencerProfiles = sqliteTable(
  'sequencer_profiles',
  {
    id: integer('id').primaryKey(),
    /** One of both is set. What the customer's says counts before what the plan's says. */
    customerId: integer('customer_id').references(() => customers.id, { onDelete: 'cascade' }),
    planId: integer('plan_id').references(() => plans.id, { onDelete: 'cascade' }),
    dailyLimit: integer('daily_limit'),
    hasWarmUp: integer('has_warm_up', { mode: 'boolean' }),
    warmUpStart: integer('warm_up_start'),
    warmUpIncrease: integer('warm_up_increase'),
    warmUpMost: integer('warm_up_most'),
    /** Percent. */
    replyRate: integer('reply_rate'),
    signature: text('signature'),
    trackingDomain: text('tracking_domain'),
    /** Separated by commas. */
    tags: text('tags'),
    ...timestamps,
  },
  table => [
    uniqueIndex('sequencer_profiles_customer').on(table.customerId),
    uniqueIndex('sequencer_profiles_plan').on(table.planId),
  ],
)

/** A format that staff made of a target's sample. */
export const customFormats = sqliteTable('custom_formats', {
  // an id is never given again: customers and files go on naming a deleted format
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  separator: text('separator').notNull(),
  /** How a truth is written. */
  truth: text('truth').notNull(),
  /** How many mailboxes a file has at most; null: any number. */
  mostRows: integer('most_rows'),
  /** JSON: the columns in their order. */
  columns: text('columns').notNull(),
  ...timestamps,
})
