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
  /** What `vault.startNewKey` would give up. */
  'vault.losses': reads({ args: nothing, answer: answer<Losses>() }),
  /** Makes a backup, then deletes what cannot be opened any more, and makes a new data key. */
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
  /**
   * Changes the guard: another passphrase, or from passphrase to keychain or back. A recovery code
   * becomes void with it; the answer has the new one, told this once, or null if there was none.
   */
  'vault.protect': acts({
    args: protectSchema,
    answer: answer<{ readonly recoveryCode: string } | null>(),
    hasSecret: true,
    stale: ['vault.status', 'lock.status'],
  }),
  /** Makes a recovery code, which is told this once and not stored; an earlier one becomes void. */
  'vault.makeRecoveryCode': acts({
    args: makeRecoveryCodeSchema,
    answer: answer<{ readonly code: string }>(),
    hasSecret: true,
    stale: ['vault.status'],
  }),
  /** Opens the vault by its recovery code; then keychain or passphrase guards the data key here. */
  'vault.recover': acts({ args: recoverSchema, answer: answer<null>(), stale: 'everything' }),
  /** Guards the data key by a file that only its owner can read, where there is no keychain. */
  'vault.useKeyFile': acts({ args: nothing, answer: answer<null>(), stale: 'everything' }),
}
