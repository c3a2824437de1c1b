import { z } from 'zod'

/** `unopenable`: what sealed the secrets is lost or another one; waiting does not bring it back. */
export const vaultStates = ['open', 'locked', 'unopenable', 'unset'] as const
export type VaultState = (typeof vaultStates)[number]

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
