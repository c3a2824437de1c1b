import { join } from 'node:path'
import { hasChecksum } from '../../db/core/checksum.ts'
import { inspectDatabase } from '../../db/core/inspect.ts'
import { DatabaseRefused, type RefusalKind } from '../../db/core/open.ts'
import { storageTroubleAt } from '../../db/core/trouble.ts'
import { noChecksumWords } from '../../shared/backups/backups.ts'
import { type StorageTrouble, storageWords } from '../../shared/border/failure.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { capital } from '../../shared/text/capital.ts'
import { momentText, numberText } from '../../shared/text/locale.ts'
import { type FoundBackup, findBackups } from './list-backups.ts'
import type { WorkspacePaths } from './paths.ts'
import { moveIn, prepareRestore, putAside } from './restore.ts'

/** What staff can do about a database that does not open. */
export type MendAct = 'restore' | 'again' | 'folder' | 'other-mode' | 'leave'

/** A question in the words of a message box. */
export type MendQuestion = {
  readonly title: string
  readonly detail: string
  readonly choices: readonly { readonly act: MendAct; readonly label: string }[]
}

export type MendOptions<Opened> = {
  readonly open: () => Promise<Opened>
  readonly mode: Mode
  readonly paths: WorkspacePaths
  readonly migrationsFolder: string
  readonly now: () => number
  readonly ask: (question: MendQuestion) => Promise<MendAct>
  readonly openFolder: (path: string) => void
  /** Label of the button that mends nothing, such as "Quit". */
  readonly leaveLabel: string
  /** The mode that staff may go on in instead; null: none is offered. */
  readonly otherMode: Mode | null
  readonly report: (sentence: string) => void
  /** Reports a bug. */
  readonly reportBug: (error: unknown) => void
}

/** Staff chose to leave the database as it is. */
export class DatabaseLeft extends Error {
  override readonly name = 'DatabaseLeft'
}

/** Staff go on in the other mode, and see to this one later. */
export class OtherModeWanted extends Error {
  override readonly name = 'OtherModeWanted'
  readonly mode: Mode

  constructor(mode: Mode) {
    super(`${mode} mode is opened instead.`)
    this.mode = mode
  }
}

type Trouble = RefusalKind | StorageTrouble | 'unknown'

/**
 * Opens the database of a mode. While it does not open, staff are asked what to do. Throws
 * `DatabaseLeft` or `OtherModeWanted` when they choose so.
 */
export async function openOrMend<Opened>(options: MendOptions<Opened>): Promise<Opened> {
  const { open, paths, ask, openFolder, otherMode, report, reportBug } = options
  const refused = new Set<string>()
  for (;;) {
    try {
      return await open()
    } catch (error) {
      const trouble = troubleOf(paths.folder, error)
      if (trouble === 'unknown') reportBug(error)
      report(`The database of ${options.mode} mode does not open: ${trouble}.`)
      const backup = isMendedByBackup[trouble] ? newestGood(options, refused) : null
      const act = await ask(question(options, trouble, backup, ownerOf(error)))
      if (act === 'leave') throw new DatabaseLeft(words[trouble].what)
      if (act === 'other-mode' && otherMode !== null) throw new OtherModeWanted(otherMode)
      if (act === 'folder') openFolder(paths.folder)
      if (act === 'restore' && backup !== null && !(await restore(options, backup)))
        refused.add(backup.name)
    }
  }
}

/** Which other Boxwright has the folder open, as a sentence; '' where that is not the trouble. */
const ownerOf = (error: unknown): string =>
  error instanceof DatabaseRefused && error.kind === 'in-use' ? error.message : ''

function troubleOf(folder: string, error: unknown): Trouble {
  return error instanceof DatabaseRefused
    ? error.kind
    : (storageTroubleAt(folder, error) ?? 'unknown')
}

/** Whether a backup cures the trouble: a full disk or another program leaves the file itself whole. */
const isMendedByBackup: Record<Trouble, boolean> = {
  missing: true,
  empty: true,
  foreign: true,
  newer: true,
  incomplete: true,
  broken: true,
  damaged: true,
  unknown: true,
  'in-use': false,
  full: false,
  'read-only': false,
  locked: false,
  unreachable: false,
}

type Good = FoundBackup & { readonly orders: number; readonly hasChecksum: boolean }

function newestGood<Opened>(
  { paths, migrationsFolder }: MendOptions<Opened>,
  refused: ReadonlySet<string>,
): Good | null {
  for (const backup of findBackups(paths.backups)) {
    if (refused.has(backup.name)) continue
    const file = join(paths.backups, backup.name)
    const found = inspectDatabase(file, migrationsFolder)
    if (found.kind === 'ours')
      return { ...backup, orders: found.orders, hasChecksum: hasChecksum(file) }
  }
  return null
}

