import { join } from 'node:path'
import { app, BrowserWindow, clipboard, type IpcMain, powerMonitor } from 'electron'
import { type EventName, type Events, isToldLocked } from '../shared/border/events.ts'
import type { AppInfo } from '../shared/desktop/contract.ts'
import type { Mode } from '../shared/settings/settings.ts'
import { localeNow, setLocale } from '../shared/text/locale.ts'
import { DatabaseLeft } from './backups/open-or-mend.ts'
import { workspacePaths } from './backups/paths.ts'
import { hadDatabase } from './backups/upkeep.ts'
import { eventChannel } from './border/door.ts'
import { serveCalls } from './border/serve-ipc.ts'
import { certificateLine, wereCertificatesUnchecked } from './desktop/certificates.ts'
import { openDeskActs } from './desktop/desk-acts.ts'
import { type Desktop, openDesktop } from './desktop/desktop.ts'
import { systemKeychain } from './desktop/keychain.ts'
import { openMode } from './desktop/open-mode.ts'
import { openPreferences } from './desktop/preferences.ts'
import { openSecretClipboard } from './desktop/secret-clipboard.ts'
import { systemLocale } from './desktop/system-locale.ts'
import { isOwnPage } from './desktop/window.ts'
import { openAppLock } from './lock/app-lock.ts'
import { lockWithSystem } from './lock/lock-with-system.ts'
import { openLog } from './log/log.ts'
import { noteRejections } from './log/note-rejections.ts'
import { scenarios } from './practice/scenarios.ts'
import { systemClock } from './scheduler/clock.ts'
import { yieldToEvents } from './scheduler/yield.ts'
import { type Desk, openDesk } from './team/desk.ts'
import { hasJoined } from './team/joined-file.ts'

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
  let desk: Desk | null = null
  const lock = openAppLock({
    store: preferences.lock,
    clock: systemClock,
    askWindow: () => emit('lock:wanted', {}),
    onChange(isLocked) {
      if (isLocked) void secretClipboard.clear()
      emit('lock:changed', { isLocked })
      desktop?.lockChanged()
      desk?.lockChanged()
    },
    reportBug,
  })
  const emit = <Name extends EventName>(event: Name, data: Events[Name]): void => {
    if (!lock.isLocked() || isToldLocked(event))
      for (const window of BrowserWindow.getAllWindows())
        window.webContents.send(eventChannel, event, data)
    desktop?.heard(event, data)
    desk?.heard(event, data)
  }
  const copySecret = (text: string) => secretClipboard.copy(text)
  const migrationsFolder = join(app.getAppPath(), 'db/migrations')
  const isLocked = () => lock.isLocked()
  const modeParts = { folder, migrationsFolder, log, emit, lock, preferences }
  const opened = await openDesk({
    folder,
    version: app.getVersion(),
    migrationsFolder,
    preferences,
    keychain: systemKeychain,
    lock,
    acts: openDeskActs({ copySecret, isLocked }),
    openMode: (mode, current) =>
      openMode({ ...modeParts, hasJoined: () => hasJoined(folder) }, mode, current),
    hadLive: () => hadDatabase(workspacePaths(folder, 'live')),
    emit,
    onSeat: () => desktop?.follow(),
    log,
  })
  desk = opened

  const shown = openDesktop({
    preferences,
    outlook: () => opened.outlook(),
    log,
    logFolder: join(folder, 'logs'),
    emit,
    makeWindow,
    lock,
  })
  desktop = shown
  shown.follow()
  lockWithSystem(lock, powerMonitor)
  const answer = opened.answerFor({
    copy: async text => await clipboard.writeText(text),
    lockChosen: () => emit('lock:changed', { isLocked: lock.isLocked() }),
    desktop: shown,
    info: () => appInfo(opened.mode(), folder),
    reportBug: text => log.bug(text),
  })
  serveCalls({ ipcMain: door, answer, isTrusted: isOwnPage, reportBug })
  powerMonitor.on('resume', () => opened.resumed())
  void opened.resumeServing()
  void opened.takeCommands().catch(reportBug)
  return {
    start: () => shown.start(),
    showWindow: () => shown.showWindow(),
    async stop() {
      shown.stop()
      await secretClipboard.clear()
      await opened.close().catch((error: unknown) => log.bug(error))
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
