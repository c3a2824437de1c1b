import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import {
  acceleratorOf,
  type Command,
  type CommandId,
  commandIds,
  commands,
  isMainCommand,
} from '../../shared/desktop/commands.ts'

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/** The menus, from `shared/desktop/commands.ts`; what every app has comes from Electron's roles. */
export function menuTemplate(run: (id: CommandId) => void, isMac: boolean): readonly Item[] {
  const of = (menu: Command['menu']) =>
    commandIds
      .filter(id => commands[id].menu === menu && !(isMac && id === 'app.quit'))
      .map(id => itemOf(id, run, isMac))
  const appMenu: readonly Item[] = isMac ? [{ role: 'appMenu' }] : []
  const about: readonly Item[] = isMac ? [] : [line, { role: 'about' }]
  return [
    ...appMenu,
    { label: 'File', submenu: [...of('file'), line, { role: 'close' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [...of('view'), zoomInToo(run), line, { role: 'togglefullscreen' }],
    },
    { label: 'Go', submenu: of('go') },
    { label: 'Help', role: 'help', submenu: [...of('help'), ...about] },
  ]
}

/** An entry. For commands of the window its keys are only shown, as the window listens itself. */
function itemOf(id: CommandId, run: (id: CommandId) => void, isMac: boolean): Item {
  const { title } = commands[id]
  const accelerator = acceleratorOf(id, isMac)
  return {
    id,
    label: title,
    ...(accelerator === undefined ? {} : { accelerator }),
    registerAccelerator: isMainCommand(id),
    click: () => run(id),
  }
}

/** A hidden entry for zooming in by "=", which is Plus without Shift on most keyboards. */
function zoomInToo(run: (id: CommandId) => void): Item {
  return {
    label: commands['zoom.in'].title,
    accelerator: 'CmdOrCtrl+=',
    visible: false,
    acceleratorWorksWhenHidden: true,
    click: () => run('zoom.in'),
  }
}

export function showMenu(run: (id: CommandId) => void): void {
  app.setAboutPanelOptions({
    applicationName: 'Boxwright',
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence',
  })
  const isMac = process.platform === 'darwin'
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(run, isMac)]))
}
