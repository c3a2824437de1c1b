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
  /** Words of the button that agrees. */
  readonly yes: string
}

/** What the handlers of all calls work with; `compose.ts` makes the real one. */
export type CallContext = {
  /** Of the current mode; ask for it in every call. */
  workspace(): Workspace
  /** Resolves when the other database is open and its engine runs. */
  switchMode(mode: Mode): Promise<void>
  /** Resolves when the restored database is open and its engine runs. */
  restore(name: string): Promise<Result<Restored, BorderFailure>>
  /** In the system's file manager. */
  openFolder(path: string): void
  /** Where it lies, in the system's file manager. */
  showFile(path: string): void
  readonly preferences: {
    read(): Preferences
    save(change: Preferences): void
  }
  /** null: the dialog was closed. */
  askSavePath(suggestedName: string): Promise<string | null>
  copy(text: string): Promise<void>
  /** The same for a password, which leaves the clipboard again. */
  copySecret(text: string): Promise<void>
  /** A dialog of the main process, which no page can answer. False: staff did not want it. */
  confirm(question: Question): Promise<boolean>
  readonly lock: AppLock
  readonly desktop: Pick<Desktop, 'run' | 'read' | 'save'>
  info(): AppInfo
  /** Into the log. */
  reportBug(text: string): void
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
}
