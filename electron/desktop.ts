import { app, BrowserWindow, screen, shell } from 'electron'
import type { EventName, Events } from '../shared/calls.ts'
import { type CommandId, isMainCommand, type MainCommandId } from '../shared/commands.ts'
import { assertNever } from '../shared/result.ts'
import { showMenu } from './menu.ts'
import type { PreferenceStore } from './preferences.ts'
import { keepPlace } from './window-state.ts'
import { keepZoom, nextZoom, sanitizeZoom, type ZoomStep } from './zoom.ts'

export type DesktopOptions = {
  readonly preferences: PreferenceStore
  readonly logFolder: string
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly makeWindow: () => BrowserWindow
}

/** The app as the system around it sees it: window, menu and what staff tell by them. */
export type Desktop = {
  /** Opens the window, or brings the one there is to the front. */
  showWindow(): void
  /** A command that the main process does. */
  run(id: MainCommandId): void
}

export function openDesktop(options: DesktopOptions): Desktop {
  const { preferences, emit } = options

  const zoomLevel = () => sanitizeZoom(preferences.desktop().zoom)
  function zoom(to: ZoomStep): void {
    const level = nextZoom(zoomLevel(), to)
    preferences.saveDesktop({ zoom: level })
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomLevel(level)
  }

  function openWindow(): BrowserWindow {
    const window = options.makeWindow()
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    keepPlace(window, preferences.desktop().place ?? null, areas, place =>
      preferences.saveDesktop({ place }),
    )
    keepZoom(window.webContents, zoomLevel, zoom)
    return window
  }

  function showWindow(): void {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) {
      openWindow()
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

  /** From the menu; what the window does is no use while nobody sees it. */
  function tell(id: CommandId): void {
    if (isMainCommand(id)) {
      run(id)
      return
    }
    showWindow()
    emit('command:run', { id })
  }

  showMenu(tell)
  return { showWindow, run }
}
