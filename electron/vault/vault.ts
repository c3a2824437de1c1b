import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '../../db/database.ts'
import { readSecret, writeSecret } from '../../db/queries/secrets.ts'
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

export type SecretPlace = { readonly table: string; readonly column: string }

export type Vault = {
  status(): { readonly state: VaultState; readonly backend: VaultBackend }
  isOpen(): boolean
  /** The choice of staff without a keychain; false: the vault has its key already. */
  useKeyFile(): boolean
  /** First use sets the passphrase. False: not the right one. */
  unlock(passphrase: string): Promise<boolean>
  /** Seals a secret within the caller's transaction; answers its random id. */
  put(tx: Transaction, place: SecretPlace, text: string): string
  read(tx: Transaction, place: SecretPlace, id: string): string
}

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
    writeSetting(db.orm, keySetting, wrapped)
    kept = wrapped
  }

  function openKey(): Buffer {
    if (key === null) throw new VaultLocked('The vault is locked.')
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
    unlock(passphrase) {
      const run = unlocking.then(() => unlockNow(passphrase))
      unlocking = run.catch(() => false)
      return run
    },
    put(tx, place, text) {
      const id = randomUUID()
      writeSecret(tx, {
        id,
        ...place,
        sealed: seal(openKey(), { id, ...place }, text),
        at: now(),
      })
      return id
    },
    read(tx, place, id) {
      return unseal(openKey(), { id, ...place }, readSecret(tx, id))
    },
  }
}

function readWrapped(db: Database): WrappedKey | null {
  const value = readSetting(db.orm, keySetting)
  return value === undefined ? null : wrappedKeySchema.parse(value)
}
