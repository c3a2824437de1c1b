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
  /** Practice: an owner-only key file, and nothing is asked. null: live. */
  readonly keyFile: string | null
  /** Where a key file lies that staff choose in live mode. */
  readonly chosenKeyFile: string
  /** Key files of before that were kept: with a restored backup one of them opens again. */
  readonly oldKeyFiles?: () => readonly string[]
  readonly keychain: Keychain
  readonly now: () => number
  /** What befell the key, for the log. */
  readonly tell?: (what: string) => void
  /** N of scrypt for a passphrase; tests have a lower one. */
  readonly scryptCost?: number | undefined
}

/**
 * Opens what opens without a person, and sets up what is guarded unasked. A wrapped key that does
 * not open stays where it is: nothing is overwritten.
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
  // a store that is closed today may open tomorrow
  if (!isKeychainThere(keychain)) return
  const isSameStore = keychain.backend === stored.store
  ring.accept(stored, isSameStore ? unwrapByKeychain(keychain, stored.wrapped) : null)
}

function setUp(ring: KeyRing, options: VaultOptions): void {
  if (options.keyFile !== null) return setUpKeyFile(ring, options, options.keyFile)
  const key = makeDataKey()
  const guard = wrapIfThere(options.keychain, key)
  // a store that is there but refuses: staff choose a passphrase instead
  if (guard !== null) keepFirst(ring, guard, key)
}

export function setUpKeyFile(ring: KeyRing, { now }: VaultOptions, path: string): void {
  const found = readKeyFile(path)
  const key = found ?? makeDataKey()
  if (found === null) replaceKeyFile(path, key, now())
  keepFirst(ring, { backend: 'key-file' }, key)
}

/** A key where there was none: a recovery code of before is of another one. */
export const keepFirst = (ring: KeyRing, guard: WrappedKey, key: Buffer): void =>
  ring.keep({ guard, number: ring.number(), key }, dropRecovery)

/** Another key may open older backups, and of what cannot be read somebody may know what it was. */
export function replaceKeyFile(path: string, key: Buffer, now: number): void {
  if (readKeyFile(path) !== null) retireKeyFile(path, now)
  else if (existsSync(path)) renameSync(path, `${path}.damaged-${now}`)
  writeKeyFile(path, key)
}

/** The row of the key is junk or gone; a key file may still lie where it lay. */
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

/** null: there is no keychain, or it refuses. */
export const wrapIfThere = (keychain: Keychain, key: Buffer): WrappedKey | null =>
  isKeychainThere(keychain) ? wrapByKeychain(keychain, key) : null

/** What guards a new key unasked; null: staff choose. */
export function newGuard({ keyFile, keychain }: VaultOptions, key: Buffer): WrappedKey | null {
  if (keyFile === null) return wrapIfThere(keychain, key)
  writeKeyFile(keyFile, key)
  return { backend: 'key-file' }
}

/**
 * A key file that was left opens older backups and nothing of what is kept from now on. So it
 * does under its own name, too, when it cannot be given another, which is told.
 */
export function retireChosenKeyFile({ chosenKeyFile, now, tell }: VaultOptions): void {
  try {
    if (existsSync(chosenKeyFile)) retireKeyFile(chosenKeyFile, now())
  } catch (error) {
    // the new guard is committed: the change is done
    tell?.(`The key file of before could not be given another name: ${String(error)}`)
  }
}
