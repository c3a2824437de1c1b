import { eq, sql } from 'drizzle-orm'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { listed } from '../core/search.ts'
import { signed } from '../records/records.ts'
import { exportedMailboxes, exportFiles, mailboxes } from '../schema/schema.ts'

export type ExportFile = typeof exportFiles.$inferSelect
type NewFile = Omit<ExportFile, 'id' | 'byId' | 'byName'>

/** Keeps that a file was written; returns its id. */
export function addExportFile(tx: Writer, file: NewFile): number {
  return tx
    .insert(exportFiles)
    .values({ ...file, ...signed(tx) })
    .returning({ id: exportFiles.id })
    .get().id
}

type Exported = { readonly id: number; readonly fileId: number }

/** Keeps which file has each of these mailboxes. One that was deleted meanwhile is passed over. */
export function addExported(tx: Writer, exported: readonly Exported[]): void {
  const pairs = JSON.stringify(exported.map(({ id, fileId }) => [id, fileId]))
  tx.run(
    sql`insert or ignore into ${exportedMailboxes} (mailbox_id, file_id)
      select m.id, pair.value ->> 1 from json_each(${pairs}) as pair
      cross join ${mailboxes} as m on m.id = pair.value ->> 0`,
  )
}

export const findExportFile = (tx: Reader, id: number): ExportFile | null =>
  tx.select().from(exportFiles).where(eq(exportFiles.id, id)).get() ?? null

/** One page of the files that were written, of all or with mailboxes of one order, the latest first. */
export function listExportFiles(
  tx: Reader,
  orderId: number | undefined,
  { limit, offset }: Page,
): { readonly rows: readonly ExportFile[]; readonly total: number } {
  const isOf =
    orderId === undefined
      ? sql`true`
      : sql`${exportFiles.id} in (select e.file_id from ${exportedMailboxes} as e
          cross join ${mailboxes} as m on m.id = e.mailbox_id where m.order_id = ${orderId})`
  return {
    rows: tx
      .select()
      .from(exportFiles)
      .where(isOf)
      .orderBy(sql`${exportFiles.id} desc`)
      .limit(limit)
      .offset(offset)
      .all(),
    total: countRows(tx, exportFiles, isOf),
  }
}

/** What a file was written as. */
export type WrittenAs = { readonly format: ExportFormat; readonly formatName: string | null }

/** The format of the latest file that each of these mailboxes is in, if any is known. */
export function lastFormats(
  tx: Reader,
  mailboxIds: readonly number[],
): ReadonlyMap<number, WrittenAs> {
  if (mailboxIds.length === 0) return new Map()
  const rows = tx.all<WrittenAs & { readonly id: number }>(
    sql`select e.id, f.format, f.format_name as formatName from (
        select mailbox_id as id, max(file_id) as file from ${exportedMailboxes}
        where mailbox_id in ${listed(mailboxIds)} group by mailbox_id) as e
      cross join ${exportFiles} as f on f.id = e.file`,
  )
  return new Map(rows.map(({ id, ...as }) => [id, as]))
}

/** Forgets files with mailboxes of a deleted customer, because their names may name the person. */
export function dropFilesOf(tx: Writer, mailboxIds: readonly number[]): void {
  tx.run(
    sql`delete from ${exportFiles} where id in (
      select file_id from ${exportedMailboxes} where mailbox_id in ${listed(mailboxIds)})`,
  )
}
