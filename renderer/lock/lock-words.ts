import type { IdleMinutes, LockKind } from '../../shared/lock/lock.ts'

/** What the state of the lock is, in Settings. */
export const lockStateWords: Readonly<Record<LockKind, string>> = {
  off: 'Off: nothing can be locked',
  code: 'On: a lock code opens it',
  passphrase: 'On: the passphrase opens it',
}

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
