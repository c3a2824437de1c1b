import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database, Reader } from '../../db/core/database.ts'
import { lookInto } from '../../db/core/look.ts'
import { ordinaryFilesIn, tryRemove } from '../../db/core/ordinary-file.ts'
import { readSetting } from '../../db/settings/settings.ts'
import { readBackupName } from '../../shared/backups/backups.ts'
import { readKeyFile } from '../vault/data-key.ts'
import { judgeKey, readStoredKey } from '../vault/stored-key.ts'
import { findBackups } from './list-backups.ts'
import type { WorkspacePaths } from './paths.ts'
import { rest } from './rest.ts'

/** The key that opens the secrets of a backup, beside it. It goes when no backup needs it. */
const keyOf = (backup: string) => `${backup}.key`

export const keyFileOf = ({ folder }: WorkspacePaths) => join(folder, 'vault.key')

/**
 * Before another key takes its place: the key file is moved beside the backup that needs it, or
 * else the wrapped key as the database has it is written there.
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

/** Key files of before, newest first. With a restored backup one of them opens again. */
export function oldKeyFiles({ folder, backups }: WorkspacePaths): readonly string[] {
  return [
    ...filesIn(folder, name => /^vault-until-.*\.key$/.test(name)),
    ...filesIn(backups, isOfBackup),
  ]
}

/**
 * Removes key files of before that open neither the current database nor any backup. A file that
 * makes no sense as a key goes with the backup that it lies beside; a backup that cannot be read
 * may need any of them.
 */
export async function dropUnneededKeys(db: Database, paths: WorkspacePaths): Promise<void> {
  const files = oldKeyFiles(paths).filter(file => !hasItsBackup(file))
  if (files.length === 0) return
  const idle = new Map(files.map(file => [file, readKeyFile(file)] as const))
  keep(needs(db.reader))
  for (const { name } of findBackups(paths.backups)) {
    await rest()
    keep(lookInto(join(paths.backups, name), needs))
  }
  for (const file of idle.keys())
    if (idle.get(file) !== null || isOfBackup(basename(file))) tryRemove(file)

  /** Which of the keys a database needs. */
  function needs(tx: Reader): readonly string[] {
    const row = readStoredKey(tx)
    const kept = row.kind === 'stored' ? row.stored : { number: row.number }
    return [...idle].flatMap(([file, key]) =>
      key !== null && judgeKey(tx, key, kept) !== null ? [file] : [],
    )
  }

  /** These are needed; null: perhaps all are. */
  function keep(needed: readonly string[] | null): void {
    for (const file of needed ?? files) idle.delete(file)
  }
}

/** Named after a backup, beside which it lies. */
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
