import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Reader, Writer } from '../../db/core/database.ts'
import { emptyLogSoon } from '../../db/core/empty-log.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'
import { keyOf, sumOf } from './data-key.ts'
import { sealingKeyOf } from './recovery-code.ts'
import { seal, unseal } from './seal.ts'

/** A row of its own, because the recovery code is for damage of the key's row. */
const recoverySetting = 'vault.recovery'

const recoverySchema = z.object({
  /** Number of the data key. */
  number: z.int().min(1),
  /** When the code was made, in milliseconds. */
  at: z.int().min(0).max(8.64e15),
  salt: z.base64(),
  /** The data key sealed by the code, base64. */
  wrapped: z.base64(),
  /** SHA-256 of salt and wrapped key: tells damage from a wrong code. */
  sum: z.string(),
  /** The former key sealed by the data key, base64, as in the key's row. */
  former: z.base64().optional().catch(undefined),
})

/** What a recovery code opens. The code itself is not stored. */
export type StoredRecovery = z.output<typeof recoverySchema>

/** Where the sealed key belongs: the number makes a code open the key of that number alone. */
const addressOf = (number: number) => ({
  id: `recovery ${number}`,
  table: 'settings',
  column: 'value',
})

/** What the recovery code opens; null: no code was made, or the row is damaged. */
export function readRecovery(tx: Reader): StoredRecovery | null {
  const { data } = recoverySchema.safeParse(readSetting(tx, recoverySetting))
  return data !== undefined && data.sum === sumOf(data) ? data : null
}

type NewRecovery = Pick<StoredRecovery, 'number' | 'at' | 'former'> & {
  readonly code: string
  readonly key: Buffer
}

/** Stores what a new code opens; the bytes of the former one leave the database file and its WAL. */
export function writeRecovery(tx: Writer, { code, key, ...rest }: NewRecovery): void {
  const salt = randomBytes(16)
  const sealing = sealingKeyOf(code, salt)
  const wrapped = seal(sealing, addressOf(rest.number), key.toString('base64'))
  const row = { salt: salt.toString('base64'), wrapped: wrapped.toString('base64') }
  writeSetting(tx, recoverySetting, { ...rest, ...row, sum: sumOf(row) })
  emptyLogSoon(tx)
}

export function dropRecovery(tx: Writer): void {
  if (readSetting(tx, recoverySetting) === undefined) return
  dropSetting(tx, recoverySetting)
  emptyLogSoon(tx)
}

/** Drops the former key, once all that it sealed is sealed anew. */
export function dropFormerOfRecovery(tx: Writer): void {
  const stored = readRecovery(tx)
  if (stored !== null) writeSetting(tx, recoverySetting, { ...stored, former: undefined })
}

/** The data key; null: the code is of another key. */
export function openByCode(
  { salt, wrapped, number }: StoredRecovery,
  code: string,
): Buffer | null {
  const sealing = sealingKeyOf(code, Buffer.from(salt, 'base64'))
  const text = unseal(sealing, addressOf(number), Buffer.from(wrapped, 'base64'))
  return text === null ? null : keyOf(text)
}
