import BetterSqlite from 'better-sqlite3'
import { rawOf } from '../../db/core/connection.ts'
import type { Database } from '../../db/core/database.ts'

/** Makes a database unwritable; returns the function that undoes it. */
export type Storage = (db: Database, file: string) => () => void

/** As on a full disk, whatever needs another page fails with SQLITE_FULL. */
export const fillDisk: Storage = db => {
  rawOf(db).exec('create table if not exists filler (body text) strict')
  // SQLite raises this to the pages that there are
  rawOf(db).pragma('max_page_count = 1')
  const fill = rawOf(db).prepare('insert into filler (body) values (?)')
  for (let size = 100_000; size > 0; size = Math.floor(size / 2)) {
    try {
      for (;;) fill.run('-'.repeat(size))
    } catch (error) {
      if (!(error instanceof BetterSqlite.SqliteError) || error.code !== 'SQLITE_FULL')
        throw error
    }
  }
  return () => rawOf(db).pragma('max_page_count = 1073741823')
}

/** Every write fails with SQLITE_READONLY; file rights would not stop root. */
export const forbidWriting: Storage = db => {
  rawOf(db).pragma('query_only = ON')
  return () => rawOf(db).pragma('query_only = OFF')
}

/** As while another program writes, every write fails with SQLITE_BUSY. */
export const lockFile: Storage = (_db, file) => {
  const other = new BetterSqlite(file)
  other.exec('begin immediate')
  return () => other.close()
}
