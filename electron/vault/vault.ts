import { randomUUID } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { type Database, type Transaction, write } from '../../db/database.ts'
import {
  newestKeyNumber,
  readSecret,
  resealSecret,
  writeSecret,
} from '../../db/queries/secrets.ts'
import { storageTroubleOf } from '../../db/trouble.ts'
import type { VaultBackend, VaultState } from '../../shared/vault.ts'
import {
  isDamaged,
  isKeychainThere,
  type Keychain,
  makeDataKey,
  readKeyFile,
  unwrapByKeychain,
  unwrapByPassphrase,
  type WrappedKey,
  wrapByKeychain,
  wrapByPassphrase,
  writeKeyFile,
} from './data-key.ts'
import {
  isCheckOf,
  judgeKey,
  type KeptKey,
  makeCheck,
  readKeptKey,
  writeKeptKey,
  writeNoKey,
} from './kept-key.ts'
import { seal, unseal } from './seal.ts'
import { lockedSentence } from './sentences.ts'

/** Thrown by put and read while the data key is not open; calls answer `locked`. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked'
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
   * Gives up what the present key sealed and makes a new one, or leaves the choice to staff where
   * nothing guards one unasked. `also` runs in the same transaction.
   */
  startAnew(also: (tx: Transaction) => void): void
  /** Secrets under lower numbers were given up. */
  keyNumber(): number
  /**
   * Seals a secret within the caller's transaction; answers its random id. With an origin it is
   * bound to the address that it was entered for.
   */
  put(tx: Transaction, place: SecretPlace, text: string, origin?: string): string
  /** null: it is lost, because its row is gone or damaged or was sealed by another key. */
  read(tx: Transaction, place: SecretPlace, id: string): string | null
  /** Binds a secret to another address. False: it is lost, and stays as it is. */
  bind(tx: Transaction, place: SecretPlace, id: string, origin: string): boolean
  /** Whether `read` would answer null. A vault that waits for a person has lost nothing yet. */
  isLost(tx: Transaction, place: SecretPlace, id: string): boolean
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
  /** Key files of before that were kept: with a restored backup one of them opens again. */
  readonly oldKeyFiles?: () => readonly string[]
  readonly keychain: Keychain
  readonly now: () => number
}

/**
 * Opens by itself what opens without a person. A wrapped key that does not open stays where it
 * is: nothing is overwritten.
 */
