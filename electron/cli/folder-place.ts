import { join } from 'node:path'
import { DatabaseRefused } from '../../db/core/open.ts'
import type { CallAnswer } from '../../shared/border/calls.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { workspacePaths } from '../backups/paths.ts'
import type { CallContext } from '../border/context.ts'
import { isThere } from '../exports/file-name.ts'
import { noLock } from '../lock/no-lock.ts'
import { openLog } from '../log/log.ts'
import { readPassphrase } from '../server/open-vault.ts'
import type { Keychain } from '../vault/data-key.ts'
import { openWorkspace } from '../workspace/workspace.ts'
import { createLocalAnswer } from './local-calls.ts'
import { NoPlace, type Place } from './place.ts'

export type FolderOptions = {
  readonly folder: string
  readonly mode: Mode
  readonly migrationsFolder: string
  readonly keychain: Keychain
  /** Whether its engine works while this program waits; else it is only looked at and written to. */
  readonly isWorking: boolean
}

/** Opens a data folder that nobody has open. Throws `NoPlace` and `DatabaseRefused`. */
export async function openFolderPlace(options: FolderOptions): Promise<Place> {
  const { folder, mode, isWorking } = options
  if (!(await isThere(workspacePaths(folder, mode).database)))
    throw new NoPlace(
      `There are no ${mode === 'live' ? '' : 'practice '}orders in ${folder}. Say where they are: --data <folder>.`,
    )
  const log = openLog(join(folder, 'logs'))
  const emit: CallContext['emit'] = () => undefined
  const workspace = await openWorkspace({
    mode,
    folder,
    migrationsFolder: options.migrationsFolder,
    keychain: options.keychain,
    log,
    emit,
    isStoppedByLock: () => false,
    forgetPreferences: () => undefined,
    isResting: !isWorking,
  })
  const passphrase = readPassphrase(process.env)
  // a vault that nobody has set up yet stays so: staff choose what guards it
  if (passphrase !== null && workspace.vault.status().state === 'locked')
    await workspace.vault.unlock(passphrase)
  const answer = createLocalAnswer({
    workspace: () => workspace,
    restore: () => Promise.reject(new Error('The command line restores nothing.')),
    lock: noLock,
    server: () => null,
    emit,
    reportBug: error => log.bug(error),
    isLocked: () => false,
  })
  return {
    isWorking,
    call: async (name, args, savePath) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
      (await answer(name, args, savePath)) as CallAnswer<typeof name>,
    close: () => workspace.close(),
  }
}

export const isInUse = (error: unknown): boolean =>
  error instanceof DatabaseRefused && error.kind === 'in-use'
