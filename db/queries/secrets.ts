import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { keptQuery } from '../kept-query.ts'
import { secrets } from '../schema/schema.ts'

export type SecretRow = {
  readonly id: string
  readonly table: string
  readonly column: string
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
      sealed: sql.placeholder('sealed'),
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
)

export function writeSecret(
  tx: Transaction,
  { id, table, column, sealed, at }: SecretRow,
): void {
  newSecret(tx).run({ id, tableName: table, columnName: column, sealed, createdAt: at })
}

const sealedById = keptQuery(tx =>
  tx
    .select({ sealed: secrets.sealed })
    .from(secrets)
    .where(eq(secrets.id, sql.placeholder('id')))
    .prepare(),
)

/** Throws when there is no such secret: an id in the database always has one. */
export function readSecret(tx: Transaction, id: string): Buffer {
  const row = sealedById(tx).get({ id })
  if (row === undefined) throw new Error('A secret is missing from the database.')
  return row.sealed
}

/** As they are stored, sealed. */
export function readSecretRows(tx: Transaction, ids: readonly string[]): readonly SecretRow[] {
  return tx
    .select({
      id: secrets.id,
      table: secrets.tableName,
      column: secrets.columnName,
      sealed: secrets.sealed,
      at: secrets.createdAt,
    })
    .from(secrets)
    .where(inArray(secrets.id, [...ids]))
    .all()
}

export function dropSecrets(tx: Transaction, ids: readonly string[]): void {
  if (ids.length > 0)
    tx.delete(secrets)
      .where(inArray(secrets.id, [...ids]))
      .run()
}
