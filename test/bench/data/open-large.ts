import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, type Database } from '../../../db/core/database.ts'
import { dropDerived, ensureDerived } from '../../../db/core/derived/derived.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { fillDatabase } from './fill-database.ts'
import { largeSize } from './size.ts'

/** Raised when the generator writes something else, so that no older file is used. */
const edition = 6
const folder = join(tmpdir(), `boxwright-bench-${edition}`)

/** Path of the large database, which the first use makes in the folder for temporary files. */
export async function largeDatabaseFile(): Promise<string> {
  const file = join(folder, 'boxwright.db')
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const unfinished = `${file}.filling`
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
  const start = performance.now()
  console.log(`Making ${largeSize.orders} orders in ${file} …`)
  const db = await openBench(unfinished)
  // nothing is lost by a power cut here, and a file is made once
  rawOf(db).pragma('synchronous = OFF')
  rawOf(db).pragma('cache_size = -400000')
  dropDerived(rawOf(db))
  fillDatabase(rawOf(db), largeSize, Date.now())
  ensureDerived(rawOf(db))
  closeDatabase(db)
  renameSync(unfinished, file)
  console.log(`made in ${Math.round((performance.now() - start) / 1000)} s`)
  return file
}

export function openBench(file: string): Promise<Database> {
  return openDatabase({ file, migrationsFolder: 'db/migrations', now: () => Date.now() })
}
