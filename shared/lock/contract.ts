import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Time } from '../border/paging.ts'
import type { Preferences } from '../settings/settings.ts'
import { type LockChoices, type LockKind, lockOpenSchema, lockSaveSchema } from './lock.ts'

/** All that the window needs of the app while it is locked. */
export type LockStatus = LockChoices & {
  readonly locked: boolean
  readonly kind: LockKind
  /** No try is heard before it: too many were wrong. */
  readonly waitUntil?: Time
  /** A passphrase guards the vault of the current mode, so it can open the lock. */
  readonly canUsePassphrase: boolean
  /** The vault of the current mode has a recovery code, which takes the lock away. */
  readonly canRecover: boolean
  readonly colorScheme: NonNullable<Preferences['colorScheme']>
}

export const lockCalls = {
  /** Locks at once; refused while nothing would open it again. */
  'lock.now': acts({
    args: nothing,
    answer: answer<null>(),
    stale: [],
    isAnsweredLocked: true,
  }),
  /** By its code or passphrase; the recovery code opens it too, and takes the lock away. */
  'lock.open': acts({
    args: lockOpenSchema,
    answer: answer<null>(),
    stale: [],
    isAnsweredLocked: true,
  }),
  'lock.status': reads({ args: nothing, answer: answer<LockStatus>(), isAnsweredLocked: true }),
  'lock.save': acts({ args: lockSaveSchema, answer: answer<null>(), stale: ['lock.status'] }),
}
