import type { Writer } from '../../db/core/database.ts'
import { newestKeyNumber } from '../../db/vault/secrets.ts'
import type { VaultBackend, VaultState } from '../../shared/vault/vault.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import { isKeychainThere, makeDataKey, unwrapByPassphrase } from './data-key.ts'
import { newGuard, openUnasked, setUpKeyFile, type VaultOptions } from './guards.ts'
import { type KeyRing, openKeyRing } from './key-ring.ts'
import { type Protected, type Protection, protect, unlock } from './protect.ts'
import {
  findRecovery,
  isRecoveryCode,
  type MadeCode,
  makeRecoveryCode,
  type Recovered,
  type Recovery,
  recover,
} from './recover.ts'
import { openSecrets, type SealedSecrets } from './sealed-secrets.ts'
import { dropRecovery } from './stored-recovery.ts'

export { VaultLocked } from './key-ring.ts'
export { sealedAtOnce } from './protect.ts'
export type { SecretColumn } from './sealed-secrets.ts'

export type Vault = SealedSecrets & {
  status(): { readonly state: VaultState; readonly backend: VaultBackend }
  isOpen(): boolean
  /** Whether a passphrase guards the key although there is a keychain that could. */
  canUseKeychain(): boolean
  /** Sets up a key file, as staff chose. False: the vault has its key already. */
  useKeyFile(): boolean
  /** Whether this passphrase guards the key, open or not. */
  isPassphrase(text: string): Promise<boolean>
  /** Opens by a passphrase, or sets it at first use. False: it is not the right one. */
  unlock(passphrase: string): Promise<boolean>
  /**
   * Replaces the guard and, with it, the data key, so that what opened the former key opens nothing
   * sealed from now on. `current` is checked while a passphrase guards the key. The secrets have to
   * be sealed anew afterwards: `sealAnew`. Returns a new recovery code where there was one.
   */
  protect(by: Protection, current: string): Promise<Protected>
  /** What is known of the recovery code; null: there is none. */
  recovery(): Recovery | null
  /** Whether it is the current recovery code, in any state of the vault. */
  isRecoveryCode(typed: string): boolean
  /**
   * Makes a recovery code, which is not stored; the former one is void. `current` is checked while a
   * passphrase guards the key. Throws VaultLocked while the vault is not open.
   */
  makeRecoveryCode(current: string): Promise<MadeCode>
  /** Opens a locked or unopenable vault by its recovery code. Key and code stay the same. */
  recover(typed: string, passphrase?: string): Promise<Recovered>
  /**
   * Gives up what the current key sealed, and makes a new key or, where staff have to choose its
   * guard, none yet. `also` runs in the same transaction.
   */
  startAnew(also: (tx: Writer) => void): void
  /** The key number below which secrets were given up; 0 while that is not certain. */
  givenUpBelow(): number
}

/** The vault of a database; it is open at once where no person is needed. */
export function openVault(options: VaultOptions): Vault {
  const { db, keyFile, chosenKeyFile, keychain, now, scryptCost } = options
  const ring = openKeyRing(db)
  const secrets = openSecrets(db, ring, now)
  // changes run one after the other: a second one must not replace the key that the first one opened
  const enqueue = createSerialQueue()
  openUnasked(ring, options)
  return {
    ...secrets,
    status: () => ({ state: ring.state(), backend: ring.backend() }),
    isOpen: () => ring.key() !== null,
    useKeyFile() {
      if (ring.row().kind !== 'none' || keyFile !== null) return false
      setUpKeyFile(ring, options, chosenKeyFile)
      return true
    },
    async isPassphrase(text) {
      const stored = ring.stored()
      if (stored?.backend !== 'passphrase') return false
      return (await unwrapByPassphrase(text, stored, scryptCost)) !== null
    },
    unlock: passphrase => enqueue(() => unlock(ring, options, passphrase)),
    protect: (by, current) => enqueue(() => protect(ring, secrets, options, { by, current })),
    recovery: () => findRecovery(options),
    isRecoveryCode: typed => isRecoveryCode(db, typed),
    makeRecoveryCode: current => enqueue(() => makeRecoveryCode(ring, options, current)),
    recover: (typed, passphrase) => enqueue(() => recover(ring, options, typed, passphrase)),
    startAnew(also) {
      const number = Math.max(ring.number(), newestKeyNumber(db.reader)) + 1
      const key = makeDataKey()
      const guard = newGuard(options, key)
      const voidOld = (tx: Writer) => {
        also(tx)
        dropRecovery(tx)
      }
      if (guard === null) ring.empty(number, voidOld)
      else ring.keep({ guard, number, key }, voidOld)
    },
    givenUpBelow: () => givenUpBelow(ring),
    canUseKeychain() {
      const backend = ring.backend()
      const isChosen = backend === 'passphrase' || (backend === 'key-file' && keyFile === null)
      return isChosen && isKeychainThere(keychain)
    },
  }
}

function givenUpBelow(ring: KeyRing): number {
  const row = ring.row()
  if (row.kind === 'none') return row.number
  if (ring.key() === null || row.kind === 'damaged') return 0
  return row.stored.former === undefined ? row.stored.number : row.stored.number - 1
}
