import type { SecretColumn } from './vault.ts'

/** The column that owns the password of a mailbox. */
export const passwordColumn = {
  table: 'order_emails',
  column: 'password',
} as const satisfies SecretColumn

/** The column that owns the secrets of settings: their ids are values there. */
export const settingsColumn = {
  table: 'settings',
  column: 'value',
} as const satisfies SecretColumn
