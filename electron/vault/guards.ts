import { existsSync, renameSync } from 'node:fs'
import type { Database } from '../../db/core/database.ts'
import { newestKeyNumber } from '../../db/vault/secrets.ts'
import {
  isDamaged,
  isKeychainThere,
  type Keychain,
  makeDataKey,
  readKeyFile,
  retireKeyFile,
  unwrapByKeychain,
  type WrappedKey,
  wrapByKeychain,
  writeKeyFile,
} from './data-key.ts'
import type { KeyRing } from './key-ring.ts'
import { judgeKey, type StoredKey } from './stored-key.ts'
import { dropRecovery } from './stored-recovery.ts'

export type VaultOptions = {
  readonly db: Database
  /** Path of the key file in practice, where staff choose nothing; null in live mode. */
  readonly keyFile: string | null
  /** Path of the key file that staff may choose in live mode. */
  readonly chosenKeyFile: string
  /** Paths of former key files, one of which may open the secrets of a restored backup. */
  readonly oldKeyFiles?: () => readonly string[]
  readonly keychain: Keychain
  readonly now: () => number
  /** Logs a sentence about the key. */
  readonly tell?: (what: string) => void
  /** scrypt's N for a passphrase; lower in tests. */
  readonly scryptCost?: number | undefined
}

/**
 * Opens a vault that opens without a person, and sets up a new one where its guard needs no choice.
 * A wrapped key that does not open is not overwritten.
 */
export function openUnasked(ring: KeyRing, options: VaultOptions): void {
  const { keychain } = options
  const row = ring.row()
  if (row.kind === 'none') return setUp(ring, options)
  if (row.kind === 'damaged') return openDamaged(ring, options)
  const { stored } = row
  if (stored.backend === 'passphrase') {
    if (isDamaged(stored)) ring.markUnopenable()
    return
  }
  if (stored.backend === 'key-file') return ring.accept(stored, findKeyFile(options, stored))
  // a closed store may open later, so the key does not count as lost
  if (!isKeychainThere(keychain)) return
  const isSameStore = keychain.backend === stored.store
  ring.accept(stored, isSameStore ? unwrapByKeychain(keychain, stored.wrapped) : null)
}

function setUp(ring: KeyRing, options: VaultOptions): void {
  if (options.keyFile !== null) return setUpKeyFile(ring, options, options.keyFile)
  const key = makeDataKey()
  const guard = wrapIfThere(options.keychain, key)
  // null: the store refuses, so staff choose a passphrase or a key file
  if (guard !== null) keepFirst(ring, guard, key)
}

export function setUpKeyFile(ring: KeyRing, { now }: VaultOptions, path: string): void {
  const found = readKeyFile(path)
  const key = found ?? makeDataKey()
  if (found === null) replaceKeyFile(path, key, now())
  keepFirst(ring, { backend: 'key-file' }, key)
}

/** Stores the first key; a recovery code from before is of another key and is dropped. */
export const keepFirst = (ring: KeyRing, guard: WrappedKey, key: Buffer): void =>
  ring.keep({ guard, number: ring.number(), key }, dropRecovery)

/** Writes a key file. The former one gets another name, as it may open older backups. */
export function replaceKeyFile(path: string, key: Buffer, now: number): void {
  if (readKeyFile(path) !== null) retireKeyFile(path, now)
  else if (existsSync(path)) renameSync(path, `${path}.damaged-${now}`)
  writeKeyFile(path, key)
}

/** Opens a vault whose row of the key is damaged or lost: by the key file, if there still is one. */
function openDamaged(ring: KeyRing, options: VaultOptions): void {
  const { db, keyFile } = options
  const number = ring.number()
  const key = findKeyFile(options, { number })
  const opens = key === null ? null : judgeKey(db.reader, key, { number })
  const isTaken = opens !== null && (keyFile !== null || newestKeyNumber(db.reader) > 0)
  if (key !== null && isTaken) ring.keep({ guard: { backend: 'key-file' }, number: opens, key })
  else ring.markUnopenable()
}

function findKeyFile(
  { db, keyFile, chosenKeyFile, oldKeyFiles = () => [] }: VaultOptions,
  stored: Pick<StoredKey, 'number' | 'check'>,
): Buffer | null {
  const usual = readKeyFile(keyFile ?? chosenKeyFile)
  const found = [usual, ...oldKeyFiles().map(readKeyFile)]
  return found.find(one => one !== null && judgeKey(db.reader, one, stored) !== null) ?? usual
}

/** The key wrapped by the keychain; null: there is none, or it refuses. */
export const wrapIfThere = (keychain: Keychain, key: Buffer): WrappedKey | null =>
  isKeychainThere(keychain) ? wrapByKeychain(keychain, key) : null

/** Guards a new key by what needs no choice; null: staff have to choose. */
export function newGuard({ keyFile, keychain }: VaultOptions, key: Buffer): WrappedKey | null {
  if (keyFile === null) return wrapIfThere(keychain, key)
  writeKeyFile(keyFile, key)
  return { backend: 'key-file' }
}

/**
 * Renames the key file of staff's choice when another guard has replaced it: it opens older backups
 * only. Where it cannot be renamed it stays, which does no harm and is logged.
 */
export function retireChosenKeyFile({ chosenKeyFile, now, tell }: VaultOptions): void {
  try {
    if (existsSync(chosenKeyFile)) retireKeyFile(chosenKeyFile, now())
  } catch (error) {
    // the new guard is committed, so this failure does not undo the change
    tell?.(`The key file of before could not be given another name: ${String(error)}`)
  }
}
