import { resolve } from 'node:path'
import type {
  ExportChoice,
  ExportedCustomer,
  WrittenPassword,
} from '../../db/mailboxes/mailbox-list.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { freePath, pathWith, safeName } from './file-name.ts'
import type { Format } from './format.ts'
import { writeMailboxFile } from './mailbox-file.ts'
import { type ExportWorkspace, readMailboxes, type Tally } from './read-mailboxes.ts'
import { createRowSource } from './row-source.ts'

/** A file that was written, with its mailboxes. */
export type WrittenFile = {
  readonly path: string
  readonly written: readonly WrittenPassword[]
}

/** The files of an export as far as they were written; `failure`: why no more were. */
export type WrittenFiles = {
  readonly files: readonly WrittenFile[]
  readonly failure: BorderFailure | null
}

type Asked = {
  readonly choice: ExportChoice
  readonly format: Format
  /** Where staff save it; several files are named after it. */
  readonly path: string
  /** Whose mailboxes they are: each customer has files of its own. */
  readonly customers: readonly ExportedCustomer[]
}

/** Writes a file for each customer, and several where a format takes only so many rows. */
export async function writeFiles(
  workspace: ExportWorkspace,
  { choice, format, path, customers }: Asked,
  tally: Tally,
): Promise<WrittenFiles> {
  const files: WrittenFile[] = []
  const names = namesOf(customers)
  const most = format.mostRows ?? Number.POSITIVE_INFINITY
  for (const { id } of customers) {
    const words = customers.length > 1 ? [names.get(id) ?? ''] : []
    const wanted = { choice: { ...choice, customerId: id }, needsHosts: format.needsHosts }
    let at = tally.written.length
    const source = createRowSource(readMailboxes(workspace, wanted, tally))
    const isSplit = Number.isFinite(most) && (await source.hasMoreThan(most))
    for (let part = 1; await source.hasMoreThan(0); part += 1) {
      const own = [...words, ...(isSplit ? [String(part)] : [])]
      const target = own.length === 0 ? path : await freePath(pathWith(path, own))
      const count = await writeMailboxFile(target, format, source.take(most))
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
