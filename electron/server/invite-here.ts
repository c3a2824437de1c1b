import { mkdirSync } from 'node:fs'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import { DatabaseRefused, openDatabase } from '../../db/core/open.ts'
import { lockFolder } from '../backups/folder-lock.ts'
import { ownFolder } from '../backups/own-folder.ts'
import { workspacePaths } from '../backups/paths.ts'
import { hadDatabase } from '../backups/upkeep.ts'
import { invite } from '../team/invite.ts'
import { addressesOf, usualListen } from './addresses.ts'
import { ownCertificate, readCertificate } from './certificate.ts'
import type { CommandLine } from './command-line.ts'
import type { ServerParts } from './compose-server.ts'
import { readServerFile } from './server-file.ts'

/**
 * Makes an invitation on the data folder, whether a server runs on it or not: SQLite lets a second
 * process write a row, and who may write into the folder owns all that is in it anyway. Where none
 * runs, its lock is held meanwhile, as the database may have to be made. Returns the line of text.
 */
export async function inviteHere(
  parts: ServerParts,
  wanted: NonNullable<CommandLine['invite']>,
): Promise<string> {
  const { folder } = parts
  const last = readServerFile(folder)
  const listen = parts.listen ?? last ?? usualListen
  const named = parts.addresses.length > 0 ? parts.addresses : (last?.named ?? [])
  const certificate =
    parts.certificate !== null
      ? readCertificate(parts.certificate).fingerprint
      : (last?.certificate ?? (await ownCertificate(folder)).fingerprint)
  const { db, close } = await openBeside(parts)
  try {
    return invite(
      db,
      wanted,
      { addresses: addressesOf(listen, named), certificate },
      Date.now(),
    )
  } finally {
    close()
  }
}

/** The database of the folder, beside a server that has it open or alone. */
async function openBeside({
  folder,
  migrationsFolder,
}: ServerParts): Promise<{ readonly db: Database; readonly close: () => void }> {
  const paths = workspacePaths(folder, 'live')
  mkdirSync(paths.folder, { recursive: true, mode: ownFolder })
  const lock = lockUnlessServed(paths.folder)
  try {
    const db = await openDatabase({
      file: paths.database,
      migrationsFolder,
      now: () => Date.now(),
      // a running server has made or updated it, so nothing is to be done to it here
      mustExist: lock === null || hadDatabase(paths),
    })
    return {
      db,
      close() {
        closeDatabase(db)
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

function lockUnlessServed(folder: string) {
  try {
    return lockFolder(folder, Date.now())
  } catch (error) {
    if (error instanceof DatabaseRefused && error.kind === 'in-use') return null
    throw error
  }
}