/** Restores a backup; the broken file is set aside. False: the backup turned out not to be whole. */
async function restore<Opened>(
  { paths, migrationsFolder, now, report, reportBug }: MendOptions<Opened>,
  { name }: Good,
): Promise<boolean> {
  try {
    const prepared = await prepareRestore(paths, name, migrationsFolder)
    if (!prepared.ok) {
      report(`The backup ${name} was not restored: ${prepared.failure.message}`)
      return false
    }
    putAside(paths, now())
    moveIn(paths, prepared.value, now())
    report(`The backup ${name} was restored.`)
    return true
  } catch (error) {
    // such as a full disk in the middle: the question that follows is asked about what is there then
    reportBug(error)
    return false
  }
}

const words: Record<Trouble, { readonly what: string; readonly why: string }> = {
  missing: {
    what: 'The database is missing',
    why: 'Its file was moved or removed. Put it back, or restore a backup.',
  },
  empty: {
    what: 'The database is empty',
    why: 'Its file has no content, as after a full disk or a broken copy.',
  },
  foreign: {
    what: 'The database cannot be read',
    why: 'Its file is not a database of Boxwright, or its beginning is damaged.',
  },
  newer: {
    what: 'The database belongs to a newer Boxwright',
    why: 'Update the app to go on with it. A backup from before loses what was done since.',
  },
  incomplete: {
    what: 'The database lacks a part',
    why: 'It was changed by another version of Boxwright.',
  },
  broken: {
    what: 'The database could not be updated',
    why: 'Some of its rows refer to others that are not there.',
  },
  damaged: {
    what: capital(storageWords.damaged),
    why: 'Some of its pages cannot be read, as after a failing disk or a broken copy.',
  },
  'in-use': {
    what: 'Another Boxwright works with this database',
    why: 'Two at once would do the same work twice. Quit the other one, then try again.',
  },
  full: {
    what: capital(storageWords.full),
    why: 'Boxwright cannot open its database without a little space. Free some and try again.',
  },
  'read-only': {
    what: capital(storageWords['read-only']),
    why: 'Check the rights of its folder, and whether the disk is read-only, then try again.',
  },
  locked: {
    what: capital(storageWords.locked),
    why: 'Close the program that has the file open, then try again.',
  },
  unknown: {
    what: 'The data could not be opened',
    why: 'Something in it is not as it should be; the log says what. Nothing was changed. Try again first.',
  },
  unreachable: {
    what: capital(storageWords.unreachable),
    why: 'Check the disk and its cable, then try again.',
  },
}

function question<Opened>(
  { mode, paths, leaveLabel, otherMode }: MendOptions<Opened>,
  trouble: Trouble,
  backup: Good | null,
  owner: string,
): MendQuestion {
  const { what, why } = words[trouble]
  const isMendable = isMendedByBackup[trouble]
  const offer =
    backup === null
      ? isMendable
        ? 'There is no backup that could be restored.'
        : ''
      : `The newest good backup is of ${when(backup.at)} and has ${orders(backup.orders)}. What was entered later is lost with it; the broken file is kept beside it. What was created at the providers meanwhile stays there: Boxwright reads before it acts.`
  const doubt = backup === null || backup.hasChecksum ? '' : noChecksumWords
  const restoring =
    backup === null ? [] : ([{ act: 'restore', label: 'Restore the backup' }] as const)
  const isRestoredLast = trouble === 'newer' || trouble === 'unknown'
  return {
    title: `${what} (${mode} mode)`,
    detail: [why, owner, offer, doubt, paths.database].filter(part => part !== '').join('\n\n'),
    choices: [
      // Enter takes the first: another try, or a newer app, may cure this without losing data
      ...(isRestoredLast ? [] : restoring),
      { act: 'again', label: 'Try again' },
      { act: 'folder', label: 'Open the folder' },
      ...(isRestoredLast ? restoring : []),
      ...(otherMode === null
        ? []
        : [{ act: 'other-mode' as const, label: `Open ${otherMode} mode` }]),
      { act: 'leave', label: leaveLabel },
    ],
  }
}

const when = (at: number) => momentText(new Date(at))
const orders = (count: number) => (count === 1 ? '1 order' : `${numberText(count)} orders`)

/** Label of the button that mends nothing. `current`: the mode that is open, null at a start. */
export function leaveLabelOf(current: Mode | null, mode: Mode): string {
  if (current === null) return 'Quit'
  // this mode's database was closed for a restore, so no open one is left
  return current === mode ? 'Leave it closed' : `Stay in ${current} mode`
}
