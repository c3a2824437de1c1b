import { and, asc, desc, eq, max, ne, placeholder } from 'drizzle-orm'
import type { ImportLetters } from '../../shared/imports/import.ts'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { importOrders, imports } from '../schema/schema.ts'

export type ImportOrder = typeof importOrders.$inferSelect
export type NewImportOrder = Omit<
  ImportOrder,
  'importId' | 'position' | 'toldAt' | 'progressToldAt'
>

/** The newest import; null: there was none. */
export function lastImport(tx: Reader) {
  return tx.select().from(imports).orderBy(desc(imports.id)).limit(1).get() ?? null
}

/** Begins an import; of the one before remains only how its orders are told. Returns its id. */
export function addImport(
  tx: Writer,
  row: Pick<typeof imports.$inferInsert, 'name' | 'letters' | 'createdAt'>,
): number {
  tx.delete(imports).where(eq(imports.letters, 'each')).run()
  tx.delete(importOrders).where(ne(importOrders.outcome, 'created')).run()
  tx.update(importOrders)
    .set({ customer: '', cells: null })
    .where(ne(importOrders.customer, ''))
    .run()
  return Number(tx.insert(imports).values(row).run().lastInsertRowid)
}

export function chooseLetters(tx: Writer, id: number, letters: ImportLetters): void {
  tx.update(imports).set({ letters }).where(eq(imports.id, id)).run()
}

/** Deletes the rows that became no order, before another try. Returns the next free position. */
export function dropRest(tx: Writer, importId: number): number {
  tx.delete(importOrders)
    .where(and(eq(importOrders.importId, importId), ne(importOrders.outcome, 'created')))
    .run()
  const { last } = tx
    .select({ last: max(importOrders.position) })
    .from(importOrders)
    .where(eq(importOrders.importId, importId))
    .get() ?? { last: null }
  return (last ?? -1) + 1
}

export function addImportOrders(
  tx: Writer,
  importId: number,
  first: number,
  rows: readonly NewImportOrder[],
): void {
  const add = oneMore(tx)
  for (const [at, row] of rows.entries()) add.run({ ...row, importId, position: first + at })
}

const oneMore = preparedQuery((tx: Writer) =>
  tx
    .insert(importOrders)
    .values({
      importId: placeholder('importId'),
      position: placeholder('position'),
      firstRow: placeholder('firstRow'),
      rows: placeholder('rows'),
      domain: placeholder('domain'),
      domainCount: placeholder('domainCount'),
      customer: placeholder('customer'),
      isMended: placeholder('isMended'),
      outcome: placeholder('outcome'),
      orderId: placeholder('orderId'),
      why: placeholder('why'),
      cells: placeholder('cells'),
    })
    .prepare(),
)

export function listImportOrders(tx: Reader, importId: number): readonly ImportOrder[] {
  return tx
    .select()
    .from(importOrders)
    .where(eq(importOrders.importId, importId))
    .orderBy(asc(importOrders.position))
    .all()
}

/** An order of an import, by its position in the file, from 0. */
export type EntryId = { readonly importId: number; readonly position: number }

const at = ({ importId, position }: EntryId) =>
  and(eq(importOrders.importId, importId), eq(importOrders.position, position))

export function findImportOrder(tx: Reader, entry: EntryId): ImportOrder | null {
  return tx.select().from(importOrders).where(at(entry)).get() ?? null
}

export function changeImportOrder(
  tx: Writer,
  entry: EntryId,
  change: Partial<Pick<ImportOrder, 'outcome' | 'orderId' | 'why' | 'cells'>>,
): void {
  tx.update(importOrders).set(change).where(at(entry)).run()
}
