import { z } from 'zod'

/** `unopenable`: what sealed the secrets is lost or another one; waiting does not bring it back. */
export const vaultStates = ['open', 'locked', 'unopenable', 'unset'] as const
export type VaultState = (typeof vaultStates)[number]

/** Gives up what cannot be opened. `forgotten`: no one knows the passphrase any more. */
export const startNewKeySchema = z.strictObject({
  confirm: z.literal(true, 'Confirm that the secrets are given up.'),
  forgotten: z.boolean().optional(),
})

/** How many secrets are given up with their key. */
export type LostSecrets = {
  /** Passwords of the settings: Mailin's and the mail server's. */
  readonly settings: number
  /** Orders and customers whose registrar keys are lost. */
  readonly registrarKeys: number
  readonly mailboxes: number
  /** The recovery code is void. */
  readonly recoveryCode?: true
}

/** The same, named. */
export type Losses = {
  readonly settings: readonly ('mailin' | 'mail')[]
  readonly orders: number
  readonly customers: number
  readonly mailboxes: number
}

/** What wraps the data key. */
export const vaultBackends = ['keychain', 'passphrase', 'key-file', 'none'] as const
export type VaultBackend = (typeof vaultBackends)[number]

/** What guards the key on this computer once a recovery code has opened it. */
export type RecoveryGuard = Exclude<VaultBackend, 'none'>

/** Characters. */
export const shortestPassphrase = 8

/** Keys that lie side by side, and words that are guessed first. */
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const guessed = ['password', 'passwort', 'passphrase', 'boxwright', 'letmein', 'iloveyou']

/** What is wrong with a new passphrase; null: nothing. */
export function passphraseProblem(text: string): string | null {
  if (text.length < shortestPassphrase)
    return `A passphrase has at least ${shortestPassphrase} characters.`
  return isWeak(text.toLowerCase(), 5)
    ? 'This is guessed at once: repeated letters, a row of keys or a common word. Use several words.'
    : null
}

/** Guessed at once: few letters, a row of keys, a common word. `text` is in small letters. */
export function isWeak(text: string, fewestLetters: number): boolean {
  const left = guessed.reduce((rest, word) => rest.replaceAll(word, ''), text)
  if (new Set(left).size < fewestLetters) return true
  // "abcabcabc", "12341234"
  if (/^(.{1,6}?)\1+$/su.test(text)) return true
  const isStep = (pair: string) =>
    rows.some(row => row.includes(pair) || mirrored(row).includes(pair))
  const pairs = left
    .split('')
    .slice(1)
    .map((letter, at) => `${left[at] ?? ''}${letter}`)
  return pairs.filter(pair => !isStep(pair) && pair[0] !== pair[1]).length < 3
}

const mirrored = (row: string) => row.split('').reverse().join('')

const passphrase = z.string().max(1000, 'A passphrase has at most 1,000 characters.')
/** What shows that it is staff who ask. */
const proof = {
  /** The current passphrase: needed while one guards the key. */
  current: passphrase.optional(),
  /** What opens the app lock, code or passphrase: needed while there is a lock that `current` does not open. */
  lockCode: z.string().max(1000, 'At most 1,000 characters.').optional(),
}

/** The recovery code opens the secrets, and takes the app lock away. */
export const makeRecoveryCodeSchema = z.strictObject(proof)

/** What is to guard the secrets from now on; another data key comes with it. */
export const protectSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('passphrase'),
    passphrase: passphrase.superRefine((text, context) => {
      const problem = passphraseProblem(text)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    }),
    ...proof,
  }),
  z.strictObject({ by: z.literal('keychain'), ...proof }),
])

/** `passphrase`: a new one, where no keychain can guard the key. Judged where it is needed. */
export const recoverSchema = z.strictObject({
  code: z.string().max(200, 'A recovery code has six groups of five letters and digits.'),
  passphrase: passphrase.optional(),
})
