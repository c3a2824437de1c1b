import { join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, ipcMain, powerMonitor } from 'electron'
import { storageTroubleOf } from '../db/trouble.ts'
import type { EventName, Events } from '../shared/calls.ts'
import type { Mode } from '../shared/settings.ts'
import { allHandlers } from './calls/handlers.ts'
import { eventChannel, serveCalls } from './calls/serve.ts'
import type { Desk } from './desk.ts'
import { openDesktop } from './desktop.ts'
import { systemKeychain } from './keychain.ts'
import { openLog } from './log/log.ts'
import { scenarios } from './practice/scenarios.ts'
import { openPreferences } from './preferences.ts'
import { isOwnPage } from './window.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

export type Running = {
  readonly showWindow: () => void
  readonly stop: () => Promise<void>
}

/** The one place where the parts meet. Resolves when the present mode's engine runs. */
export async function compose(makeWindow: () => BrowserWindow): Promise<Running> {
  const folder = app.getPath('userData')
  const log = openLog(join(folder, 'logs'))
  log.info(`Boxwright ${app.getVersion()} on Electron ${process.versions.electron}`)
  const preferences = openPreferences(folder)
  const emit = <Name extends EventName>(event: Name, data: Events[Name]): void => {
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.send(eventChannel, event, data)
  }
  const open = (mode: Mode) =>
    openWorkspace({
      mode,
      folder,
      migrationsFolder: join(app.getAppPath(), 'db/migrations'),
      keychain: systemKeychain(),
      log,
      emit,
    })
  let workspace: Workspace = await open(preferences.mode())
  let switching: Promise<void> = Promise.resolve()

  async function switchTo(mode: Mode): Promise<void> {
    if (workspace.mode === mode) return
    const next = await open(mode)
    const previous = workspace
    workspace = next
    preferences.saveMode(mode)
    emit('engine:changed', {})
    await previous.close()
  }

  const desktop = openDesktop({
    preferences,
    logFolder: join(folder, 'logs'),
    emit,
    makeWindow,
  })
  const desk: Desk = {
    workspace: () => workspace,
    switchMode(mode) {
      // one after the other: two switches at once would open a database twice
      switching = switching.catch(() => undefined).then(() => switchTo(mode))
      return switching
    },
    preferences,
    async askSavePath(suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: join(app.getPath('downloads'), suggestedName),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      })
      return canceled || filePath === '' ? null : filePath
    },
    copy(text) {
      void clipboard.writeText(text)
    },
    run: id => desktop.run(id),
    info: () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      mode: workspace.mode,
      dataFolder: folder,
      scenarios,
    }),
    emit,
  }
  serveCalls({
    ipcMain,
    handlers: allHandlers(desk),
    isTrusted: isOwnPage,
    reportBug: error => log.bug(error),
  })
  powerMonitor.on('resume', () => {
    try {
      workspace.engine.checkNow()
    } catch (error) {
      // the engine shows a full disk by itself
      if (storageTroubleOf(error) === null) log.bug(error)
    }
  })
  return {
    showWindow: () => desktop.showWindow(),
    async stop() {
      await switching.catch(() => undefined)
      await workspace.close()
    },
  }
}
