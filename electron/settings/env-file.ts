import { createHash } from 'node:crypto'
import { lstatSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import { readOrdinaryFile } from '../../db/core/ordinary-file.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { EnvFileState } from '../../shared/settings/contract.ts'
import { refusal } from '../border/refusal.ts'
import { settingsColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'
import { envPasswordState, maxEnvBytes } from './import-env.ts'

/** The `.env` of the user-data folder, whose password may be imported into the settings. */
export type EnvFile = {
  readonly path: string
  /** Notes the file's digest, within the transaction that imports this password. */
  readonly noteTaken: (tx: Writer, password: string) => void
  /**
   * What staff are told of the file; empty: it is not there, has no password, or waits for the
   * vault.
   */
  state(): EnvFileState
  /** Removes the file if it is still as it was when its password was imported. */
  remove(): Result<null, BorderFailure>
}

/** Setting with the id of the file's digest, a secret, as a plain digest would help to guess. */
const name = 'env.file'

export function openEnvFile(
  db: Database,
  vault: Vault,
  folder: string,
  removeFile = rmSync,
): EnvFile {
  const path = join(folder, '.env')

  const noteId = (tx: Reader) =>
    z.string().optional().catch(undefined).parse(readSetting(tx, name))

  function isAsTaken({ bytes, linksTo }: Found): boolean {
    const id = noteId(db.reader)
    if (linksTo !== undefined || id === undefined || !vault.isOpen()) return false
    return vault.read(db.reader, settingsColumn, id) === digestOf(bytes)
  }

  return {
    path,
    noteTaken(tx, password) {
      const found = readEnvFile(path)
      if (found?.password !== password || found.linksTo !== undefined) return
      const before = noteId(tx)
      writeSetting(tx, name, vault.put(tx, settingsColumn, digestOf(found.bytes)))
      if (before !== undefined) dropSecrets(tx, [before])
    },
    state() {
      const password = envPasswordState(db.reader)
      const found = password === 'waits' ? null : readEnvFile(path)
      if (found === null || found.password === '') return {}
      const isLeftOut = password === 'left-out' && ({ isLeftOut: true } as const)
      if (found.linksTo !== undefined) return { path, linksTo: found.linksTo, ...isLeftOut }
      return { path, ...isLeftOut, ...(isAsTaken(found) && { isUnchanged: true }) }
    },
    remove() {
      const found = readEnvFile(path)
      if (found === null) return fail(refusal('not_found', `${path} is not there any more.`))
      if (found.linksTo !== undefined)
        return fail(
          refusal(
            'conflict',
            `${path} is a link, and what it leads to may serve other programs. Remove it yourself.`,
          ),
        )
      if (!isAsTaken(found))
        return fail(
          refusal(
            'conflict',
            `${path} has changed since its settings were taken over. Look into it, and remove it yourself.`,
          ),
        )
      try {
        removeFile(path)
      } catch {
        return fail(
          refusal(
            'not_applicable',
            `${path} could not be deleted: another program may hold it, or its folder is write-protected. Remove it yourself.`,
          ),
        )
      }
      write(db, tx => {
        const id = noteId(tx)
        dropSetting(tx, name)
        if (id !== undefined) dropSecrets(tx, [id])
      })
      return ok(null)
    },
  }
}

type Found = {
  readonly bytes: Buffer
  readonly password: string
  /** The path of the file itself where `.env` is a link. */
  readonly linksTo?: string
}

/** Reads the file, following links as the import does; null: there is none that may be read. */
function readEnvFile(path: string): Found | null {
  try {
    const bytes = readOrdinaryFile(path, maxEnvBytes)
    const password = parseEnv(bytes.toString('utf8'))['MAILIN_AI_PASSWORD'] ?? ''
    const isLink = lstatSync(path).isSymbolicLink()
    return { bytes, password, ...(isLink && { linksTo: realpathSync(path) }) }
  } catch {
    return null
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
