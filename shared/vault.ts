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

/** Characters. */
export const shortestPassphrase = 8

const passphrase = z.string().max(1000, 'A passphrase has at most 1,000 characters.')
/** Needed while a passphrase guards the key. */
const current = passphrase.optional()

/** What is to guard the same key from now on. */
export const protectSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('passphrase'),
    passphrase: passphrase.min(
      shortestPassphrase,
      `A passphrase has at least ${shortestPassphrase} characters.`,
    ),
    current,
  }),
  z.strictObject({ by: z.literal('keychain'), current }),
])
