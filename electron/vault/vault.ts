import { randomUUID } from 'node:crypto'
import { type Database, type Transaction, write } from '../../db/database.ts'
import { readSecret, resealSecret, writeSecret } from '../../db/queries/secrets.ts'
import { readSetting, writeSetting } from '../../db/queries/settings.ts'
import type { VaultBackend, VaultState } from '../../shared/vault.ts'
import {
  type Keychain,
  makeDataKey,
  makeKeyFile,
  readKeyFile,
  unwrapByKeychain,
  unwrapByPassphrase,
  type WrappedKey,
  wrapByKeychain,
  wrapByPassphrase,
  wrappedKeySchema,
} from './data-key.ts'
import { seal, unseal } from './seal.ts'

/** Thrown by put and read while the data key is not open; calls answer `locked`. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked'
}

/** What opens it, by what guards it. */
const lockedSentences: Readonly<Record<VaultBackend, string>> = {
  none: 'Set a passphrase in Settings, under General, or choose a key file.',
  passphrase: 'Enter the passphrase in Settings, under General.',
  keychain: 'Unlock the keychain of this computer, then restart Boxwright.',
  'key-file': 'Put vault.key back into the folder of live mode, then restart Boxwright.',
}

export type SecretPlace = { readonly table: string; readonly column: string }

export type Vault = {
  status(): { readonly state: VaultState; readonly backend: VaultBackend }
  isOpen(): boolean
  /** A passphrase guards the key, and there is a keychain that could. */
  canUseKeychain(): boolean
  /** The choice of staff without a keychain; false: the vault has its key already. */
  useKeyFile(): boolean
  /** First use sets the passphrase. False: not the right one. */
  unlock(passphrase: string): Promise<boolean>
  /**
   * Wraps the same data key anew, so no secret is sealed again. `current` is asked for while a
   * passphrase guards it.
   */
  protect(by: Protection, current: string): Promise<Protected>
  /**
   * Seals a secret within the caller's transaction; answers its random id. With an origin it is
   * bound to the address that it was entered for.
   */
  put(tx: Transaction, place: SecretPlace, text: string, origin?: string): string
  read(tx: Transaction, place: SecretPlace, id: string): string
  /** Binds a secret to another address. */
  bind(tx: Transaction, place: SecretPlace, id: string, origin: string): void
}

export type Protection =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'keychain' }
/** `unsuitable`: practice, a key file, a key that is not open, or no such keychain. */
export type Protected = 'done' | 'wrong-passphrase' | 'unsuitable'

export type VaultOptions = {
  readonly db: Database
  /** Practice: an owner-only key file, and nothing is asked. null: live. */
  readonly keyFile: string | null
  /** Where a key file lies that staff choose in live mode. */
  readonly chosenKeyFile: string
  readonly keychain: Keychain
  readonly now: () => number
}

const keySetting = 'vault.key'

/**
 * Opens by itself what opens without a person. A wrapped key that the keychain refuses stays
 * where it is: the vault is locked, nothing is overwritten.
 */
