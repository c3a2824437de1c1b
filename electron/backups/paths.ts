import { join } from 'node:path'
import type { Mode } from '../../shared/settings/settings.ts'

/** Where the data of one mode lies: its folder, and what is in it. */
export type WorkspacePaths = {
  readonly folder: string
  readonly database: string
  readonly backups: string
  /**
   * What the simulated providers know; null in live mode. It is copied, restored and set aside with
   * the database.
   */
  readonly journal: string | null
}

export function workspacePaths(userData: string, mode: Mode): WorkspacePaths {
  const folder = join(userData, mode)
  return {
    folder,
    database: join(folder, 'boxwright.db'),
    backups: join(folder, 'backups'),
    journal: mode === 'practice' ? join(folder, 'providers.jsonl') : null,
  }
}

/** The journal that belongs to a copy of the database. */
export const journalOf = (copy: string) => `${copy}.providers.jsonl`
