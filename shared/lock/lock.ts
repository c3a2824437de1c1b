import { z } from 'zod'
import { isWeak } from '../vault/vault.ts'

/** What opens the app lock; `off`: there is no lock. */
export const lockKinds = ['off', 'code', 'passphrase'] as const
export type LockKind = (typeof lockKinds)[number]
/** What opens the app lock when there is one. */
export type LockOpenerKind = Exclude<LockKind, 'off'>
export const lockOpenerKinds = [
  'code',
  'passphrase',
] as const satisfies readonly LockOpenerKind[]

/** Minutes without keyboard and mouse after which the app locks; 0: never by itself. */
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

/** What `lock.save` takes; what is left out stays as it is. */
export const lockSaveSchema = z.strictObject({
  /** What opens the app lock from now on. */
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
      /** The passphrase of the current mode's vault. */
      z.strictObject({ kind: z.literal('passphrase'), passphrase: secret }),
    ])
    .optional(),
  /** The current code or passphrase: needed to replace it. */
  current: secret.optional(),
  idleMinutes: z.literal(idleChoices).optional(),
  asksAtStart: z.boolean().optional(),
  engineGoesOn: z.boolean().optional(),
})
export type LockSave = z.output<typeof lockSaveSchema>
/** A new opener of the app lock, with its code or passphrase. */
export type LockOpener = NonNullable<LockSave['opener']>

/** What `lock.open` takes: either the lock code or passphrase, or the vault's recovery code. */
export const lockOpenSchema = z
  .strictObject({ code: secret.optional(), recoveryCode: secret.optional() })
  .refine(({ code, recoveryCode }) => (code === undefined) !== (recoveryCode === undefined), {
    path: ['code'],
    message: 'Enter the code, or the recovery code.',
  })

/** The settings of the app lock. */
export type LockChoices = {
  readonly idleMinutes: IdleMinutes
  /** The app is locked at every start; else only when it was locked at its end. */
  readonly asksAtStart: boolean
  /** The engine works while the app is locked. */
  readonly engineGoesOn: boolean
}
