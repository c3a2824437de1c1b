import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { tryRemove } from '../../db/core/ordinary-file.ts'
import { brokenKeptDays } from '../../shared/backups/backups.ts'
import { dayMs } from '../scheduler/clock.ts'
import type { Places } from './places.ts'

/** Part of the names of what was set aside together. */
export const brokenMark = (at: number): string =>
  `broken-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}`

const pattern =
  /^(?:boxwright\.db|providers\.jsonl)\.broken-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-wal|-shm)?$/

/** Removes databases that did not open, and what lies beside them, when their time is over. */
export function dropOldBroken({ folder }: Places, now: number): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const at = setAsideAt(name)
    if (at !== null && at < now - brokenKeptDays * dayMs) tryRemove(join(folder, name))
  }
}

/** null: another file. */
function setAsideAt(name: string): number | null {
  const [, day, hour, minute, second, milliseconds] = pattern.exec(name) ?? []
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${milliseconds}Z`)
  return Number.isNaN(at) ? null : at
}
