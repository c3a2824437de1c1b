import { join } from 'node:path'
import { Menu, type MenuItemConstructorOptions, Tray } from 'electron'
import { numberText } from '../../shared/text/locale.ts'

export type TrayView = {
  readonly inProgress: number
  readonly attention: number
  readonly isPaused: boolean
  /** `off`: no code or passphrase is set, so nothing would open the lock again. */
  readonly lock: 'off' | 'open' | 'locked'
}

export type TrayActs = {
  readonly open: (address?: string) => void
  readonly check: () => void
  readonly pause: (isPaused: boolean) => void
  readonly lock: () => void
  readonly quit: () => void
}

const line: MenuItemConstructorOptions = { type: 'separator' }

export function trayTemplate(
  { inProgress, attention, isPaused, lock }: TrayView,
  acts: TrayActs,
): readonly MenuItemConstructorOptions[] {
  const open = { label: 'Open Boxwright', click: () => acts.open() }
  const quit = { label: 'Quit Boxwright', click: acts.quit }
  if (lock === 'locked') return [open, line, quit]
  return [
    open,
    line,
    {
      label: `${numberText(inProgress)} in progress`,
      click: () => acts.open('/orders'),
    },
    {
      label:
        attention === 0
          ? 'Nothing needs attention'
          : `${numberText(attention)} ${attention === 1 ? 'needs' : 'need'} attention`,
      click: () => acts.open('/attention'),
    },
    line,
    { label: 'Check now', enabled: !isPaused, click: acts.check },
    {
      label: isPaused ? 'Resume checking' : 'Pause checking',
      click: () => acts.pause(!isPaused),
    },
    line,
    ...(lock === 'open' ? [{ label: 'Lock Boxwright', click: acts.lock }] : []),
    quit,
  ]
}

export type TrayIcon = { show(view: TrayView): void; close(): void }

/** Opens the icon in the tray; where the desktop has no tray, it is not seen. */
export function openTray(iconFolder: string, acts: TrayActs): TrayIcon {
  const name = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'
  const tray = new Tray(join(iconFolder, name))
  tray.on('click', () => acts.open())
  return {
    show(view) {
      const state = stateWords(view)
      tray.setToolTip(state === '' ? 'Boxwright' : `Boxwright: ${state}`)
      // Linux shows a change only in a menu that is new
      tray.setContextMenu(Menu.buildFromTemplate([...trayTemplate(view, acts)]))
    },
    close: () => tray.destroy(),
  }
}

function stateWords({ attention, isPaused, lock }: TrayView): string {
  if (lock === 'locked') return 'locked'
  if (isPaused) return 'paused'
  return attention > 0 ? `${numberText(attention)} need attention` : ''
}
