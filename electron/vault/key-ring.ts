import { type Database, type Writer, write } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { VaultBackend, VaultState } from '../../shared/vault/vault.ts'
import type { WrappedKey } from './data-key.ts'
import { lockedSentence } from './sentences.ts'
import {
  isCheckOf,
  judgeKey,
  makeCheck,
  openFormer,
  readStoredKey,
  type StoredKey,
  type StoredKeyRow,
  sealFormer,
  writeNoKey,
  writeStoredKey,
} from './stored-key.ts'
import { dropFormerOfRecovery } from './stored-recovery.ts'

/** Thrown by put and read while the data key is not open; calls answer `locked`. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked'
}

/** A new data key with its guard. */
export type NextKey = {
  readonly guard: WrappedKey
  readonly number: number
  readonly key: Buffer
  /** The former key, while it still seals some secrets. */
  readonly former?: Buffer | null
}

/** What is written in the same transaction. */
export type Also = (tx: Writer, stored: StoredKey | null) => void

/** The data key as the database keeps it, and the key itself while it is open. */
export type KeyRing = {
  state(): VaultState
  backend(): VaultBackend
  number(): number
  /** The stored row, a new object after each change. */
  row(): StoredKeyRow
  stored(): StoredKey | null
  /** The data key; null: it is not open. */
  key(): Buffer | null
  /** The data key. Throws VaultLocked. */
  openKey(): Buffer
  /** The former key, until all that it sealed is sealed anew; null: there is none. */
  former(): Buffer | null
  /** Opens by an unwrapped key, if it opens what was sealed; else the vault is unopenable. */
  accept(stored: StoredKey, found: Buffer | null): void
  /** Notes that what guarded the key is lost or guards another key. */
  markUnopenable(): void
  /** Stores a key with its guard, in one transaction, and opens by it. */
  keep(next: NextKey, also?: Also): void
  /** Stores, in one transaction, that staff have not chosen a guard for the key of this number yet. */
  empty(number: number, also: Also): void
  /** Drops the former key within the transaction. Returns what has to be called after the commit. */
  dropFormer(tx: Writer): () => void
}

export function openKeyRing(db: Database): KeyRing {
  let row = readStoredKey(db.reader)
  let key: Buffer | null = null
  let former: Buffer | null = null
  let isUnopenable = false

  const storedKey = (): StoredKey | null => (row.kind === 'stored' ? row.stored : null)
  const backend = (): VaultBackend => storedKey()?.backend ?? 'none'

  function state(): VaultState {
    if (key !== null) return 'open'
    if (isUnopenable) return 'unopenable'
    return row.kind === 'none' ? 'unset' : 'locked'
  }

  function accept(stored: StoredKey, found: Buffer | null): void {
    const opens = found === null ? null : judgeKey(db.reader, found, stored)
    if (found === null || opens === null) {
      isUnopenable = true
      return
    }
    key = found
    former = openFormer(found, stored.former)
    if (isCheckOf(found, stored)) return
    const checked = { ...stored, number: opens, check: makeCheck(found, opens) }
    try {
      write(db, tx => writeStoredKey(tx, checked))
      row = { kind: 'stored', stored: checked }
    } catch (error) {
      // the check is written at a later start
      if (storageTroubleOf(error) === null) throw error
    }
  }

  return {
    state,
    backend,
    number: () => (row.kind === 'stored' ? row.stored.number : row.number),
    row: () => row,
    stored: storedKey,
    key: () => key,
    openKey() {
      if (key === null) throw new VaultLocked(lockedSentence(state(), backend()))
      return key
    },
    former: () => former,
    accept,
    markUnopenable() {
      isUnopenable = true
    },
    keep(next, also) {
      const stored: StoredKey = {
        ...next.guard,
        number: next.number,
        check: makeCheck(next.key, next.number),
        ...(next.former && { former: sealFormer(next.key, next.former) }),
      }
      write(db, tx => {
        writeStoredKey(tx, stored)
        also?.(tx, stored)
      })
      row = { kind: 'stored', stored }
      key = next.key
      former = next.former ?? null
      isUnopenable = false
    },
    empty(number, also) {
      write(db, tx => {
        writeNoKey(tx, number)
        also(tx, null)
      })
      row = { kind: 'none', number }
      key = null
      former = null
      isUnopenable = false
    },
    dropFormer(tx) {
      const current = storedKey()
      if (current === null) return () => {}
      const stored = { ...current, former: undefined }
      writeStoredKey(tx, stored)
      dropFormerOfRecovery(tx)
      return () => {
        row = { kind: 'stored', stored }
        former = null
      }
    },
  }
}
