import { randomUUID } from 'node:crypto'
import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import { emptyLogSoon } from '../../db/core/empty-log.ts'
import {
  dropSecrets,
  readSealed,
  readSecret,
  resealSecret,
  type SealedSecret,
  type SecretRow,
  sealedBefore,
  writeSecret,
} from '../../db/vault/secrets.ts'
import type { KeyRing } from './key-ring.ts'
import { seal, unseal } from './seal.ts'

/** The column that owns a secret, by its SQL names: they are bound into the seal. */
export type SecretColumn = { readonly table: string; readonly column: string }

export type SealedSecrets = {
  /**
   * Seals a secret within the caller's transaction, bound to `origin` if there is one. Returns its
   * random id. Throws VaultLocked.
   */
  put(tx: Writer, column: SecretColumn, text: string, origin?: string): string
  /** The secret; null: it is lost (row gone, damaged, or sealed by another key). Throws VaultLocked. */
  read(tx: Reader, column: SecretColumn, id: string): string | null
  /** As `read`, of a page of secrets in one question: by id. One that is lost is missing. */
  readPage(
    tx: Reader,
    column: SecretColumn,
    ids: readonly string[],
  ): ReadonlyMap<string, string>
  /** Binds a secret to another origin. False: it is lost, and stays as it is. */
  bind(tx: Writer, column: SecretColumn, id: string, origin: string): boolean
  /** Whether `read` would return null; false while a vault waits for a person. */
  isLost(tx: Reader, column: SecretColumn, id: string): boolean
  /** Seals up to `limit` secrets of the former key anew. False: none are left. */
  sealAnew(limit: number): boolean
}

/** The secrets of a database under the key of its ring. */
export function openSecrets(db: Database, ring: KeyRing, now: () => number): SealedSecrets {
  function open(opened: Buffer, column: SecretColumn, secret: SealedSecret): string | null {
    const { id, origin, sealed, keyNumber } = secret
    const age = ring.number() - keyNumber
    const opener = age === 0 ? opened : age === 1 ? ring.former() : null
    return opener && unseal(opener, { id, ...column, origin }, sealed)
  }

  function read(opened: Buffer, tx: Reader, column: SecretColumn, id: string) {
    const secret = readSecret(tx, id)
    return secret && open(opened, column, { id, ...secret })
  }

  return {
    put(tx, column, text, origin) {
      const id = randomUUID()
      writeSecret(tx, {
        id,
        ...column,
        origin: origin ?? null,
        sealed: seal(ring.openKey(), { id, ...column, origin }, text),
        keyNumber: ring.number(),
        at: now(),
      })
      return id
    },
    read: (tx, column, id) => read(ring.openKey(), tx, column, id),
    readPage(tx, column, ids) {
      const opened = ring.openKey()
      const texts = new Map<string, string>()
      for (const secret of readSealed(tx, ids)) {
        const text = open(opened, column, secret)
        if (text !== null) texts.set(secret.id, text)
      }
      return texts
    },
    bind(tx, column, id, origin) {
      const opened = ring.openKey()
      const text = read(opened, tx, column, id)
      if (text === null) return false
      const sealed = seal(opened, { id, ...column, origin }, text)
      resealSecret(tx, { id, origin, sealed, keyNumber: ring.number() })
      return true
    },
    isLost(tx, column, id) {
      const opened = ring.key()
      if (opened !== null) return read(opened, tx, column, id) === null
      return ring.state() === 'unopenable' || readSecret(tx, id) === null
    },
    sealAnew(limit) {
      const [opened, old, number] = [ring.key(), ring.former(), ring.number()]
      if (opened === null || old === null) return false
      const secrets = sealedBefore(db.reader, number, limit)
      const isLast = secrets.length < limit
      const committed = write(db, tx => {
        for (const secret of secrets) sealOneAnew(tx, secret, { old, opened, number })
        if (!isLast) return null
        emptyLogSoon(tx)
        return ring.dropFormer(tx)
      })
      committed?.()
      return !isLast
    },
  }
}

type Keys = { readonly old: Buffer; readonly opened: Buffer; readonly number: number }

/** Seals one secret anew; one that its own key does not open is lost and dropped. */
function sealOneAnew(tx: Writer, secret: SecretRow, { old, opened, number }: Keys): void {
  const text = secret.keyNumber === number - 1 ? unseal(old, secret, secret.sealed) : null
  if (text === null) return dropSecrets(tx, [secret.id])
  const { id, origin } = secret
  return resealSecret(tx, { id, origin, sealed: seal(opened, secret, text), keyNumber: number })
}
