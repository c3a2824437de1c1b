import type { IdleMinutes, LockKind } from '../../../shared/lock.ts'

/** What opens the lock, as a field is called. */
export const openerWords: Record<LockKind, string> = {
  off: 'Lock code',
  code: 'Lock code',
  passphrase: 'Passphrase',
}

export const idleWords: Record<IdleMinutes, string> = {
  0: 'Never by itself',
  1: 'After 1 minute',
  5: 'After 5 minutes',
  15: 'After 15 minutes',
  30: 'After 30 minutes',
  60: 'After 1 hour',
}
