import { z } from 'zod'

/** `unset`: nothing guards it yet. `unopenable`: its guard is lost, or another one is in its place. */
export const vaultStates = ['open', 'locked', 'unopenable', 'unset'] as const
export type VaultState = (typeof vaultStates)[number]

/** What `vault.startNewKey` takes. `forgotten`: nobody knows the passphrase any more. */
export const startNewKeySchema = z.strictObject({
  confirm: z.literal(true, 'Confirm that the secrets are given up.'),
  forgotten: z.boolean().optional(),
})

/** How many secrets are lost with their data key. */
export type LostSecrets = {
  /** Passwords of the settings: Mailin's and the mail server's. */
  readonly settings: number
  /** Orders and customers whose registrar keys are lost. */
  readonly registrarKeys: number
  readonly mailboxes: number
  /** The recovery code is void. */
  readonly recoveryCode?: true
}

/** What a new data key would give up, for staff to confirm. */
export type Losses = {
  readonly settings: readonly ('mailin' | 'mail')[]
  readonly orders: number
  readonly customers: number
  readonly mailboxes: number
}

/** What guards the data key. */
export const vaultBackends = ['keychain', 'passphrase', 'key-file', 'none'] as const
export type VaultBackend = (typeof vaultBackends)[number]

/** What guards the data key on this computer once a recovery code has opened it. */
export type RecoveryGuard = Exclude<VaultBackend, 'none'>

/** In characters. */
export const shortestPassphrase = 8

/** Rows of keys, and words, that are guessed first. */
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

/** Whether a lower-case text is guessed at once: few letters, a row of keys, a common word. */
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
/** What proves that staff ask. */
const proof = {
  /** The current passphrase: needed while one guards the key. */
  current: passphrase.optional(),
  /** What opens the app lock: needed while there is a lock that `current` does not open. */
  lockCode: z.string().max(1000, 'At most 1,000 characters.').optional(),
}

/** What `vault.makeRecoveryCode` takes. */
export const makeRecoveryCodeSchema = z.strictObject(proof)

/** What `vault.protect` takes: the new guard. A new data key comes with it. */
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

/** What `vault.recover` takes. `passphrase`: a new one, needed where no keychain can guard the key. */
export const recoverSchema = z.strictObject({
  code: z.string().max(200, 'A recovery code has six groups of five letters and digits.'),
  passphrase: passphrase.optional(),
})
