import { eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { secrets } from '../schema/schema.ts'

export type SecretRow = {
  readonly id: string
  readonly table: string
  readonly column: string
  readonly sealed: Buffer
  readonly at: number
}

export function writeSecret(
  tx: Transaction,
  { id, table, column, sealed, at }: SecretRow,
): void {
  tx.insert(secrets)
    .values({ id, tableName: table, columnName: column, sealed, createdAt: at })
    .run()
}

/** Throws when there is no such secret: an id in the database always has one. */
export function readSecret(tx: Transaction, id: string): Buffer {
  const row = tx
    .select({ sealed: secrets.sealed })
    .from(secrets)
    .where(eq(secrets.id, id))
    .get()
  if (row === undefined) throw new Error('A secret is missing from the database.')
  return row.sealed
}

export function dropSecrets(tx: Transaction, ids: readonly string[]): void {
  if (ids.length > 0)
    tx.delete(secrets)
      .where(inArray(secrets.id, [...ids]))
      .run()
}
