import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'

export const migrationsFolder = 'db/migrations'

/** A folder that goes away with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real database that lives as long as the test; in memory unless a file is named. */
export async function openTestDatabase(file = ':memory:'): Promise<Database> {
  const db = await openDatabase({ file, migrationsFolder, now: () => Date.now() })
  onTestFinished(() => closeDatabase(db))
  return db
}
