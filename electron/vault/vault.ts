import { randomUUID } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { type Database, type Transaction, write } from '../../db/database.ts'
import { emptyLogSoon } from '../../db/empty-log.ts'
import {
  dropSecrets,
  newestKeyNumber,
  readSecret,
  resealSecret,
  sealedBefore,
  writeSecret,
} from '../../db/queries/secrets.ts'
import { storageTroubleOf } from '../../db/trouble.ts'
import type { VaultBackend, VaultState } from '../../shared/vault.ts'
import { rest } from '../data/rest.ts'
import {
  isDamaged,
  isKeychainThere,
  type Keychain,
  makeDataKey,
  readKeyFile,
  retireKeyFile,
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
  openFormer,
  readKeptKey,
  sealFormer,
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
  /** Whether this passphrase guards the key, open or not. */
  isPassphrase(text: string): Promise<boolean>
  /** First use sets the passphrase. False: not the right one. */
  unlock(passphrase: string): Promise<boolean>
  /**
   * Another guard, and another data key with it: what opened the old one opens nothing of what is
   * kept from now on. `current` is asked for while a passphrase guards it. Secrets still have to
   * be sealed anew: `sealAnew`.
   */
  protect(by: Protection, current: string): Promise<Protected>
  /** Seals some of the secrets of the former key anew. False: none are left. */
  sealAnew(limit: number): boolean
  /**
   * Gives up what the present key sealed and makes a new one, or leaves the choice to staff where
   * nothing guards one unasked. `also` runs in the same transaction.
   */
  startAnew(also: (tx: Transaction) => void): void
  /** Secrets under lower key numbers were given up; 0 while that is not certain. */
  givenUpBelow(): number
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
/** `unsuitable`: practice, a key that is not open, or no such keychain. */
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

/** A few milliseconds of work. */
export const sealedAtOnce = 100

/**
 * Opens by itself what opens without a person. A wrapped key that does not open stays where it
 * is: nothing is overwritten.
 */
export function openVault(options: VaultOptions): Vault {
  const { db, keyFile, chosenKeyFile, oldKeyFiles = () => [], keychain, now } = options
  let row = readKeptKey(db.orm)
  let key: Buffer | null = null
  /** Until all that it sealed is sealed anew. */
  let former: Buffer | null = null
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
    const opens = found === null ? null : judgeKey(db.orm, found, { number })
    const isTaken = opens !== null && (keyFile !== null || newestKeyNumber(db.orm) > 0)
    if (found !== null && isTaken) keep({ backend: 'key-file' }, opens, found)
    else isUnopenable = true
  }

  function findKeyFile(kept: Pick<KeptKey, 'number' | 'check'>): Buffer | null {
    const usual = readKeyFile(keyFile ?? chosenKeyFile)
    const found = [usual, ...oldKeyFiles().map(readKeyFile)]
    return found.find(one => one !== null && judgeKey(db.orm, one, kept) !== null) ?? usual
  }

  /** What was unwrapped is the key only when it opens what was sealed. */
  function accept(kept: KeptKey, found: Buffer | null): void {
    const opens = found === null ? null : judgeKey(db.orm, found, kept)
    if (found === null || opens === null) {
      isUnopenable = true
      return
    }
    key = found
    former = openFormer(found, kept.former)
    if (isCheckOf(found, kept)) return
    try {
      keepRow({ ...kept, number: opens, check: makeCheck(found, opens) })
    } catch (error) {
      // the check is written at another start
      if (storageTroubleOf(error) === null) throw error
    }
  }

  function keep(wrapped: WrappedKey, number: number, opened: Buffer): void {
    keepRow({ ...wrapped, number, check: makeCheck(opened, number) })
    key = opened
  }

  function keepRow(kept: KeptKey): void {
    write(db, tx => writeKeptKey(tx, kept))
    row = { kind: 'kept', kept }
  }

  function givenUpBelow(): number {
    if (row.kind === 'none') return row.number
    if (key === null || row.kind === 'damaged') return 0
    return row.kept.former === undefined ? row.kept.number : row.kept.number - 1
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
    const before = row
    if (before.kind === 'none') {
      const made = makeDataKey()
      const wrapped = await wrapByPassphrase(passphrase, made)
      if (row === before) keep(wrapped, before.number, made)
    } else if (before.kind === 'kept' && before.kept.backend === 'passphrase') {
      const found = await unwrapByPassphrase(passphrase, before.kept)
      // another key may have taken its place meanwhile
      if (found !== null && row === before) accept(before.kept, found)
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
      check: makeCheck(guard.made, next),
    }
    write(db, tx => {
      also(tx)
      if (kept === null) writeNoKey(tx, next)
      else writeKeptKey(tx, kept)
    })
    row = kept === null ? { kind: 'none', number: next } : { kind: 'kept', kept }
    key = guard?.made ?? null
    former = null
    isUnopenable = false
  }

  /** The key as it is guarded now, once staff have shown that they may have it. */
  async function keyFor(current: string): Promise<Buffer | Exclude<Protected, 'done'>> {
    const kept = keptKey()
    if (kept?.backend === 'passphrase')
      return (await unwrapByPassphrase(current, kept)) ?? 'wrong-passphrase'
    return kept !== null && keyFile === null && key !== null ? key : 'unsuitable'
  }

  async function protectNow(by: Protection, current: string): Promise<Protected> {
    if (by.by === 'keychain' && !isKeychainThere(keychain)) return 'unsuitable'
    const before = row
    const opened = await keyFor(current)
    if (!Buffer.isBuffer(opened)) return opened
    if (key === null && row === before && before.kind === 'kept') accept(before.kept, opened)
    const present = key
    if (present === null) return 'unsuitable'
    // one key of before at a time: its secrets come first
    while (sealAnew(sealedAtOnce)) await rest()
    const made = makeDataKey()
    const wrapped =
      by.by === 'passphrase'
        ? await wrapByPassphrase(by.passphrase, made)
        : wrapByKeychain(keychain, made)
    if (wrapped === null) return 'unsuitable'
    // one row, one commit: before it the old way opens, after it the new one
    const next = number() + 1
    keepRow({
      ...wrapped,
      number: next,
      check: makeCheck(made, next),
      former: sealFormer(made, present),
    })
    key = made
    former = present
    keepOldKeyFile()
    return 'done'
  }

  /** Older backups still need it; it opens nothing that is kept from now on. */
  function keepOldKeyFile(): void {
    if (existsSync(chosenKeyFile)) retireKeyFile(chosenKeyFile, now())
  }

  function sealAnew(limit: number): boolean {
    const [opened, old, kept] = [key, former, keptKey()]
    if (opened === null || old === null || kept === null) return false
    const secrets = sealedBefore(db.orm, kept.number, limit)
    write(db, tx => {
      for (const secret of secrets) {
        const text = unseal(old, secret, secret.sealed)
        const isOurs = secret.keyNumber === kept.number - 1
        // what does not open under its own key is lost, whatever seals the rest
        if (text === null || !isOurs) dropSecrets(tx, [secret.id])
        else
          resealSecret(tx, {
            id: secret.id,
            origin: secret.origin,
            sealed: seal(opened, secret, text),
            keyNumber: kept.number,
          })
      }
      if (secrets.length < limit) {
        writeKeptKey(tx, { ...kept, former: undefined })
        emptyLogSoon(tx)
      }
    })
    if (secrets.length === limit) return true
    row = { kind: 'kept', kept: { ...kept, former: undefined } }
    former = null
    return false
  }

  /** In turn: two at once must not both start from the same wrapped key. */
  function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    const done = unlocking.then(run)
    unlocking = done.catch(() => undefined)
    return done
  }

  function read(opened: Buffer, tx: Transaction, place: SecretPlace, id: string) {
    const secret = readSecret(tx, id)
    if (secret === null) return null
    const age = number() - secret.keyNumber
    const opener = age === 0 ? opened : age === 1 ? former : null
    return opener && unseal(opener, { id, ...place, origin: secret.origin }, secret.sealed)
  }

  return {
    status: () => ({ state: state(), backend: backend() }),
    isOpen,
    useKeyFile() {
      if (row.kind !== 'none' || keyFile !== null) return false
      setUpKeyFile(chosenKeyFile, row.number)
      return true
    },
    async isPassphrase(text) {
      const kept = keptKey()
      return kept?.backend === 'passphrase' && (await unwrapByPassphrase(text, kept)) !== null
    },
    unlock: passphrase => inTurn(() => unlockNow(passphrase)),
    protect: (by, current) => inTurn(() => protectNow(by, current)),
    startAnew,
    givenUpBelow,
    sealAnew,
    canUseKeychain: () =>
      (backend() === 'passphrase' || (backend() === 'key-file' && keyFile === null)) &&
      isKeychainThere(keychain),
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
