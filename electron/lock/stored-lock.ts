import { z } from 'zod'
import { idleChoices, lockOpenerKinds } from '../../shared/lock/lock.ts'
import { codeHashSchema } from './code-hash.ts'
import { noTries } from './slow-down.ts'

/** The lock as it lies in the preferences. A part that makes no sense counts as not there. */
export const storedLockSchema = z.object({
  /** Absent: nothing can be locked. */
  opener: codeHashSchema
    .extend({ kind: z.enum(lockOpenerKinds) })
    .optional()
    .catch(undefined),
  idleMinutes: z.literal(idleChoices).catch(15),
  asksAtStart: z.boolean().catch(false),
  engineGoesOn: z.boolean().catch(true),
  /** Since when it is locked, in milliseconds since 1970; null: it is open. */
  lockedAt: z.number().nullable().catch(null),
  wrong: z.object({ count: z.int().min(0), lastAt: z.number() }).catch(noTries),
})
export type StoredLock = Readonly<z.output<typeof storedLockSchema>>

export type LockStore = {
  read(): StoredLock
  /** Throws when the disk does not take it. */
  save(stored: StoredLock): void
}
