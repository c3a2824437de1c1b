import { statSync } from 'node:fs'
import { join } from 'node:path'
import { checksumOf, hasChecksum } from '../../db/core/checksum.ts'
import { inspectDatabase } from '../../db/core/inspect.ts'
import { ordinaryFilesIn, tryRemove } from '../../db/core/ordinary-file.ts'
import {
  type BackupKind,
  type BackupRow,
  backupKinds,
  backupRetention,
  readBackupName,
} from '../../shared/backups/backups.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { iso } from '../scheduler/clock.ts'
import { journalOf } from './paths.ts'

export type FoundBackup = {
  readonly name: string
  readonly kind: BackupKind
  readonly at: number
}

/** How many backups are shown at most; the folder may have more. */
const listed = 200

/** The backups in a folder, newest first. They are told by their names; none is opened. */
export function findBackups(folder: string): readonly FoundBackup[] {
  return ordinaryFilesIn(folder)
    .flatMap(name => {
      const read = readBackupName(name)
      return read === null ? [] : [{ name, ...read }]
    })
    .toSorted((one, other) => other.at - one.at || other.name.localeCompare(one.name))
}

/** The newest backups, each inspected. `laterOrders` counts the current orders made after a time. */
export function listBackups(
  folder: string,
  migrationsFolder: string,
  laterOrders: (at: number) => number,
): readonly BackupRow[] {
  return findBackups(folder)
    .slice(0, listed)
    .flatMap(({ name, kind, at }): readonly BackupRow[] => {
      const file = join(folder, name)
      const about = statSync(file, { throwIfNoEntry: false })
      // the file was removed after the folder was read
      if (about === undefined) return []
      const found = inspectDatabase(file, migrationsFolder)
      return [
        {
          name,
          kind,
          createdAt: iso(at),
          sizeBytes: about.size,
          ...(found.kind === 'unreadable' ? {} : { orders: found.orders }),
          ...(found.kind === 'newer' ? { isNewer: true } : {}),
          ...(hasChecksum(file) ? {} : { hasNoChecksum: true }),
          laterOrders: laterOrders(at),
        },
      ]
    })
}

/**
 * Removes automatic backups past their days; those that staff made stay, and so does the newest of
 * all, however old. Returns whether any was removed.
 */
export function dropOldBackups(folder: string, now: number): boolean {
  const all = findBackups(folder)
  const old = backupKinds.flatMap(kind => {
    const ofKind = all.filter(one => one.kind === kind)
    const retention = backupRetention[kind]
    if (retention === 'always') return []
    return 'newest' in retention
      ? ofKind.slice(retention.newest)
      : ofKind.filter(({ at }) => at < now - retention.days * dayMs)
  })
  const going = old.filter(one => one !== all[0])
  return going.filter(({ name }) => removeCopy(join(folder, name))).length > 0
}

/** Removes a backup with its journal and checksum. False: the file is held, and all of it stays. */
export function removeCopy(file: string): boolean {
  if (!tryRemove(file)) return false
  tryRemove(journalOf(file))
  tryRemove(checksumOf(file))
  return true
}
