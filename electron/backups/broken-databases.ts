import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { tryRemove } from '../../db/core/ordinary-file.ts'
import { brokenRetentionDays } from '../../shared/backups/backups.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { fileStamp, readStamp, stampPattern } from '../../shared/text/file-stamp.ts'
import type { WorkspacePaths } from './paths.ts'

/** What the names of all files that were set aside at one time end with. */
export const brokenMark = (at: number): string => `broken-${fileStamp(at)}`

const pattern = new RegExp(
  `^(?:boxwright\\.db|providers\\.jsonl)\\.broken-${stampPattern}(?:-wal|-shm)?$`,
)

/** Removes databases that did not open, and the files set aside with them, after their days. */
export function dropOldBroken({ folder }: WorkspacePaths, now: number): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const at = setAsideAt(name)
    if (at !== null && at < now - brokenRetentionDays * dayMs) tryRemove(join(folder, name))
  }
}

/** When a file was set aside, in milliseconds; null: the name is of another file. */
function setAsideAt(name: string): number | null {
  const at = readStamp(pattern.exec(name)?.[1])
  return Number.isNaN(at) ? null : at
}
