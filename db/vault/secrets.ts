import { desc, eq, inArray, lt, max, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { emptyLogSoon } from '../core/empty-log.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import { customerCredentials, secrets } from '../schema/schema.ts'
import { type KeyOwner, keyTables } from './bound-keys.ts'

export type SecretRow = {
  readonly id: string
  readonly table: string
  readonly column: string
  /** Whom it may be sent to; null: not bound to an address. */
  readonly origin: string | null
  readonly sealed: Buffer
  /** Of the data key that sealed it. */
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

/** null: its row is gone. */
export function readSecret(
  tx: Reader,
  id: string,
): Pick<SecretRow, 'sealed' | 'origin' | 'keyNumber'> | null {
  return sealedById(tx).get({ id }) ?? null
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

/** The highest number of a key that sealed any; 0: there are none. */
export function newestKeyNumber(tx: Reader): number {
  return (
    tx
      .select({ number: max(secrets.keyNumber) })
      .from(secrets)
      .get()?.number ?? 0
  )
}

/** Some of those that the newest keys sealed. */
export function newestSealed(tx: Reader, limit: number): readonly SecretRow[] {
  return tx.select(rowColumns).from(secrets).orderBy(desc(secrets.keyNumber)).limit(limit).all()
}

/** Whom a secret was entered for; null: nobody. undefined: there is no such secret. */
export function findOrigin(tx: Reader, id: string): string | null | undefined {
  return sealedById(tx).get({ id })?.origin
}

/** As they are stored, sealed. */
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

/** Puts other sealed bytes in the place of a secret. */
export function resealSecret(
  tx: Writer,
  { id, sealed, origin, keyNumber }: Pick<SecretRow, 'id' | 'sealed' | 'origin' | 'keyNumber'>,
): void {
  resealed(tx).run({ id, sealed, origin, keyNumber })
}

/** Their bytes leave the file and its log at once. */
export function dropSecrets(tx: Writer, ids: readonly string[]): void {
  if (ids.length === 0) return
  tx.delete(secrets)
    .where(inArray(secrets.id, [...ids]))
    .run()
  emptyLogSoon(tx)
}

/** Those of other keys than this one, some at a time. Answers how many went. */
export function dropSealedBefore(tx: Writer, keyNumber: number, limit: number): number {
  const old = tx
    .select({ id: secrets.id })
    .from(secrets)
    .where(lt(secrets.keyNumber, keyNumber))
    .limit(limit)
  return tx.delete(secrets).where(inArray(secrets.id, old)).run().changes
}

/** Those of other keys, some at a time. */
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

/** One page of all secrets: how many belong to mailboxes; `last` begins the next page. */
export function countMailboxSecrets(tx: Reader, after: number, limit: number) {
  return tx.get<{ last: number | null; count: number | null }>(
    sql`select max(at) as last, sum(table_name = 'order_emails') as count
      from (select rowid as at, table_name from secrets where rowid > ${after} order by rowid limit ${limit})`,
  )
}

/** One page of stored registrar keys: how many still have a secret. */
export function countKeySecrets(tx: Reader, of: KeyOwner, after: number, limit: number) {
  const table = keyTables[of]
  return tx.get<{ last: number | null; count: number | null }>(
    sql`select max(at) as last, sum(kept) as count from (select id as at,
      case when json_valid(credentials) then exists (select 1 from json_each(credentials) as one
        cross join secrets on secrets.id = one.value) else 0 end as kept
      from ${table} where id > ${after} order by id limit ${limit})`,
  )
}

/** Remembered keys of customers whose secrets are given up. */
export function dropAllCustomerKeys(tx: Writer): void {
  tx.delete(customerCredentials).run()
}
