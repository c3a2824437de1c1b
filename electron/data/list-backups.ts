import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checksumOf } from '../../db/checksum.ts'
import { inspectDatabase } from '../../db/inspect.ts'
import {
  type BackupKind,
  type BackupRow,
  dailiesKept,
  readBackupName,
} from '../../shared/backups.ts'
import { iso } from '../scheduler/clock.ts'
import { journalOf } from './places.ts'

export type FoundBackup = {
  readonly name: string
  readonly kind: BackupKind
  readonly at: number
}

/** More are not shown; the folder has them. */
const listed = 200

/** By their names alone, newest first. */
export function findBackups(folder: string): readonly FoundBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap(name => {
      const read = readBackupName(name)
      return read === null ? [] : [{ name, ...read }]
    })
    .toSorted((one, other) => other.at - one.at || other.name.localeCompare(one.name))
}

/** `laterOrders` says how many orders of now are younger than a time. */
export function listBackups(
  folder: string,
  migrationsFolder: string,
  laterOrders: (at: number) => number,
): readonly BackupRow[] {
  return findBackups(folder)
    .slice(0, listed)
    .map(({ name, kind, at }) => {
      const file = join(folder, name)
      const found = inspectDatabase(file, migrationsFolder)
      return {
        name,
        kind,
        createdAt: iso(at),
        sizeBytes: statSync(file).size,
        ...(found.kind === 'unreadable' ? {} : { orders: found.orders }),
        ...(found.kind === 'newer' ? { isNewer: true } : {}),
        laterOrders: laterOrders(at),
      }
    })
}

/** Only what was made by the clock goes; a person's copies are a person's. */
export function dropOldDailies(folder: string): void {
  const old = findBackups(folder)
    .filter(({ kind }) => kind === 'daily')
    .slice(dailiesKept)
  for (const { name } of old) removeCopy(join(folder, name))
}

export function removeCopy(file: string): void {
  rmSync(file, { force: true })
  rmSync(journalOf(file), { force: true })
  rmSync(checksumOf(file), { force: true })
}
