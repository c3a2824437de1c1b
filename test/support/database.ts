import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'

export const migrationsFolder = 'db/migrations'

/** Makes a folder that is deleted when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens a real database, in memory unless a file is named; it is closed when the test ends. */
export async function openTestDatabase(file = ':memory:'): Promise<Database> {
  const db = await openDatabase({ file, migrationsFolder, now: () => Date.now() })
  onTestFinished(() => closeDatabase(db))
  return db
}
