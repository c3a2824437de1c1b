import BetterSqlite from 'better-sqlite3'
import { rawOf } from '../../db/core/connection.ts'
import type { Database } from '../../db/core/database.ts'

/** Takes away what a database needs to write; answers the undo. */
export type Storage = (db: Database, file: string) => () => void

/** As a disk without a free byte: SQLITE_FULL for whatever needs another page. */
export const fillDisk: Storage = db => {
  rawOf(db).exec('create table if not exists filler (body text) strict')
  // SQLite makes this as many pages as there are
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

/** Every write is SQLITE_READONLY. Rights would not do: tests run as root, too. */
export const forbidWriting: Storage = db => {
  rawOf(db).pragma('query_only = ON')
  return () => rawOf(db).pragma('query_only = OFF')
}

/** Another program is in the middle of a write: SQLITE_BUSY. */
export const lockFile: Storage = (_db, file) => {
  const other = new BetterSqlite(file)
  other.exec('begin immediate')
  return () => other.close()
}