export function openVault(options: VaultOptions): Vault {
  const { db, keyFile, chosenKeyFile, oldKeyFiles = () => [], keychain, now } = options
  let row = readKeptKey(db.orm)
  let key: Buffer | null = null
  let isUnopenable = false
  // one after the other: a second answer must not replace the key that the first one opened
  let unlocking: Promise<unknown> = Promise.resolve()
  openUnasked()

  function openUnasked(): void {
    if (row.kind === 'none') return setUp(row.number)
    if (row.kind === 'damaged') return openDamaged(row.number)
    const { kept } = row
    if (kept.backend === 'passphrase') {
      isUnopenable = isDamaged(kept)
      return
    }
    if (kept.backend === 'key-file') return accept(kept, findKeyFile(kept))
    // a store that is closed today may open tomorrow
    if (!isKeychainThere(keychain)) return
    accept(
      kept,
      keychain.backend === kept.store ? unwrapByKeychain(keychain, kept.wrapped) : null,
    )
  }

  function setUp(number: number): void {
    if (keyFile !== null) setUpKeyFile(keyFile, number)
    else if (isKeychainThere(keychain)) {
      const made = makeDataKey()
      const wrapped = wrapByKeychain(keychain, made)
      // a store that is there but refuses: staff choose a passphrase instead
      if (wrapped !== null) keep(wrapped, number, made)
    }
  }

  function setUpKeyFile(path: string, number: number): void {
    let found = readKeyFile(path)
    if (found === null) {
      // what cannot be read is kept all the same: somebody may know what it was
      if (existsSync(path)) renameSync(path, `${path}.damaged-${now()}`)
      found = makeDataKey()
      writeKeyFile(path, found)
    }
    keep({ backend: 'key-file' }, number, found)
  }

  /** The row of the key is junk or gone; a key file may still lie where it lay. */
  function openDamaged(number: number): void {
    const found = findKeyFile({ number })
    const verdict = found === null ? 'wrong' : judgeKey(db.orm, found, { number })
    const isTaken = verdict === 'right' || (verdict === 'nothing-sealed' && keyFile !== null)
    if (found !== null && isTaken) keep({ backend: 'key-file' }, number, found)
    else isUnopenable = true
  }

  function findKeyFile(kept: Pick<KeptKey, 'number' | 'check'>): Buffer | null {
    const usual = readKeyFile(keyFile ?? chosenKeyFile)
    const found = [usual, ...oldKeyFiles().map(readKeyFile)]
    return found.find(one => one !== null && judgeKey(db.orm, one, kept) === 'right') ?? usual
  }

  /** What was unwrapped is the key only when it opens what was sealed. */
  function accept(kept: KeptKey, found: Buffer | null): void {
    if (found === null || judgeKey(db.orm, found, kept) === 'wrong') {
      isUnopenable = true
      return
    }
    key = found
    if (isCheckOf(found, kept.check)) return
    try {
      keep(kept, kept.number, found)
    } catch (error) {
      // the check is written at another start
      if (storageTroubleOf(error) === null) throw error
    }
  }

  function keep(wrapped: WrappedKey, number: number, opened: Buffer): void {
    const kept: KeptKey = { ...wrapped, number, check: makeCheck(opened) }
    write(db, tx => writeKeptKey(tx, kept))
    row = { kind: 'kept', kept }
    key = opened
  }

  const keptKey = (): KeptKey | null => (row.kind === 'kept' ? row.kept : null)
  const backend = (): VaultBackend => keptKey()?.backend ?? 'none'
  const number = (): number => (row.kind === 'kept' ? row.kept.number : row.number)

  function state(): VaultState {
    if (key !== null) return 'open'
    if (isUnopenable) return 'unopenable'
    return row.kind === 'none' ? 'unset' : 'locked'
  }

  function openKey(): Buffer {
    if (key === null) throw new VaultLocked(lockedSentence(state(), backend()))
    return key
  }

  async function unlockNow(passphrase: string): Promise<boolean> {
    if (key !== null) return true
    const kept = keptKey()
    if (row.kind === 'none') {
      const made = makeDataKey()
      keep(await wrapByPassphrase(passphrase, made), number(), made)
    } else if (kept?.backend === 'passphrase') {
      const found = await unwrapByPassphrase(passphrase, kept)
      if (found !== null) accept(kept, found)
    }
    return isOpen()
  }

  const isOpen = () => key !== null

  /** What guards a new key unasked; null: staff choose. */
  function newGuard(): { readonly wrapped: WrappedKey; readonly made: Buffer } | null {
    const made = makeDataKey()
    if (keyFile !== null) {
      writeKeyFile(keyFile, made)
      return { wrapped: { backend: 'key-file' }, made }
    }
    const wrapped = isKeychainThere(keychain) ? wrapByKeychain(keychain, made) : null
    return wrapped === null ? null : { wrapped, made }
  }

  function startAnew(also: (tx: Transaction) => void): void {
    const next = Math.max(number(), newestKeyNumber(db.orm)) + 1
    const guard = newGuard()
    const kept: KeptKey | null = guard && {
      ...guard.wrapped,
      number: next,
      check: makeCheck(guard.made),
    }
    write(db, tx => {
      also(tx)
      if (kept === null) writeNoKey(tx, next)
      else writeKeptKey(tx, kept)
    })
    row = kept === null ? { kind: 'none', number: next } : { kind: 'kept', kept }
    key = guard?.made ?? null
    isUnopenable = false
  }

  /** The key as it is guarded now, once staff have shown that they may have it. */
  async function keyFor(current: string): Promise<Buffer | Exclude<Protected, 'done'>> {
    const kept = keptKey()
    if (kept?.backend === 'passphrase')
      return (await unwrapByPassphrase(current, kept)) ?? 'wrong-passphrase'
    return kept?.backend === 'keychain' && key !== null ? key : 'unsuitable'
  }

  async function protectNow(by: Protection, current: string): Promise<Protected> {
    if (by.by === 'keychain' && !isKeychainThere(keychain)) return 'unsuitable'
    const opened = await keyFor(current)
    if (!Buffer.isBuffer(opened)) return opened
    const wrapped =
      by.by === 'passphrase'
        ? await wrapByPassphrase(by.passphrase, opened)
        : wrapByKeychain(keychain, opened)
    if (wrapped === null) return 'unsuitable'
    // one row, one commit: before it the old way opens, after it the new one
    keep(wrapped, number(), opened)
    return 'done'
  }

  /** In turn: two at once must not both start from the same wrapped key. */
  function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    const done = unlocking.then(run)
    unlocking = done.catch(() => undefined)
    return done
  }

  function read(opened: Buffer, tx: Transaction, place: SecretPlace, id: string) {
    const secret = readSecret(tx, id)
    if (secret === null || secret.keyNumber !== number()) return null
    return unseal(opened, { id, ...place, origin: secret.origin }, secret.sealed)
  }

  return {
    status: () => ({ state: state(), backend: backend() }),
    isOpen,
    useKeyFile() {
      if (row.kind !== 'none' || keyFile !== null) return false
      setUpKeyFile(chosenKeyFile, row.number)
      return true
    },
    unlock: passphrase => inTurn(() => unlockNow(passphrase)),
    protect: (by, current) => inTurn(() => protectNow(by, current)),
    startAnew,
    keyNumber: number,
    canUseKeychain: () => backend() === 'passphrase' && isKeychainThere(keychain),
    put(tx, place, text, origin) {
      const id = randomUUID()
      writeSecret(tx, {
        id,
        ...place,
        origin: origin ?? null,
        sealed: seal(openKey(), { id, ...place, origin }, text),
        keyNumber: number(),
        at: now(),
      })
      return id
    },
    read: (tx, place, id) => read(openKey(), tx, place, id),
    bind(tx, place, id, origin) {
      const opened = openKey()
      const text = read(opened, tx, place, id)
      if (text === null) return false
      const sealed = seal(opened, { id, ...place, origin }, text)
      resealSecret(tx, { id, origin, sealed, keyNumber: number() })
      return true
    },
    isLost(tx, place, id) {
      if (key !== null) return read(key, tx, place, id) === null
      return isUnopenable || readSecret(tx, id) === null
    },
  }
}
