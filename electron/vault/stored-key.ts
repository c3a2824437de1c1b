import { z } from 'zod'
import type { Reader, Writer } from '../../db/core/database.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import { newestKeyNumber, newestSealed } from '../../db/vault/secrets.ts'
import { type WrappedKey, wrappedKeySchema } from './data-key.ts'
import { seal, unseal } from './seal.ts'

const keySetting = 'vault.key'

/** The data key as it lies in the database, and what tells whether an opened one is the right one. */
export type StoredKey = WrappedKey & {
  /** Number of the data key: secrets under other numbers were sealed by other keys. */
  readonly number: number
  /** Known words sealed by the data key, base64. Absent: an older app stored none, or damaged. */
  readonly check?: string | undefined
  /** The former key sealed by this one, base64, until all secrets are sealed anew. */
  readonly former?: string | undefined
}

const restSchema = z.object({
  number: z.int().min(1).optional().catch(undefined),
  check: z.base64().optional().catch(undefined),
  former: z.base64().optional().catch(undefined),
})

/** `none`: staff have not chosen a guard yet; secrets below `number` were given up. */
export type StoredKeyRow =
  | { readonly kind: 'none'; readonly number: number }
  | { readonly kind: 'damaged'; readonly number: number }
  | { readonly kind: 'stored'; readonly stored: StoredKey }

const noneSchema = z.object({ backend: z.literal('none'), number: z.int().min(1) })

/**
 * Reads the row. Never throws: an unreadable row is `damaged`, and so is a lost one of sealed
 * secrets.
 */
export function readStoredKey(tx: Reader): StoredKeyRow {
  const value = readSetting(tx, keySetting)
  const none = noneSchema.safeParse(value)
  if (none.success) return { kind: 'none', number: none.data.number }
  const newest = newestKeyNumber(tx)
  if (value === undefined && newest === 0) return { kind: 'none', number: 1 }
  const wrapped = wrappedKeySchema.safeParse(value)
  const rest = restSchema.safeParse(value)
  const number = rest.data?.number ?? Math.max(1, newest)
  return wrapped.success
    ? {
        kind: 'stored',
        stored: {
          ...wrapped.data,
          number,
          check: rest.data?.check,
          former: rest.data?.former,
        },
      }
    : { kind: 'damaged', number }
}

export function writeStoredKey(tx: Writer, stored: StoredKey): void {
  writeSetting(tx, keySetting, stored)
}

/** Stores that staff have not chosen a guard for the key of this number yet. */
export function writeNoKey(tx: Writer, number: number): void {
  writeSetting(tx, keySetting, { backend: 'none', number })
}

const checkAddress = { id: 'check', table: 'settings', column: 'value' }
/** The number is part of the words, as a damaged number would make all secrets look given up. */
const checkWords = (number: number) => `Boxwright opens its secrets by key ${number}`

export const makeCheck = (key: Buffer, number: number): string =>
  seal(key, checkAddress, checkWords(number)).toString('base64')

export const isCheckOf = (
  key: Buffer,
  { number, check }: Pick<StoredKey, 'number' | 'check'>,
): boolean =>
  check !== undefined &&
  unseal(key, checkAddress, Buffer.from(check, 'base64')) === checkWords(number)

const formerAddress = { id: 'former', table: 'settings', column: 'value' }

export const sealFormer = (key: Buffer, former: Buffer): string =>
  seal(key, formerAddress, former.toString('base64')).toString('base64')

/** Opens the sealed former key; null: there is none, or it does not open. */
export function openFormer(key: Buffer, sealed: string | undefined): Buffer | null {
  if (sealed === undefined) return null
  const text = unseal(key, formerAddress, Buffer.from(sealed, 'base64'))
  return text === null ? null : Buffer.from(text, 'base64')
}

/** How many secrets are tried where there is no check; one that opens proves the key. */
const samples = 50

/** The number of the secrets that this key opens; null: it opens none, so it is another key. */
export function judgeKey(
  tx: Reader,
  key: Buffer,
  stored: Pick<StoredKey, 'number' | 'check'>,
): number | null {
  if (isCheckOf(key, stored)) return stored.number
  const sealed = newestSealed(tx, samples)
  // without sealed secrets nothing is lost by taking any key
  if (sealed.length === 0) return stored.number
  return sealed.find(row => unseal(key, row, row.sealed) !== null)?.keyNumber ?? null
}
