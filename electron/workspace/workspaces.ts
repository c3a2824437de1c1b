import { join } from 'node:path'
import { noteChecksum } from '../../db/core/checksum.ts'
import { isOpen } from '../../db/core/database.ts'
import { carryPeople, type People, readPeople } from '../../db/team/carry-people.ts'
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
  /** Called when another workspace has become the current one. */
  readonly onChange: (mode: Mode) => void
  readonly reportBug: (error: unknown) => void
}

/** Neither the new database nor the former one opened, so no call can be answered. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed'
}

/** The call needs a database of this computer, and the window has gone over to a server. */
export class WorkspaceLeft extends Error {
  override readonly name = 'WorkspaceLeft'
}

export type Restored = {
  /** Name of the backup that the replaced database became. */
  readonly kept: string
}

/** The workspace of the current mode, and what replaces it. */
export type Workspaces = {
  current(): Workspace
  /** Resolves when no database is being replaced: calls wait for it. Rejects with `DatabaseClosed`. */
  whenOpen(): Promise<void>
  switchMode(mode: Mode): Promise<void>
  restore(name: string): Promise<Result<Restored, BorderFailure>>
  close(): Promise<void>
}

/** Opens the mode, or the other one when staff choose that because this one does not open. */
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
  // replacements run one after the other: two at once would open a database twice
  const enqueue = createSerialQueue()
  let replacing: Promise<void> = Promise.resolve()

  async function switchTo(mode: Mode): Promise<void> {
    if (workspace.mode === mode) return
    const previous = workspace
    workspace = await open(mode)
    try {
      onChange(mode)
    } finally {
      // closed in any case, or its engine would go on beside the other one's
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

  /** A database so damaged that they cannot be read is replaced all the same. */
  function peopleNow(): People {
    try {
      return readPeople(workspace.db.reader)
    } catch (error) {
      reportBug(error)
      return { staff: [], devices: [], invitations: [] }
    }
  }

  async function replace(prepared: Prepared): Promise<Result<Restored, BorderFailure>> {
    const { paths, mode } = workspace
    const people = peopleNow()
    if (!(await closes(workspace)) || !isClosedWhole(paths)) {
      workspace = await open(mode)
      const words =
        'The present database could not be closed, so it stays. Free some space, then try again.'
      return fail(refusal('storage', words))
    }
    const kept = backupName('before-restore', now())
    try {
      await carryPeople(people, { file: prepared.database, migrationsFolder, now })
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
      // the queue is empty when a replacement under way has ended
      await enqueue(() => Promise.resolve())
      await workspace.close()
    },
  }
}
