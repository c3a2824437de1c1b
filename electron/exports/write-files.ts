import { resolve } from 'node:path'
import type { WrittenMailbox } from '../../db/mailboxes/export-rows.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { freePath, pathWith, safeName } from './file-name.ts'
import { writeMailboxFile } from './mailbox-file.ts'
import type { ExportedCustomer, PreparedExport } from './prepare-export.ts'
import { readMailboxes, type Tally } from './read-mailboxes.ts'

/** A file that was written, with its mailboxes. */
export type WrittenFile = {
  readonly path: string
  readonly written: readonly WrittenMailbox[]
}

/** The files of an export as far as they were written; `failure`: why no more were. */
export type WrittenFiles = {
  readonly files: readonly WrittenFile[]
  readonly failure: BorderFailure | null
}

/** Writes a file for each customer, and several where a format takes only so many rows. */
export async function writeFiles(
  prepared: PreparedExport,
  tally: Tally,
): Promise<WrittenFiles> {
  const { format, path, customers } = prepared
  const files: WrittenFile[] = []
  const names = namesOf(customers)
  const source = readMailboxes(prepared, tally)
  let at = 0
  for (let one = await source.peek(); one !== null; one = await source.peek()) {
    const words = customers.length > 1 ? [names.get(one.customerId) ?? ''] : []
    for await (const { number, pages } of source.portions(format.mostRows)) {
      const own = number === null ? words : [...words, String(number)]
      const target = own.length === 0 ? path : await freePath(pathWith(path, own))
      const count = await writeMailboxFile(target, format, pages)
      if (!count.ok) return { files, failure: count.failure }
      files.push({ path: resolve(target), written: tally.written.slice(at, at + count.value) })
      at += count.value
    }
  }
  return { files, failure: null }
}
/** How each customer is called in the name of a file; no two are alike. */
function namesOf(customers: readonly ExportedCustomer[]): ReadonlyMap<number, string> {
  const taken = new Set<string>()
  return new Map(
    customers.map(({ id, name }) => {
      const short = safeName(name)
      const own =
        short === '' || taken.has(short)
          ? [short, `customer-${id}`].filter(Boolean).join('-')
          : short
      taken.add(own)
      return [id, own]
    }),
  )
}
