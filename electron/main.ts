// comes first, so that no connection is made before it
import './desktop/certificates.ts'
import { join } from 'node:path'
import { app, dialog, ipcMain, session } from 'electron'
import { takeUserData } from './backups/own-folder.ts'
import { openDoor } from './border/door.ts'
import { hasCommand, ownArguments } from './cli/words.ts'
import type { Running } from './compose.ts'
import { registerAppScheme, serveAppScheme } from './desktop/app-scheme.ts'
import { closeNetwork, forbidNames } from './desktop/no-network.ts'
import { drivingSwitches } from './desktop/packaged-switches.ts'
import { type MainWindow, openMainWindow } from './desktop/window.ts'

registerAppScheme()

const devUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
forbidNames(devUrl)

const outFolder = join(import.meta.dirname, '..')
const preloadFolder = join(outFolder, 'preload')
let running: Running | null = null

/** Loads the window, and all else meanwhile: what is imported here delays both. */
async function start(): Promise<void> {
  performance.mark('ready')
  serveAppScheme({
    folder: join(outFolder, 'renderer'),
    devUrl,
  })
  await closeNetwork(session.defaultSession, devUrl)
  const door = openDoor(ipcMain)
  let first: MainWindow | null = openMainWindow(preloadFolder)
  performance.mark('window made')
  const { compose } = await import('./compose.ts')
  performance.mark('all imported')
  running = await compose(door, isHidden => {
    const { window, showWhenReady } = first ?? openMainWindow(preloadFolder)
    first = null
    if (!isHidden) showWhenReady()
    return window
  })
  if (running === null) return app.exit(0)
  running.start()
  performance.mark('database open')
}

/** Runs the command of the command line, with the keychain but without a window. */
async function runCommand(): Promise<void> {
  app.dock?.hide()
  const { runCli } = await import('./cli/run-cli.ts')
  const { systemKeychain } = await import('./desktop/keychain.ts')
  const hasData = words.some(word => word.startsWith('--data'))
  const data = hasData ? [] : ['--data', app.getPath('userData')]
  const code = await runCli([...words, ...data], {
    keychain: systemKeychain(),
    migrationsFolder: join(app.getAppPath(), 'db/migrations'),
  })
  app.exit(code)
}

/** What was typed behind the app's own name; an app that is not packaged is named by its folder. */
const typed = process.argv.slice(1)
const folderAt = app.isPackaged ? -1 : typed.findIndex(arg => !arg.startsWith('-'))
const words = ownArguments(typed.slice(folderAt + 1))
const untakeable = takeUserData(app.getPath('userData'))
const driving = app.isPackaged
  ? drivingSwitches(process.argv.slice(1), name => app.commandLine.hasSwitch(name))
  : []
if (driving.length > 0) {
  // ends before Chromium opens the port by which another program could read the app's secrets
  process.stderr.write(`Boxwright does not start with ${driving.join(' ')}.\n`)
  app.exit(1)
} else if (untakeable !== null) {
  process.stderr.write(`Boxwright could not start: ${untakeable}\n`)
  dialog.showErrorBox('Boxwright could not start', untakeable)
  app.exit(1)
} else if (hasCommand(words)) {
  app
    .whenReady()
    .then(runCommand)
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      app.exit(1)
    })
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => running?.showWindow())
  app.on('activate', () => running?.showWindow())
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (running === null) return
    event.preventDefault()
    // `exit` asks nobody: the windows are closed and all is written
    void running.stop().finally(() => app.exit(0))
  })
  // no top-level await: `ready` waits for this module
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      process.stderr.write(`Boxwright could not start: ${message}\n`)
      dialog.showErrorBox('Boxwright could not start', message)
      app.exit(1)
    })
} else {
  app.quit()
}
