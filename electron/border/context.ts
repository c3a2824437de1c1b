import type { EventName, Events } from '../../shared/border/events.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import type { AppInfo } from '../../shared/desktop/contract.ts'
import type { Mode, Preferences } from '../../shared/settings/settings.ts'
import type { By } from '../../shared/team/team.ts'
import type { Desktop } from '../desktop/desktop.ts'
import type { AppLock } from '../lock/app-lock.ts'
import type { Invitation } from '../team/invitation.ts'
import type { PresenceBook } from '../team/presence.ts'
import type { Team } from '../team/team.ts'
import type { Vault } from '../vault/vault.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Restored } from '../workspace/workspaces.ts'

/** What staff are asked by a dialog of the main process. */
export type Question = {
  readonly title: string
  readonly detail: string
  /** Label of the button that agrees. */
  readonly yes: string
}

/** What the handlers of a server's calls work with; the desk has all of it, too. */
export type CallContext = {
  /** The workspace of the current mode. Changing the mode replaces it, so ask for it in every call. */
  workspace(): Workspace
  /** Resolves when the other database is open and its engine runs. */
  switchMode(mode: Mode): Promise<void>
  /** Resolves when the restored database is open and its engine runs. */
  restore(name: string): Promise<Result<Restored, BorderFailure>>
  /** Opens a folder in the system's file manager. False: who asks does not sit at this computer. */
  openFolder(path: string): boolean
  /**
   * Opens the folder of a file in the system's file manager, with the file selected. False: it is
   * not there.
   */
  showFile(path: string): Promise<boolean>
  /** The saved views of who asks, which may name a customer. */
  readonly preferences: { read(): Preferences }
  /** Asks by the system's dialog where to save; null: staff closed it. */
  askSavePath(suggestedName: string): Promise<string | null>
  /** Where staff will find a file that was written to a path of `askSavePath`, or beside it. */
  pathOnDesk(path: string): string
  /** Copies a password; it is cleared from the clipboard after a while. */
  copySecret(text: string): Promise<void>
  /** Asks by a dialog of the main process, which no page can answer. False: staff refused. */
  confirm(question: Question): Promise<boolean>
  /** The lock of this computer; a server has none that a call could open. */
  readonly lock: Pick<AppLock, 'check' | 'passphraseBecame' | 'rested'>
  /** The server that this process is; null: none. */
  server(): TeamServer | null
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
}

/** What only the team's server has. */
export type TeamServer = Pick<Invitation, 'addresses' | 'certificate'> & {
  /** Who asks what is being answered; null: whoever sits at the database. */
  asking(): { readonly staff: By; readonly deviceId: number } | null
  isConnected(deviceId: number): boolean
  /** To be called when rights, staff or devices have changed: ends the connections of who was revoked. */
  rightsChanged(): void
  readonly presence: PresenceBook
}

/** What the handlers of a desk's own calls work with. */
export type DeskContext = {
  /** The vault of the desk's own database; null: it shows a server's. */
  ownVault(): { readonly vault: Vault; refresh(): void } | null
  readonly preferences: {
    read(): Preferences
    save(change: Preferences): void
  }
  copy(text: string): Promise<void>
  copySecret(text: string): Promise<void>
  readonly lock: AppLock
  /** To be called when the lock was set up, changed or removed. */
  lockChosen(): void
  readonly desktop: Pick<Desktop, 'run' | 'read' | 'save'>
  readonly team: Team
  info(): AppInfo
  /** Writes a bug into the log. */
  reportBug(text: string): void
}
