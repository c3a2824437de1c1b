import { join } from 'node:path'
import { app, BrowserWindow, clipboard, type IpcMain, powerMonitor, shell } from 'electron'
import { isOpen } from '../db/core/database.ts'
import { storageTroubleOf } from '../db/core/trouble.ts'
import { type EventName, type Events, isToldLocked } from '../shared/border/events.ts'
import type { AppInfo } from '../shared/desktop/contract.ts'
import type { Mode } from '../shared/settings/settings.ts'
import { localeNow, setLocale } from '../shared/text/locale.ts'
import { askToMend } from './backups/ask-to-mend.ts'
import { DatabaseLeft, leaveLabelOf, openOrMend } from './backups/open-or-mend.ts'
import { workspacePaths } from './backups/paths.ts'
import { hadDatabase } from './backups/upkeep.ts'
import { createAnswer } from './border/answer.ts'
import type { CallContext, DeskContext } from './border/context.ts'
import { eventChannel } from './border/door.ts'
import { allHandlers } from './border/handlers.ts'
import { serveCalls } from './border/serve-ipc.ts'
import { certificateLine, wereCertificatesUnchecked } from './desktop/certificates.ts'
import { openDeskActs } from './desktop/desk-acts.ts'
import { type Desktop, openDesktop } from './desktop/desktop.ts'
import { systemKeychain } from './desktop/keychain.ts'
import { openPreferences, type PreferenceStore } from './desktop/preferences.ts'
import { dropViewsOf } from './desktop/saved-views.ts'
import { openSecretClipboard } from './desktop/secret-clipboard.ts'
import { systemLocale } from './desktop/system-locale.ts'
import { isOwnPage } from './desktop/window.ts'
import { type AppLock, openAppLock } from './lock/app-lock.ts'
import { leftWhileLocked } from './lock/closed-dialogs.ts'
import { lockWithSystem } from './lock/lock-with-system.ts'
import { type Log, openLog } from './log/log.ts'
import { noteRejections } from './log/note-rejections.ts'
import { scenarios } from './practice/scenarios.ts'
import { systemClock } from './scheduler/clock.ts'
import { yieldToEvents } from './scheduler/yield.ts'
import { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace/workspace.ts'
import { openWorkspaces } from './workspace/workspaces.ts'

export type Running = {
  /** Opens the first window. */
  readonly start: () => void
  readonly showWindow: () => void
  readonly stop: () => Promise<void>
}

/**
 * The one place where the parts meet. Resolves when the current mode's engine runs; null: staff
 * left a database that does not open as it is.
 */
export async function compose(
  ...args: Parameters<typeof composeParts>
): Promise<Running | null> {
  try {
    return await composeParts(...args)
  } catch (error) {
    if (error instanceof DatabaseLeft) return null
    throw error
  }
}

/** `door`: where the window's calls arrive. */
async function composeParts(
  door: Pick<IpcMain, 'handle'>,
  makeWindow: (isHidden: boolean) => BrowserWindow,
): Promise<Running> {
  setLocale(systemLocale())
  // the window's files are sent meanwhile
  await yieldToEvents()
  const folder = app.getPath('userData')
  const log = openLog(join(folder, 'logs'))
  const reportBug = (error: unknown) => log.bug(error)
  noteRejections(process, reportBug)
  log.info(`Boxwright ${app.getVersion()} on Electron ${process.versions.electron}`)
  if (wereCertificatesUnchecked) log.info(certificateLine)
  const preferences = openPreferences(folder)
  const secretClipboard = openSecretClipboard({
    clipboard,
    after: (ms, run) => systemClock.after(ms, run),
    reportBug,
  })
  let desktop: Desktop | null = null
  const lock = openAppLock({
    store: preferences.lock,
    clock: systemClock,
    askWindow: () => emit('lock:wanted', {}),
    onChange(isLocked) {
      if (isLocked) void secretClipboard.clear()
      emit('lock:changed', { isLocked })
      desktop?.lockChanged()
      // the database is closed while a backup is being restored
      if (isOpen(workspace().db)) workspace().engine.nudge()
    },
    reportBug,
  })
  const emit = <Name extends EventName>(event: Name, data: Events[Name]): void => {
    if (!lock.isLocked() || isToldLocked(event))
      for (const window of BrowserWindow.getAllWindows())
        window.webContents.send(eventChannel, event, data)
    desktop?.heard(event, data)
  }
  const isLocked = () => lock.isLocked()
  const migrationsFolder = join(app.getAppPath(), 'db/migrations')
  const parts = { folder, migrationsFolder, log, emit, lock, preferences }
  let hasStarted = false
  const workspaces = await openWorkspaces({
    open: mode => openMode(parts, mode, hasStarted ? workspaces.current().mode : null),
    mode: preferences.mode(),
    migrationsFolder,
    now: () => Date.now(),
    onChange(mode) {
      preferences.saveMode(mode)
      desktop?.follow()
      emit('engine:changed', {})
      emit('data:changed', {})
      emit('backups:changed', {})
    },
    reportBug,
  })
  hasStarted = true
  const workspace = () => workspaces.current()

  const opened = openDesktop({
    preferences,
    workspace,
    log,
    logFolder: join(folder, 'logs'),
    emit,
    makeWindow,
    lock,
  })
  desktop = opened
  opened.follow()
  lockWithSystem(lock, powerMonitor)
  const copySecret = (text: string) => secretClipboard.copy(text)
  const context: CallContext = {
    ...openDeskActs({ copySecret, isLocked }),
    workspace,
    switchMode: mode => workspaces.switchMode(mode),
    restore: name => workspaces.restore(name),
    preferences,
    pathOnDesk: path => path,
    lock,
    server: () => null,
    emit,
  }
  const desk: DeskContext = {
    ownVault: workspace,
    preferences,
    copy: async text => await clipboard.writeText(text),
    copySecret,
    lock,
    lockChosen: () => emit('lock:changed', { isLocked: lock.isLocked() }),
    desktop: opened,
    info: () => appInfo(workspace().mode, folder),
    reportBug: text => log.bug(text),
  }
  const handlers = allHandlers({ ...context, ...desk })
  const whenOpen = () => workspaces.whenOpen()
  const answer = createAnswer({ handlersFor: () => handlers, reportBug, whenOpen, isLocked })
  serveCalls({
    ipcMain: door,
    answer: (name, args) => answer(null, name, args),
    isTrusted: isOwnPage,
    reportBug,
  })
  powerMonitor.on('resume', () => checkOnResume(workspace(), log))
  return {
    start: () => opened.start(),
    showWindow: () => opened.showWindow(),
    async stop() {
      opened.stop()
      await secretClipboard.clear()
      await workspaces.close().catch((error: unknown) => log.bug(error))
    },
  }
}

const appInfo = (mode: Mode, dataFolder: string): AppInfo => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  mode,
  dataFolder,
  locale: localeNow(),
  scenarios,
})

type ModeParts = Pick<WorkspaceOptions, 'folder' | 'migrationsFolder' | 'log' | 'emit'> & {
  readonly lock: AppLock
  readonly preferences: PreferenceStore
}

const openFolder = (path: string) => void shell.openPath(path)

/** Opens a mode; asks staff about a database that does not open. `current`: null at a start. */
function openMode(parts: ModeParts, mode: Mode, current: Mode | null) {
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
    otherMode: isStart ? wayOut(folder, mode) : null,
    report: sentence => log.info(sentence),
    reportBug: error => log.bug(error),
  })
}

/** Makes the engine look at all that came due while the computer slept. */
function checkOnResume(workspace: Workspace, log: Log): void {
  try {
    workspace.checkNow()
  } catch (error) {
    // a full disk is shown by the engine's own status
    if (storageTroubleOf(error) === null) log.bug(error)
  }
}

/** The mode that staff may go on in while this one does not open; live only where it was begun. */
function wayOut(folder: string, mode: Mode): Mode | null {
  if (mode === 'live') return 'practice'
  return hadDatabase(workspacePaths(folder, 'live')) ? 'live' : null
}
