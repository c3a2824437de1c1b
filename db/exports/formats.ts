import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type CustomFormat, customFormatSchema } from '../../shared/exports/custom-format.ts'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { customFormats } from '../schema/schema.ts'

export type StoredFormat = CustomFormat & { readonly id: number }
type Row = typeof customFormats.$inferSelect

/** Every format that staff made, by name. One that is damaged is passed over. */
export const listFormats = (tx: Reader): readonly StoredFormat[] =>
  tx
    .select()
    .from(customFormats)
    .orderBy(asc(sql`lower(${customFormats.name})`), asc(customFormats.id))
    .all()
    .flatMap(row => readFormat(row) ?? [])

export function findFormat(tx: Reader, id: number): StoredFormat | null {
  const row = tx.select().from(customFormats).where(eq(customFormats.id, id)).get()
  return row === undefined ? null : readFormat(row)
}

export const countFormats = (tx: Reader): number => countRows(tx, customFormats, sql`true`)

/** Adds a format, or puts it in place of the one with the id; false: there is none. */
export function saveFormat(
  tx: Writer,
  id: number | undefined,
  format: CustomFormat,
  now: number,
): number | null {
  const values = { ...valuesOf(format), updatedAt: now }
  if (id === undefined)
    return tx
      .insert(customFormats)
      .values({ ...values, createdAt: now })
      .returning({ id: customFormats.id })
      .get().id
  const { changes } = tx.update(customFormats).set(values).where(eq(customFormats.id, id)).run()
  return changes === 0 ? null : id
}

/** Deletes a format and returns it; null: there is none. */
export const deleteFormat = (tx: Writer, id: number): Row | null =>
  tx.delete(customFormats).where(eq(customFormats.id, id)).returning().get() ?? null

/** Puts a format back that `deleteFormat` returned. */
export function restoreFormat(tx: Writer, row: Row): void {
  tx.insert(customFormats).values(row).run()
}

const valuesOf = ({ name, separator, truth, mostRows, columns }: CustomFormat) => ({
  name,
  separator,
  truth,
  mostRows: mostRows ?? null,
  columns: JSON.stringify(columns),
})

const stored = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('damaged')
    return z.NEVER
  }
})

/** null: the row is damaged. */
function readFormat({
  id,
  name,
  separator,
  truth,
  mostRows,
  columns,
}: Row): StoredFormat | null {
  const read = customFormatSchema.safeParse({
    name,
    separator,
    truth,
    ...(mostRows !== null && { mostRows }),
    columns: stored.safeParse(columns).data,
  })
  return read.success ? { id, ...read.data } : null
}
