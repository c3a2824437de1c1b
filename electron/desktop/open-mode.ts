import { shell } from 'electron'
import type { Mode } from '../../shared/settings/settings.ts'
import { askToMend } from '../backups/ask-to-mend.ts'
import { leaveLabelOf, openOrMend } from '../backups/open-or-mend.ts'
import { workspacePaths } from '../backups/paths.ts'
import { hadDatabase } from '../backups/upkeep.ts'
import type { AppLock } from '../lock/app-lock.ts'
import { leftWhileLocked } from '../lock/closed-dialogs.ts'
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace/workspace.ts'
import { systemKeychain } from './keychain.ts'
import type { PreferenceStore } from './preferences.ts'
import { dropViewsOf } from './saved-views.ts'

export type ModeParts = Pick<
  WorkspaceOptions,
  'folder' | 'migrationsFolder' | 'log' | 'emit'
> & {
  readonly lock: AppLock
  readonly preferences: PreferenceStore
  /** Whether live mode is that of a server. */
  readonly hasJoined: () => boolean
}

const openFolder = (path: string) => void shell.openPath(path)

/** Opens a mode; asks staff about a database that does not open. `current`: null at a start. */
export function openMode(
  parts: ModeParts,
  mode: Mode,
  current: Mode | null,
): Promise<Workspace> {
  const { folder, migrationsFolder, log, emit, lock, preferences } = parts
  const isStart = current === null
  return openOrMend({
    open: () =>
      openWorkspace({
        mode,
        folder,
        migrationsFolder,
        keychain: systemKeychain(),
        log,
        emit,
        isStoppedByLock: () => lock.stopsEngine(),
        forgetPreferences: person => dropViewsOf(preferences, person),
      }),
    mode,
    paths: workspacePaths(folder, mode),
    migrationsFolder,
    now: () => Date.now(),
    // at a start the lock cannot be opened first: without a database there is no window
    ask: isStart ? askToMend : leftWhileLocked(askToMend, () => lock.isLocked()),
    openFolder,
    leaveLabel: leaveLabelOf(current, mode),
    otherMode: isStart ? wayOut(parts, mode) : null,
    report: sentence => log.info(sentence),
    reportBug: error => log.bug(error),
  })
}

/** The mode that staff may go on in while this one does not open; live only where it was begun. */
function wayOut({ folder, hasJoined }: ModeParts, mode: Mode): Mode | null {
  if (mode === 'live') return 'practice'
  return hasJoined() || hadDatabase(workspacePaths(folder, 'live')) ? 'live' : null
}
