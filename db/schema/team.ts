import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { roles } from '../../shared/team/team.ts'
import { notifications } from './records.ts'
import { moment } from './words.ts'

/** Who may use this database through the server. A row stays, because activity names it. */
export const staff = sqliteTable('staff', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role', { enum: roles }).notNull(),
  maySeePasswords: integer('may_see_passwords', { mode: 'boolean' }).notNull(),
  createdAt: moment('created_at').notNull(),
  revokedAt: moment('revoked_at'),
})

/** An app that has joined. */
export const devices = sqliteTable(
  'devices',
  {
    id: integer('id').primaryKey(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    name: text('name').notNull(),
    /** SHA-256 of the token that the device has, hexadecimal. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Of the app on it. */
    version: text('version').notNull(),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  table => [index('devices_staff').on(table.staffId)],
)

/** A line of text by which one device may join; it works once. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: integer('id').primaryKey(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    /** SHA-256 of the secret in it, hexadecimal. */
    secretHash: text('secret_hash').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  table => [index('invitations_staff').on(table.staffId)],
)

/** Notifications that staff members of a server have read; a desk alone has it in the row itself. */
export const notificationReads = sqliteTable(
  'notification_reads',
  {
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    notificationId: integer('notification_id')
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    readAt: moment('read_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.staffId, table.notificationId] }),
    index('notification_reads_of').on(table.notificationId),
  ],
)

/**
 * Acting calls of devices, so that one whose answer was lost is answered again, not done again.
 * Without an answer it is under way, or the server ended in the middle of it.
 */
export const requests = sqliteTable(
  'requests',
  {
    deviceId: integer('device_id')
      .notNull()
      .references(() => devices.id, { onDelete: 'cascade' }),
    /** Made by the device, unique there. */
    requestId: text('request_id').notNull(),
    name: text('name').notNull(),
    /** SHA-256 of name and arguments, hexadecimal: the same id never stands for two requests. */
    argsHash: text('args_hash').notNull(),
    /** JSON; null: none yet, or one with a secret, which is never stored. */
    answer: text('answer'),
    createdAt: moment('created_at').notNull(),
    answeredAt: moment('answered_at'),
  },
  table => [
    primaryKey({ columns: [table.deviceId, table.requestId] }),
    index('requests_created').on(table.createdAt),
  ],
)
