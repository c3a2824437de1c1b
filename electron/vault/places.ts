import type { SecretPlace } from './vault.ts'

/** Where the password of a mailbox belongs. */
export const passwordPlace = {
  table: 'order_emails',
  column: 'password',
} as const satisfies SecretPlace

/** Where the secrets of settings belong: their ids are values there. */
export const settingsPlace = {
  table: 'settings',
  column: 'value',
} as const satisfies SecretPlace
