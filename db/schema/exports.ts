import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { exportFormats } from '../../shared/settings/settings.ts'
import { mailboxes } from './domains.ts'
import { moment } from './words.ts'

/** A file that mailboxes with their passwords were written to. */
export const exportFiles = sqliteTable('export_files', {
  id: integer('id').primaryKey(),
  /** Where it was written; staff may have moved it since. */
  path: text('path').notNull(),
  format: text('format', { enum: exportFormats }).notNull(),
  mailboxCount: integer('mailbox_count').notNull(),
  createdAt: moment('created_at').notNull(),
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
