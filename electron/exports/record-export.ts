import { type Database, isOpen, type Writer, write } from '../../db/core/database.ts'
import { addExported, addExportFile } from '../../db/exports/files.ts'
import { markExported } from '../../db/mailboxes/export-rows.ts'
import { addActivities } from '../../db/records/records.ts'
import { systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import type { NamedFormat } from './custom-formats.ts'
import type { WrittenFile } from './write-files.ts'

/** Orders, files or mailboxes of one transaction. */
const notedAtOnce = 1000

const descriptions = {
  mailboxes_exported: 'exported',
  credentials_handed_over: 'handed over in an encrypted file',
} as const

type Export = {
  /** What the activity of each order says was done. */
  readonly action: keyof typeof descriptions
  readonly format: NamedFormat
  readonly files: readonly WrittenFile[]
}

/**
 * Notes the export of each order first, then the files, then the mailboxes, some in each
 * transaction: a mailbox that a kill leaves without its mark counts as not exported, so the next
 * export of what is new has it again. Returns the ids of the files.
 */
export async function recordExport(
  db: Database,
  { action, format, files }: Export,
): Promise<readonly number[]> {
  const { key, customName } = format
  const now = systemClock.now()
  const activities = [...countByOrder(files)].map(([orderId, count]) => ({
    action,
    description: `${count} ${count === 1 ? 'mailbox' : 'mailboxes'} ${descriptions[action]} (${customName ?? key})`,
    orderId,
    properties: { format: key, count },
  }))
  // a database that is closed meanwhile fails the export here: its file is not noted
  await inParts(activities, (tx, some) => addActivities(tx, some, now))
  const ids: number[] = []
  const isOver = () => !isOpen(db)
  await inParts(
    files,
    (tx, some) => {
      for (const { path, written } of some)
        ids.push(
          addExportFile(tx, {
            path,
            format: key,
            formatName: customName,
            mailboxCount: written.length,
            createdAt: now,
          }),
        )
    },
    isOver,
  )
  // by their ids, as they lie in the database: each part then writes few of its pages
  const mailboxes = ids
    .flatMap((fileId, at) => (files[at]?.written ?? []).map(one => ({ ...one, fileId })))
    .sort((one, other) => one.id - other.id)
  await inParts(
    mailboxes,
    (tx, some) => {
      markExported(tx, some, now)
      addExported(tx, some)
    },
    isOver,
  )
  return ids

  async function inParts<Item>(
    items: readonly Item[],
    note: (tx: Writer, some: readonly Item[]) => void,
    isCut = () => false,
  ) {
    for (let at = 0; at < items.length && !isCut(); at += notedAtOnce) {
      write(db, tx => note(tx, items.slice(at, at + notedAtOnce)))
      await yieldToEvents()
    }
  }
}

function countByOrder(files: readonly WrittenFile[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { written } of files)
    for (const { orderId } of written) counts.set(orderId, (counts.get(orderId) ?? 0) + 1)
  return counts
}
