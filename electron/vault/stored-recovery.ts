import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Reader, Writer } from '../../db/core/database.ts'
import { emptyLogSoon } from '../../db/core/empty-log.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'
import { keyOf, sumOf } from './data-key.ts'
import { sealingKeyOf } from './recovery-code.ts'
import { seal, unseal } from './seal.ts'

/** Not in the row of the key: damage of that one is what the code is for. */
const recoverySetting = 'vault.recovery'

const recoverySchema = z.object({
  /** Of the data key. */
  number: z.int().min(1),
  /** When the code was made, in milliseconds. */
  at: z.int().min(0).max(8.64e15),
  salt: z.base64(),
  /** The data key under the code, base64. */
  wrapped: z.base64(),
  /** SHA-256 of the two above: tells damage from a wrong code. */
  sum: z.string(),
  /** As in the row of the key: the key of before under this one. */
  former: z.base64().optional().catch(undefined),
})

/** What a recovery code opens. The code itself is kept nowhere. */
export type StoredRecovery = z.output<typeof recoverySchema>

/** With the number: what a code opens is the key of that number alone. */
const addressOf = (number: number) => ({
  id: `recovery ${number}`,
  table: 'settings',
  column: 'value',
})

/** null: no code was made, or what it opened is damaged. */
export function readRecovery(tx: Reader): StoredRecovery | null {
  const { data } = recoverySchema.safeParse(readSetting(tx, recoverySetting))
  return data !== undefined && data.sum === sumOf(data) ? data : null
}

type NewRecovery = Pick<StoredRecovery, 'number' | 'at' | 'former'> & {
  readonly code: string
  readonly key: Buffer
}

/** The code of before opens nothing here any more; its bytes leave the file and its log. */
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

/** All that the key of before sealed is sealed anew. */
export function dropFormerOfRecovery(tx: Writer): void {
  const stored = readRecovery(tx)
  if (stored !== null) writeSetting(tx, recoverySetting, { ...stored, former: undefined })
}

/** The data key; null: it is the code of another one. */
export function openByCode(
  { salt, wrapped, number }: StoredRecovery,
  code: string,
): Buffer | null {
  const sealing = sealingKeyOf(code, Buffer.from(salt, 'base64'))
  const text = unseal(sealing, addressOf(number), Buffer.from(wrapped, 'base64'))
  return text === null ? null : keyOf(text)
}
