import type { EventName, Events } from '../../shared/border/events.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import type { AppInfo } from '../../shared/desktop/contract.ts'
import type { Mode, Preferences } from '../../shared/settings/settings.ts'
import type { Desktop } from '../desktop/desktop.ts'
import type { AppLock } from '../lock/app-lock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Restored } from '../workspace/workspaces.ts'

/** What staff are asked by a dialog of the main process. */
export type Question = {
  readonly title: string
  readonly detail: string
  /** Label of the button that agrees. */
  readonly yes: string
}

/** What the handlers of all calls work with; `compose.ts` makes the real one. */
export type CallContext = {
  /** The workspace of the current mode. Changing the mode replaces it, so ask for it in every call. */
  workspace(): Workspace
  /** Resolves when the other database is open and its engine runs. */
  switchMode(mode: Mode): Promise<void>
  /** Resolves when the restored database is open and its engine runs. */
  restore(name: string): Promise<Result<Restored, BorderFailure>>
  /** Opens a folder in the system's file manager. */
  openFolder(path: string): void
  /** Opens the folder of a file in the system's file manager, with the file selected. */
  showFile(path: string): void
  readonly preferences: {
    read(): Preferences
    save(change: Preferences): void
  }
  /** Asks by the system's dialog where to save; null: staff closed it. */
  askSavePath(suggestedName: string): Promise<string | null>
  copy(text: string): Promise<void>
  /** Copies a password; it is cleared from the clipboard after a while. */
  copySecret(text: string): Promise<void>
  /** Asks by a dialog of the main process, which no page can answer. False: staff refused. */
  confirm(question: Question): Promise<boolean>
  readonly lock: AppLock
  readonly desktop: Pick<Desktop, 'run' | 'read' | 'save'>
  info(): AppInfo
  /** Writes a bug into the log. */
  reportBug(text: string): void
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
}
