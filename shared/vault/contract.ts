import { z } from 'zod'
import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import {
  type Losses,
  type LostSecrets,
  makeRecoveryCodeSchema,
  protectSchema,
  type RecoveryGuard,
  recoverSchema,
  startNewKeySchema,
  type VaultBackend,
  type VaultState,
} from './vault.ts'

export const vaultCalls = {
  'vault.status': reads({
    args: nothing,
    answer: answer<{
      readonly state: VaultState
      readonly backend: VaultBackend
      /** The keychain could take the place of the passphrase. */
      readonly canUseKeychain?: true
      /** Absent: there is no recovery code. */
      readonly recovery?: {
        /** When the code was made. */
        readonly since: string
        readonly guard: RecoveryGuard
      }
    }>(),
  }),
  /** What a start with a new key gives up. */
  'vault.losses': reads({ args: nothing, answer: answer<Losses>() }),
  /** Keeps a backup, then drops what cannot be opened any more and makes a new key. */
  'vault.startNewKey': acts({
    args: startNewKeySchema,
    answer: answer<{ readonly lost: LostSecrets }>(),
    stale: 'everything',
  }),
  'vault.unlock': acts({
    args: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: answer<null>(),
    stale: 'everything',
  }),
  /** Another passphrase, or the keychain in its place, or a passphrase in that of the keychain. */
  /** Not null: the recovery code of before is void, and this is the new one, told this once. */
  'vault.protect': acts({
    args: protectSchema,
    answer: answer<{ readonly recoveryCode: string } | null>(),
    stale: ['vault.status', 'lock.status'],
  }),
  /** Shown once and kept nowhere; one of before is void. */
  'vault.makeRecoveryCode': acts({
    args: makeRecoveryCodeSchema,
    answer: answer<{ readonly code: string }>(),
    stale: ['vault.status'],
  }),
  /** Opens what is locked or unopenable; the keychain guards the key here, or else the passphrase. */
  'vault.recover': acts({ args: recoverSchema, answer: answer<null>(), stale: 'everything' }),
  /** Without a keychain, if staff choose so: a key file that only its owner can read. */
  'vault.useKeyFile': acts({ args: nothing, answer: answer<null>(), stale: 'everything' }),
}
