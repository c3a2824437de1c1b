import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { keptQuery } from '../kept-query.ts'
import { secrets } from '../schema/schema.ts'

export type SecretRow = {
  readonly id: string
  readonly table: string
  readonly column: string
  /** Whom it may be sent to; null: not bound to an address. */
  readonly origin: string | null
  readonly sealed: Buffer
  readonly at: number
}

const newSecret = keptQuery(tx =>
  tx
    .insert(secrets)
    .values({
      id: sql.placeholder('id'),
      tableName: sql.placeholder('tableName'),
      columnName: sql.placeholder('columnName'),
      origin: sql.placeholder('origin'),
      sealed: sql.placeholder('sealed'),
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
)

export function writeSecret(
  tx: Transaction,
  { id, table, column, origin, sealed, at }: SecretRow,
): void {
  newSecret(tx).run({ id, tableName: table, columnName: column, origin, sealed, createdAt: at })
}

const sealedById = keptQuery(tx =>
  tx
    .select({ sealed: secrets.sealed, origin: secrets.origin })
    .from(secrets)
    .where(eq(secrets.id, sql.placeholder('id')))
    .prepare(),
)

/** Throws when there is no such secret: an id in the database always has one. */
export function readSecret(tx: Transaction, id: string): Pick<SecretRow, 'sealed' | 'origin'> {
  const row = sealedById(tx).get({ id })
  if (row === undefined) throw new Error('A secret is missing from the database.')
  return row
}

/** As they are stored, sealed. */
export function readSecretRows(tx: Transaction, ids: readonly string[]): readonly SecretRow[] {
  return tx
    .select({
      id: secrets.id,
      table: secrets.tableName,
      column: secrets.columnName,
      origin: secrets.origin,
      sealed: secrets.sealed,
      at: secrets.createdAt,
    })
    .from(secrets)
    .where(inArray(secrets.id, [...ids]))
    .all()
}

/** Puts other sealed bytes in the place of a secret, for another address. */
export function resealSecret(
  tx: Transaction,
  { id, sealed, origin }: Pick<SecretRow, 'id' | 'sealed' | 'origin'>,
): void {
  tx.update(secrets).set({ sealed, origin }).where(eq(secrets.id, id)).run()
}

export function dropSecrets(tx: Transaction, ids: readonly string[]): void {
  if (ids.length > 0)
    tx.delete(secrets)
      .where(inArray(secrets.id, [...ids]))
      .run()
}
