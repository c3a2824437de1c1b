import { chmodSync, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../db/database.ts'
import { readSetting } from '../../db/queries/settings.ts'
import { readBackupName } from '../../shared/backups.ts'
import type { Places } from './places.ts'

/** The key that opens the secrets of a backup, beside it. It is never removed. */
const keyOf = (backup: string) => `${backup}.key`

export const keyFileOf = ({ folder }: Places) => join(folder, 'vault.key')

/**
 * Before another key takes its place: the key file is moved beside the backup that needs it, or
 * else the wrapped key as the database has it is written there.
 */
export function keepOldKey(db: Database, places: Places, backup: string): void {
  const file = keyFileOf(places)
  if (existsSync(file)) {
    renameSync(file, keyOf(backup))
    chmodSync(keyOf(backup), 0o600)
    return
  }
  const wrapped = readSetting(db.orm, 'vault.key') ?? null
  writeFileSync(keyOf(backup), JSON.stringify(wrapped), { mode: 0o600, flush: true })
}

/** Key files of before, newest first. With a restored backup one of them opens again. */
export function oldKeyFiles({ folder, backups }: Places): readonly string[] {
  const isOfBackup = (name: string) =>
    name.endsWith('.key') && readBackupName(name.slice(0, -4)) !== null
  return [
    ...filesIn(folder, name => /^vault-until-.*\.key$/.test(name)),
    ...filesIn(backups, isOfBackup),
  ]
}

function filesIn(folder: string, isOne: (name: string) => boolean): readonly string[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder).filter(isOne)
  return found
    .toSorted((one, other) => other.localeCompare(one))
    .map(name => join(folder, name))
}
