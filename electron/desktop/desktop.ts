import { join } from 'node:path'
import { app, BrowserWindow, dialog, screen, shell } from 'electron'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { assertNever, ok, type Result } from '../../shared/border/result.ts'
import {
  type CommandId,
  commands,
  isMainCommand,
  type MainCommandId,
} from '../../shared/desktop/commands.ts'
import type { DesktopChange, DesktopView } from '../../shared/settings/settings.ts'
import type { AppLock } from '../lock/app-lock.ts'
import type { Log } from '../log/log.ts'
import { systemClock } from '../scheduler/clock.ts'
import { type Background, openBackground } from './background.ts'
import { reloadCrashed } from './crashed-window.ts'
import { showMenu } from './menu.ts'
import type { Outlook } from './outlook.ts'
import type { PreferenceStore } from './preferences.ts'
import {
  autostartFile,
  hiddenSwitch,
  linuxStart,
  setLogin,
  systemStart,
} from './start-at-login.ts'
import { keepBounds } from './window-state.ts'
import { keepZoom, nextZoom, sanitizeZoom, type ZoomStep } from './zoom.ts'

export type DesktopOptions = {
  readonly preferences: PreferenceStore
  readonly outlook: () => Outlook
  readonly log: Log
  readonly logFolder: string
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly makeWindow: (isHidden: boolean) => BrowserWindow
  readonly lock: AppLock
}

/** What the app has on the desktop: window, menu, tray, notifications and their preferences. */
export type Desktop = Pick<Background, 'follow' | 'heard' | 'lockChanged'> & {
  /** Opens the first window; hidden when the system started the app and there is a tray. */
  start(): void
  /** Opens the window, or brings the open one to the front. */
  showWindow(): void
  /** Does a command of the main process. */
  run(id: MainCommandId): void
  read(): DesktopView
  save(change: DesktopChange): Result<null, BorderFailure>
  stop(): void
}

/** Whether a tray is certain to be visible; Linux does not tell. */
const hasTray = process.platform !== 'linux'

export function openDesktop(options: DesktopOptions): Desktop {
  const { preferences, emit, log, lock } = options
  const login =
    process.platform === 'linux'
      ? linuxStart(autostartFile(process.env), ownCommand())
      : systemStart(app)
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('child-process-gone', (_event, { type, reason }) =>
    log.info(`Process ${type} ended: ${reason}`),
  )

  const wants = () => {
    const { keepInTray = hasTray, notify = true } = preferences.desktop()
    return { keepInTray, notify }
  }
  const background = openBackground({
    outlook: options.outlook,
    emit,
    report: error => log.bug(error),
    iconFolder: join(app.getAppPath(), 'electron/icons'),
    isWatched: () => BrowserWindow.getAllWindows().some(window => window.isFocused()),
    wants,
    lock,
    openAt(address) {
      showWindow()
      if (address !== undefined) emit('page:open', { address })
    },
  })

  const zoomLevel = () => sanitizeZoom(preferences.desktop().zoom)
  function zoom(to: ZoomStep): void {
    const level = nextZoom(zoomLevel(), to)
    preferences.saveDesktop({ zoom: level })
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomLevel(level)
  }

  function openWindow(isHidden: boolean): void {
    const window = options.makeWindow(isHidden)
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    keepBounds(window, preferences.desktop().place ?? null, areas, bounds =>
      preferences.saveDesktop({ place: bounds }),
    )
    keepZoom(window.webContents, zoomLevel, zoom)
    reloadCrashed(window.webContents, {
      now: () => systemClock.now(),
      report: error => log.bug(error),
      giveUp: () => void offerReload(window),
    })
    window.on('close', event => {
      if (isQuitting || !wants().keepInTray) return
      event.preventDefault()
      window.hide()
    })
  }

  function showWindow(): void {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) {
      openWindow(false)
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  function run(id: MainCommandId): void {
    switch (id) {
      case 'zoom.in':
      case 'zoom.out':
      case 'zoom.reset':
        zoom(id)
        return
      case 'logs.open':
        void shell.openPath(options.logFolder)
        return
      case 'app.quit':
        app.quit()
        return
      default:
        assertNever(id)
    }
  }

  /** Does a command from the menu. The window is shown first for what the window does. */
  function tell(id: CommandId): void {
    if (id === 'app.lock' && lock.canLock()) return lock.lockSoon()
    if (lock.isLocked() && commands[id].worksLocked !== true) return showWindow()
    if (isMainCommand(id)) {
      run(id)
      return
    }
    showWindow()
    emit('command:run', { id })
  }

  showMenu(tell)
  return {
    ...background,
    start: () => openWindow(process.argv.includes(hiddenSwitch) && wants().keepInTray),
    showWindow,
    run,
    read: () => ({ ...wants(), isTrayCertain: hasTray, startAtLogin: login.isOn() }),
    save({ startAtLogin, ...change }) {
      if (startAtLogin !== undefined) {
        const set = setLogin(login, startAtLogin)
        if (!set.ok) return set
      }
      preferences.saveDesktop(change)
      background.refresh()
      return ok(null)
    },
  }
}

/** The command by which the system starts this app at login. */
function ownCommand(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), hiddenSwitch]
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The window of Boxwright crashed several times.',
    detail: 'Orders are still worked on. The log says more.',
    buttons: ['Open the window again', 'Quit Boxwright'],
  })
  if (response !== 0) app.quit()
  // the window may have been closed while the question was open
  else if (!window.isDestroyed()) window.webContents.reload()
}
