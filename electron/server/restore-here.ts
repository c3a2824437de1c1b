import { existsSync } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checksumOf, noteChecksum } from '../../db/core/checksum.ts'
import { closeDatabase } from '../../db/core/database.ts'
import { inspectDatabase } from '../../db/core/inspect.ts'
import { openDatabase } from '../../db/core/open.ts'
import { isOrdinaryFile } from '../../db/core/ordinary-file.ts'
import { backupName, readBackupName } from '../../shared/backups/backups.ts'
import { lockFolder } from '../backups/folder-lock.ts'
import { keyFileOf } from '../backups/old-keys.ts'
import { ownFolder } from '../backups/own-folder.ts'
import { type WorkspacePaths, workspacePaths } from '../backups/paths.ts'
import {
  dropPrepared,
  moveIn,
  type Prepared,
  prepareRestore,
  replaceDatabase,
} from '../backups/restore.ts'
import type { Recovered } from '../vault/recover.ts'
import { openVault } from '../vault/vault.ts'
import { noKeychain } from './open-vault.ts'

/** The backup was not restored; the message says why. What was there stays as it was. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

export type RestoreOptions = {
  /** The data folder, on which no server may run. */
  readonly folder: string
  readonly migrationsFolder: string
  /** Path of the backup, which may come from another computer. */
  readonly backup: string
  /** Whether orders that are there already may be replaced; they are backed up first. */
  readonly mayReplace: boolean
  /** Guards the key from now on, instead of a key file; null: a key file. */
  readonly passphrase: string | null
  /** Reads the recovery code of the stored secrets; '' to go on without. */
  readonly askCode: () => Promise<string>
}

/**
 * Puts a backup in the place of a server's database, and opens its stored secrets by their recovery
 * code. Returns what is to be told. Throws `RestoreRefused`.
 */
export async function restoreHere(options: RestoreOptions): Promise<string> {
  const paths = workspacePaths(options.folder, 'live')
  await mkdir(paths.backups, { recursive: true, mode: ownFolder })
  const lock = lockFolder(paths.folder, Date.now())
  try {
    const orders = ordersIn(paths, options)
    if (orders > 0 && !options.mayReplace)
      throw new RestoreRefused(
        `This folder has ${orders === 1 ? 'an order' : `${orders} orders`} already. To put the backup in their place, add --replace; they are backed up first.`,
      )
    const prepared = await prepare(paths, options)
    let secrets: string
    try {
      secrets = await openSecrets(paths, prepared, options)
    } catch (error) {
      dropPrepared(prepared)
      throw error
    }
    const kept = await putInPlace(paths, prepared)
    return ['The backup was restored.', kept, secrets, invite].filter(Boolean).join('\n')
  } finally {
    lock.release()
  }
}

const invite =
  'Who may use the server is part of the orders’ database: invite an admin next, by --invite.'

function ordersIn({ database }: WorkspacePaths, { migrationsFolder }: RestoreOptions): number {
  if (!existsSync(database)) return 0
  const found = inspectDatabase(database, migrationsFolder)
  if (found.kind === 'unreadable')
    throw new RestoreRefused(`The database that is there cannot be read: ${database}`)
  return found.orders
}

/** Takes the backup into the folder of backups, and a checked copy beside the database. */
async function prepare(paths: WorkspacePaths, options: RestoreOptions): Promise<Prepared> {
  const { backup, migrationsFolder } = options
  if (!isOrdinaryFile(backup)) throw new RestoreRefused(`There is no file ${backup}.`)
  const own = basename(backup)
  const name = readBackupName(own) === null ? backupName('by-hand', Date.now()) : own
  const file = join(paths.backups, name)
  const isNew = !existsSync(file)
  if (isNew) {
    await copyFile(backup, file)
    // a file of another name has its checksum under that one
    if (name === own && existsSync(checksumOf(backup)))
      await copyFile(checksumOf(backup), checksumOf(file))
  }
  const prepared = await prepareRestore(paths, name, migrationsFolder)
  if (prepared.ok) return prepared.value
  if (isNew) for (const path of [file, checksumOf(file)]) await rm(path, { force: true })
  throw new RestoreRefused(prepared.failure.message)
}

const refusals: Readonly<Record<Exclude<Recovered, 'done'>, string>> = {
  slip: 'There is a typing mistake in this code. It has six groups of five letters.',
  'other-code': 'This code opens other secrets, such as those of a backup from before.',
  'no-code':
    'No recovery code was made for this backup. Make one on the computer it comes from, then a new backup. An empty line restores it without its secrets.',
  'needs-passphrase': 'The passphrase of the file cannot guard the secrets: take a longer one.',
  'not-needed': 'The secrets of this backup are open.',
}

/** Opens the secrets of the copy, which is no server's yet. Returns how they stand. */
async function openSecrets(
  paths: WorkspacePaths,
  { database }: Prepared,
  { migrationsFolder, passphrase, askCode }: RestoreOptions,
): Promise<string> {
  const db = await openDatabase({
    file: database,
    migrationsFolder,
    now: () => Date.now(),
    mustExist: true,
  })
  try {
    const vault = openVault({
      db,
      keyFile: passphrase === null ? keyFileOf(paths) : null,
      chosenKeyFile: keyFileOf(paths),
      keychain: noKeychain,
      now: () => Date.now(),
    })
    if (vault.isOpen()) return ''
    const code = (await askCode()).trim()
    if (code === '')
      return 'Its stored secrets are locked: an admin opens them in the window. Orders wait.'
    const recovered = await vault.recover(code, passphrase ?? undefined)
    if (recovered !== 'done') throw new RestoreRefused(refusals[recovered])
    return passphrase === null
      ? 'The code opened its stored secrets. A key file guards them here.'
      : 'The code opened its stored secrets. The passphrase guards them here.'
  } finally {
    closeDatabase(db)
    for (const ending of ['-wal', '-shm']) await rm(database + ending, { force: true })
  }
}

/** Returns what became of the database that was there; '': there was none. */
async function putInPlace(paths: WorkspacePaths, prepared: Prepared): Promise<string> {
  if (!existsSync(paths.database)) {
    moveIn(paths, prepared, Date.now())
    return ''
  }
  const kept = backupName('before-restore', Date.now())
  replaceDatabase(paths, prepared, kept, Date.now())
  await noteChecksum(join(paths.backups, kept), kept)
  return `What was there before is the backup ${kept}.`
}
