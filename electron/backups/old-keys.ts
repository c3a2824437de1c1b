import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database, Reader } from '../../db/core/database.ts'
import { lookInto } from '../../db/core/look.ts'
import { ordinaryFilesIn, tryRemove } from '../../db/core/ordinary-file.ts'
import { readSetting } from '../../db/settings/settings.ts'
import { readBackupName } from '../../shared/backups/backups.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { readKeyFile } from '../vault/data-key.ts'
import { judgeKey, readStoredKey } from '../vault/stored-key.ts'
import { findBackups } from './list-backups.ts'
import type { WorkspacePaths } from './paths.ts'

/** The file of the key that opens a backup's secrets: it lies beside the backup. */
const keyOf = (backup: string) => `${backup}.key`

export const keyFileOf = ({ folder }: WorkspacePaths) => join(folder, 'vault.key')

/**
 * Keeps the current key for a backup before another key replaces it: moves the key file beside the
 * backup or, where there is none, writes the wrapped key of the database there.
 */
export function keepOldKey(db: Database, paths: WorkspacePaths, backup: string): void {
  const file = keyFileOf(paths)
  if (existsSync(file)) {
    renameSync(file, keyOf(backup))
    chmodSync(keyOf(backup), 0o600)
    return
  }
  const wrapped = readSetting(db.reader, 'vault.key') ?? null
  writeFileSync(keyOf(backup), JSON.stringify(wrapped), { mode: 0o600, flush: true })
}

/** Paths of former key files, newest first. One of them may open the secrets of a restored backup. */
export function oldKeyFiles({ folder, backups }: WorkspacePaths): readonly string[] {
  return [
    ...filesIn(folder, name => /^vault-until-.*\.key$/.test(name)),
    ...filesIn(backups, isOfBackup),
  ]
}

/**
 * Removes former key files that open neither the current database nor any backup. A damaged key
 * file stays until the backup that it lies beside is removed; while a backup cannot be read, all
 * stay.
 */
export async function dropUnneededKeys(db: Database, paths: WorkspacePaths): Promise<void> {
  const files = oldKeyFiles(paths).filter(file => !hasItsBackup(file))
  if (files.length === 0) return
  const idle = new Map(files.map(file => [file, readKeyFile(file)] as const))
  keep(needs(db.reader))
  for (const { name } of findBackups(paths.backups)) {
    await pauseBriefly()
    keep(lookInto(join(paths.backups, name), needs))
  }
  for (const file of idle.keys())
    if (idle.get(file) !== null || isOfBackup(basename(file))) tryRemove(file)

  /** The files whose keys open secrets of this database. */
  function needs(tx: Reader): readonly string[] {
    const row = readStoredKey(tx)
    const stored = row.kind === 'stored' ? row.stored : { number: row.number }
    return [...idle].flatMap(([file, key]) =>
      key !== null && judgeKey(tx, key, stored) !== null ? [file] : [],
    )
  }

  /** Takes files off the list of those to remove; null: takes all off. */
  function keep(needed: readonly string[] | null): void {
    for (const file of needed ?? files) idle.delete(file)
  }
}

/** Whether a key file has the name of a backup that it lies beside. */
const isOfBackup = (name: string) =>
  name.endsWith('.key') && readBackupName(name.slice(0, -4)) !== null
const hasItsBackup = (file: string) =>
  isOfBackup(basename(file)) && existsSync(file.slice(0, -4))

function filesIn(folder: string, isOne: (name: string) => boolean): readonly string[] {
  return ordinaryFilesIn(folder)
    .filter(isOne)
    .toSorted((one, other) => other.localeCompare(one))
    .map(name => join(folder, name))
}
