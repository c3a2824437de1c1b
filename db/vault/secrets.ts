import { desc, eq, inArray, lt, max, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { emptyLogSoon } from '../core/empty-log.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import { listed } from '../core/search.ts'
import { customerCredentials, secrets } from '../schema/schema.ts'
import { type KeyOwner, keyTables } from './bound-keys.ts'

export type SecretRow = {
  readonly id: string
  readonly table: string
  readonly column: string
  /** Where it may be sent; null: it is bound to no address. */
  readonly origin: string | null
  readonly sealed: Buffer
  /** The number of the data key that sealed it. */
  readonly keyNumber: number
  readonly at: number
}

const newSecret = preparedQuery((tx: Writer) =>
  tx
    .insert(secrets)
    .values({
      id: sql.placeholder('id'),
      tableName: sql.placeholder('tableName'),
      columnName: sql.placeholder('columnName'),
      origin: sql.placeholder('origin'),
      sealed: sql.placeholder('sealed'),
      keyNumber: sql.placeholder('keyNumber'),
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
)

export function writeSecret(
  tx: Writer,
  { id, table, column, origin, sealed, keyNumber, at }: SecretRow,
): void {
  newSecret(tx).run({
    id,
    tableName: table,
    columnName: column,
    origin,
    sealed,
    keyNumber,
    createdAt: at,
  })
}

const sealedById = preparedQuery(tx =>
  tx
    .select({ sealed: secrets.sealed, origin: secrets.origin, keyNumber: secrets.keyNumber })
    .from(secrets)
    .where(eq(secrets.id, sql.placeholder('id')))
    .prepare(),
)

/** A sealed secret; null: there is none of this id. */
export function readSecret(
  tx: Reader,
  id: string,
): Pick<SecretRow, 'sealed' | 'origin' | 'keyNumber'> | null {
  return sealedById(tx).get({ id }) ?? null
}

/** A secret as it is stored, with what opening it takes. */
export type SealedSecret = Pick<SecretRow, 'id' | 'sealed' | 'origin' | 'keyNumber'>

/** Sealed secrets of a page of rows, in no order; one that is not there is missing. */
export function readSealed(tx: Reader, ids: readonly string[]): readonly SealedSecret[] {
  return tx.all<SealedSecret>(
    sql`select id, sealed, origin, key_number as keyNumber from ${secrets} where id in ${listed(ids)}`,
  )
}

const rowColumns = {
  id: secrets.id,
  table: secrets.tableName,
  column: secrets.columnName,
  origin: secrets.origin,
  sealed: secrets.sealed,
  keyNumber: secrets.keyNumber,
  at: secrets.createdAt,
}

/** The highest number of a data key that sealed a secret; 0: there are no secrets. */
export function newestKeyNumber(tx: Reader): number {
  return (
    tx
      .select({ number: max(secrets.keyNumber) })
      .from(secrets)
      .get()?.number ?? 0
  )
}

/** `limit` secrets, those of the newest data keys first. */
export function newestSealed(tx: Reader, limit: number): readonly SecretRow[] {
  return tx.select(rowColumns).from(secrets).orderBy(desc(secrets.keyNumber)).limit(limit).all()
}

/** The origin of a secret; null: it is bound to none. undefined: there is no such secret. */
export function findOrigin(tx: Reader, id: string): string | null | undefined {
  return sealedById(tx).get({ id })?.origin
}

/** The rows of these secrets, as far as they are there. */
export function readSecretRows(tx: Reader, ids: readonly string[]): readonly SecretRow[] {
  return tx
    .select(rowColumns)
    .from(secrets)
    .where(inArray(secrets.id, [...ids]))
    .all()
}

const resealed = preparedQuery((tx: Writer) =>
  tx
    .update(secrets)
    .set({
      sealed: given('sealed'),
      origin: given('origin'),
      keyNumber: given('keyNumber'),
    })
    .where(eq(secrets.id, sql.placeholder('id')))
    .prepare(),
)

/** Replaces the sealed bytes of a secret, with their origin and key number. */
export function resealSecret(
  tx: Writer,
  { id, sealed, origin, keyNumber }: Pick<SecretRow, 'id' | 'sealed' | 'origin' | 'keyNumber'>,
): void {
  resealed(tx).run({ id, sealed, origin, keyNumber })
}

/** Deletes secrets; their bytes leave the file and its log right after the transaction. */
export function dropSecrets(tx: Writer, ids: readonly string[]): void {
  if (ids.length === 0) return
  tx.delete(secrets)
    .where(inArray(secrets.id, [...ids]))
    .run()
  emptyLogSoon(tx)
}

/** Deletes `limit` secrets that earlier data keys sealed. Returns how many: 0 when none is left. */
export function dropSealedBefore(tx: Writer, keyNumber: number, limit: number): number {
  const old = tx
    .select({ id: secrets.id })
    .from(secrets)
    .where(lt(secrets.keyNumber, keyNumber))
    .limit(limit)
  return tx.delete(secrets).where(inArray(secrets.id, old)).run().changes
}

/** `limit` secrets that earlier data keys sealed. */
export function sealedBefore(
  tx: Reader,
  keyNumber: number,
  limit: number,
): readonly SecretRow[] {
  return tx
    .select(rowColumns)
    .from(secrets)
    .where(lt(secrets.keyNumber, keyNumber))
    .limit(limit)
    .all()
}

/** Of one page of secrets, how many are mailboxes'; `last` is the next page's `after`. */
export function countMailboxSecrets(tx: Reader, after: number, limit: number) {
  return tx.get<{ last: number | null; count: number | null }>(
    sql`select max(at) as last, sum(table_name = 'order_emails') as count
      from (select rowid as at, table_name from secrets where rowid > ${after} order by rowid limit ${limit})`,
  )
}

/** Of one page of rows of registrar keys, how many have a secret; `last` is the next page's `after`. */
export function countKeySecrets(tx: Reader, of: KeyOwner, after: number, limit: number) {
  const table = keyTables[of]
  return tx.get<{ last: number | null; count: number | null }>(
    sql`select max(at) as last, sum(kept) as count from (select id as at,
      case when json_valid(credentials) then exists (select 1 from json_each(credentials) as one
        cross join secrets on secrets.id = one.value) else 0 end as kept
      from ${table} where id > ${after} order by id limit ${limit})`,
  )
}

/** Deletes the saved keys of all customers, when their secrets are given up. */
export function dropAllCustomerKeys(tx: Writer): void {
  tx.delete(customerCredentials).run()
}
