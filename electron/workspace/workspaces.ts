import { join } from 'node:path'
import { noteChecksum } from '../../db/core/checksum.ts'
import { isOpen } from '../../db/core/database.ts'
import { backupName } from '../../shared/backups/backups.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { OtherModeWanted } from '../backups/open-or-mend.ts'
import {
  dropPrepared,
  isClosedWhole,
  type Prepared,
  prepareRestore,
  replaceDatabase,
  takeBack,
} from '../backups/restore.ts'
import { refusal } from '../border/refusal.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import type { Workspace } from './workspace.ts'

export type WorkspacesOptions = {
  readonly open: (mode: Mode) => Promise<Workspace>
  readonly mode: Mode
  readonly migrationsFolder: string
  readonly now: () => number
  /** Another workspace is there; it has other rows. */
  readonly onChange: (mode: Mode) => void
  readonly reportBug: (error: unknown) => void
}

/** Neither the new database nor the one of before opened: nothing can be answered. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed'
}

export type Restored = {
  /** Under which name the database of before is kept. */
  readonly kept: string
}

/** The workspace of the current mode, and whatever puts another one in its place. */
export type Workspaces = {
  current(): Workspace
  /** Resolves when no database is being replaced: calls wait for it. Rejects with `DatabaseClosed`. */
  whenOpen(): Promise<void>
  switchMode(mode: Mode): Promise<void>
  restore(name: string): Promise<Result<Restored, BorderFailure>>
  close(): Promise<void>
}

/** The other mode in its place, when staff choose so because it does not open. */
async function openFirst(open: WorkspacesOptions['open'], mode: Mode): Promise<Workspace> {
  try {
    return await open(mode)
  } catch (error) {
    if (!(error instanceof OtherModeWanted)) throw error
    return openFirst(open, error.mode)
  }
}

export async function openWorkspaces(options: WorkspacesOptions): Promise<Workspaces> {
  const { open, migrationsFolder, now, onChange, reportBug } = options
  let workspace = await openFirst(open, options.mode)
  // one after the other: two changes at once would open a database twice
  const enqueue = createSerialQueue()
  let replacing: Promise<void> = Promise.resolve()

  async function switchTo(mode: Mode): Promise<void> {
    if (workspace.mode === mode) return
    const previous = workspace
    workspace = await open(mode)
    try {
      onChange(mode)
    } finally {
      // or its engine would go on beside the other one
      await previous.close()
    }
  }

  async function restore(name: string): Promise<Result<Restored, BorderFailure>> {
    const { paths, mode } = workspace
    const prepared = await prepareRestore(paths, name, migrationsFolder)
    if (!prepared.ok) return prepared
    let endReplacing = () => {}
    replacing = new Promise(resolve => {
      endReplacing = resolve
    })
    try {
      return await replace(prepared.value)
    } finally {
      endReplacing()
      dropPrepared(prepared.value)
      onChange(mode)
    }
  }

  async function closes(old: Workspace): Promise<boolean> {
    try {
      await old.close()
      return true
    } catch (error) {
      reportBug(error)
      return false
    }
  }

  async function replace(prepared: Prepared): Promise<Result<Restored, BorderFailure>> {
    const { paths, mode } = workspace
    if (!(await closes(workspace)) || !isClosedWhole(paths)) {
      workspace = await open(mode)
      const words =
        'The present database could not be closed, so it stays. Free some space, then try again.'
      return fail(refusal('storage', words))
    }
    const kept = backupName('before-restore', now())
    try {
      replaceDatabase(paths, prepared, kept, now())
      await noteChecksum(join(paths.backups, kept), kept).catch(reportBug)
      workspace = await open(mode)
      return ok({ kept })
    } catch (error) {
      reportBug(error)
      takeBack(paths, kept)
      workspace = await open(mode)
      const words = 'The backup does not open. The present database stays as it was.'
      return fail(refusal('not_applicable', words))
    }
  }

  return {
    current: () => workspace,
    async whenOpen() {
      await replacing
      if (!isOpen(workspace.db)) throw new DatabaseClosed()
    },
    switchMode: mode => enqueue(() => switchTo(mode)),
    restore: name => enqueue(() => restore(name)),
    async close() {
      // resolves when a change that is under way has ended
      await enqueue(() => Promise.resolve())
      await workspace.close()
    },
  }
}