export function openVault(options: VaultOptions): Vault {
  const { db, keyFile, chosenKeyFile, keychain, now } = options
  let kept = readWrapped(db)
  let key = openUnasked()
  // one after the other: a second answer must not replace the key that the first one opened
  let unlocking: Promise<unknown> = Promise.resolve()

  function openUnasked(): Buffer | null {
    if (kept === null && keyFile !== null) return setUpKeyFile(keyFile)
    if (kept === null) return keychain.isAvailable() ? setUpKeychain() : null
    if (kept.backend === 'key-file') return readKeyFile(keyFile ?? chosenKeyFile)
    if (kept.backend !== 'keychain') return null
    if (!keychain.isAvailable() || keychain.backend !== kept.store) return null
    try {
      return unwrapByKeychain(keychain, kept.wrapped)
    } catch {
      // the store lost or changed its key; a person has to see to it
      return null
    }
  }

  function setUpKeyFile(path: string): Buffer {
    const made = makeKeyFile(path)
    keep({ backend: 'key-file' })
    return made
  }

  function setUpKeychain(): Buffer | null {
    const made = makeDataKey()
    try {
      keep(wrapByKeychain(keychain, made))
    } catch {
      // a store that is there but refuses: staff choose a passphrase instead
      return null
    }
    return made
  }

  function keep(wrapped: WrappedKey): void {
    write(db, tx => writeSetting(tx, keySetting, wrapped))
    kept = wrapped
  }

  function openKey(): Buffer {
    if (key === null) throw new VaultLocked(lockedSentences[kept?.backend ?? 'none'])
    return key
  }

  async function unlockNow(passphrase: string): Promise<boolean> {
    if (key !== null) return true
    if (kept === null) {
      const made = makeDataKey()
      keep(await wrapByPassphrase(passphrase, made))
      key = made
    } else if (kept.backend === 'passphrase') {
      key = await unwrapByPassphrase(passphrase, kept)
    }
    return key !== null
  }

  /** The key as it is guarded now, once staff have shown that they may have it. */
  async function keyFor(current: string): Promise<Buffer | Exclude<Protected, 'done'>> {
    if (kept?.backend === 'passphrase')
      return (await unwrapByPassphrase(current, kept)) ?? 'wrong-passphrase'
    return kept?.backend === 'keychain' && key !== null ? key : 'unsuitable'
  }

  async function protectNow(by: Protection, current: string): Promise<Protected> {
    if (by.by === 'keychain' && !keychain.isAvailable()) return 'unsuitable'
    const opened = await keyFor(current)
    if (!Buffer.isBuffer(opened)) return opened
    const wrapped = await wrapAnew(by, opened)
    if (wrapped === null) return 'unsuitable'
    // one row, one commit: before it the old way opens, after it the new one
    keep(wrapped)
    key = opened
    return 'done'
  }

  /** null: the keychain does not give back what it took, and must not guard the only copy. */
  async function wrapAnew(by: Protection, opened: Buffer): Promise<WrappedKey | null> {
    if (by.by === 'passphrase') return wrapByPassphrase(by.passphrase, opened)
    try {
      const wrapped = wrapByKeychain(keychain, opened)
      return unwrapByKeychain(keychain, wrapped.wrapped).equals(opened) ? wrapped : null
    } catch {
      return null
    }
  }

  /** In turn: two at once must not both start from the same wrapped key. */
  function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    const done = unlocking.then(run)
    unlocking = done.catch(() => undefined)
    return done
  }

  return {
    status() {
      if (key !== null) return { state: 'open', backend: kept?.backend ?? 'none' }
      return kept === null
        ? { state: 'unset', backend: 'none' }
        : { state: 'locked', backend: kept.backend }
    },
    isOpen: () => key !== null,
    useKeyFile() {
      if (kept !== null || keyFile !== null) return false
      key = setUpKeyFile(chosenKeyFile)
      return true
    },
    unlock: passphrase => inTurn(() => unlockNow(passphrase)),
    protect: (by, current) => inTurn(() => protectNow(by, current)),
    canUseKeychain: () => kept?.backend === 'passphrase' && keychain.isAvailable(),
    put(tx, place, text, origin) {
      const id = randomUUID()
      writeSecret(tx, {
        id,
        ...place,
        origin: origin ?? null,
        sealed: seal(openKey(), { id, ...place, origin }, text),
        at: now(),
      })
      return id
    },
    read(tx, place, id) {
      const { sealed, origin } = readSecret(tx, id)
      return unseal(openKey(), { id, ...place, origin }, sealed)
    },
    bind(tx, place, id, origin) {
      const { sealed, origin: before } = readSecret(tx, id)
      const text = unseal(openKey(), { id, ...place, origin: before }, sealed)
      const address = { id, ...place, origin }
      resealSecret(tx, { id, origin, sealed: seal(openKey(), address, text) })
    },
  }
}

function readWrapped(db: Database): WrappedKey | null {
  const value = readSetting(db.orm, keySetting)
  return value === undefined ? null : wrappedKeySchema.parse(value)
}
