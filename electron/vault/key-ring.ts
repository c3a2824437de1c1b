import { type Database, type Writer, write } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { VaultBackend, VaultState } from '../../shared/vault/vault.ts'
import type { WrappedKey } from './data-key.ts'
import {
  isCheckOf,
  judgeKey,
  type KeptKey,
  type KeptRow,
  makeCheck,
  openFormer,
  readKeptKey,
  sealFormer,
  writeKeptKey,
  writeNoKey,
} from './kept-key.ts'
import { dropFormerOfRecovery } from './kept-recovery.ts'
import { lockedSentence } from './sentences.ts'

/** Thrown by put and read while the data key is not open; calls answer `locked`. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked'
}

/** A data key that takes the place of what was there, and what guards it. */
export type NextKey = {
  readonly guard: WrappedKey
  readonly number: number
  readonly key: Buffer
  /** Still seals some secrets. */
  readonly former?: Buffer | null
}

/** More that belongs into the same commit. */
export type Also = (tx: Writer, kept: KeptKey | null) => void

/** The data key as the database keeps it, and the key itself while it is open. */
export type KeyRing = {
  state(): VaultState
  backend(): VaultBackend
  number(): number
  /** Another object after each change. */
  row(): KeptRow
  kept(): KeptKey | null
  /** null: not open. */
  key(): Buffer | null
  /** Throws VaultLocked. */
  openKey(): Buffer
  /** The key of before, until all that it sealed is sealed anew. */
  former(): Buffer | null
  /** What was unwrapped is the key only when it opens what was sealed. */
  accept(kept: KeptKey, found: Buffer | null): void
  /** What opens the key is lost or another one. */
  markUnopenable(): void
  /** Opens by this key from now on, in one commit. */
  keep(next: NextKey, also?: Also): void
  /** Nobody has chosen yet what guards the key of this number, in one commit. */
  empty(number: number, also: Also): void
  /** Within the transaction; answers what is to run once it is committed. */
  dropFormer(tx: Writer): () => void
}

export function openKeyRing(db: Database): KeyRing {
  let row = readKeptKey(db.reader)
  let key: Buffer | null = null
  let former: Buffer | null = null
  let isUnopenable = false

  const keptKey = (): KeptKey | null => (row.kind === 'kept' ? row.kept : null)
  const backend = (): VaultBackend => keptKey()?.backend ?? 'none'

  function state(): VaultState {
    if (key !== null) return 'open'
    if (isUnopenable) return 'unopenable'
    return row.kind === 'none' ? 'unset' : 'locked'
  }

  function accept(kept: KeptKey, found: Buffer | null): void {
    const opens = found === null ? null : judgeKey(db.reader, found, kept)
    if (found === null || opens === null) {
      isUnopenable = true
      return
    }
    key = found
    former = openFormer(found, kept.former)
    if (isCheckOf(found, kept)) return
    const checked = { ...kept, number: opens, check: makeCheck(found, opens) }
    try {
      write(db, tx => writeKeptKey(tx, checked))
      row = { kind: 'kept', kept: checked }
    } catch (error) {
      // the check is written at another start
      if (storageTroubleOf(error) === null) throw error
    }
  }

  return {
    state,
    backend,
    number: () => (row.kind === 'kept' ? row.kept.number : row.number),
    row: () => row,
    kept: keptKey,
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
      const kept: KeptKey = {
        ...next.guard,
        number: next.number,
        check: makeCheck(next.key, next.number),
        ...(next.former && { former: sealFormer(next.key, next.former) }),
      }
      write(db, tx => {
        writeKeptKey(tx, kept)
        also?.(tx, kept)
      })
      row = { kind: 'kept', kept }
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
      const current = keptKey()
      if (current === null) return () => {}
      const kept = { ...current, former: undefined }
      writeKeptKey(tx, kept)
      dropFormerOfRecovery(tx)
      return () => {
        row = { kind: 'kept', kept }
        former = null
      }
    },
  }
}
