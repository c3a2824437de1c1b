import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Time } from '../border/paging.ts'
import type { Preferences } from '../settings/settings.ts'
import { type LockChoices, type LockKind, lockOpenSchema, lockSaveSchema } from './lock.ts'

/** The app lock, and all that a locked window needs. */
export type LockStatus = LockChoices & {
  readonly locked: boolean
  readonly kind: LockKind
  /** When the next try is allowed, after too many wrong ones. */
  readonly waitUntil?: Time
  /** The vault of the current mode has a passphrase, which may open the lock. */
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
  /** Opens the lock by its code or passphrase, or by the recovery code, which also removes it. */
  'lock.open': acts({
    args: lockOpenSchema,
    answer: answer<null>(),
    stale: [],
    isAnsweredLocked: true,
  }),
  'lock.status': reads({ args: nothing, answer: answer<LockStatus>(), isAnsweredLocked: true }),
  'lock.save': acts({ args: lockSaveSchema, answer: answer<null>(), stale: ['lock.status'] }),
}
