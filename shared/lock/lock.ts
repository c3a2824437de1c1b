import { z } from 'zod'
import { isWeak } from '../vault/vault.ts'

/** What opens the app lock; `off`: nothing does, so nothing can be locked. */
export const lockKinds = ['off', 'code', 'passphrase'] as const
export type LockKind = (typeof lockKinds)[number]
/** What opens a lock that is on. */
export type LockOpenerKind = Exclude<LockKind, 'off'>
export const lockOpenerKinds = [
  'code',
  'passphrase',
] as const satisfies readonly LockOpenerKind[]

/** Minutes without a key or the mouse after which it locks; 0: never by itself. */
export const idleChoices = [0, 1, 5, 15, 30, 60] as const
export type IdleMinutes = (typeof idleChoices)[number]

/** Characters of a lock code. Four digits are mostly a year or a date, which a colleague knows. */
export const shortestLockCode = 6
/** A lock code has at least so many different characters. */
const fewestDifferent = 4

/** What is wrong with a new lock code; null: nothing. */
export function lockCodeProblem(code: string): string | null {
  if (code.length < shortestLockCode)
    return `A lock code has at least ${shortestLockCode} characters.`
  return isWeak(code.toLowerCase(), fewestDifferent)
    ? 'This is guessed at once: repeated characters, a row of keys or a common word.'
    : null
}

const secret = z.string().max(1000, 'At most 1,000 characters.')

/** Every key may be left out and then stays as it is. */
export const lockSaveSchema = z.strictObject({
  /** What opens the lock from now on. */
  opener: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('off') }),
      z.strictObject({
        kind: z.literal('code'),
        code: secret.superRefine((code, context) => {
          const problem = lockCodeProblem(code)
          if (problem !== null) context.addIssue({ code: 'custom', message: problem })
        }),
      }),
      /** The one that guards the vault of the current mode. */
      z.strictObject({ kind: z.literal('passphrase'), passphrase: secret }),
    ])
    .optional(),
  /** What opens it now: needed to put something else in its place. */
  current: secret.optional(),
  idleMinutes: z.literal(idleChoices).optional(),
  asksAtStart: z.boolean().optional(),
  engineGoesOn: z.boolean().optional(),
})
export type LockSave = z.output<typeof lockSaveSchema>
/** What takes the place of what opened the lock before. */
export type LockOpener = NonNullable<LockSave['opener']>

/** One of the two: the lock code or the passphrase in its place, or the vault's recovery code. */
export const lockOpenSchema = z
  .strictObject({ code: secret.optional(), recoveryCode: secret.optional() })
  .refine(({ code, recoveryCode }) => (code === undefined) !== (recoveryCode === undefined), {
    path: ['code'],
    message: 'Enter the code, or the recovery code.',
  })

/** How staff want it. */
export type LockChoices = {
  readonly idleMinutes: IdleMinutes
  /** Every start is locked, not only one after an end that was. */
  readonly asksAtStart: boolean
  /** While it is locked. */
  readonly engineGoesOn: boolean
}
