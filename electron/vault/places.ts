import type { SecretPlace } from './vault.ts'

/** Where the password of a mailbox belongs. */
export const passwordPlace = {
  table: 'order_emails',
  column: 'password',
} as const satisfies SecretPlace
