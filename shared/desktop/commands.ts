/** Commands that lead to a page of the window, and where. */
export const pageCommands = {
  'order.new': '/orders/new',
  'orders.import': '/orders/import',
  'customer.new': '/customers/new',
  'dashboard.open': '/dashboard',
  'orders.open': '/orders',
  'attention.open': '/attention',
  'transfers.open': '/transfers',
  'mailboxes.open': '/mailboxes',
  'renewals.open': '/renewals',
  'customers.open': '/customers',
  'invoicing.open': '/invoicing',
  'plans.open': '/plans',
  'messages.open': '/messages',
  'activity.open': '/activity',
  'settings.open': '/settings',
  'guide.open': '/guide',
} as const
export type PageCommandId = keyof typeof pageCommands

/** Commands that the window does by itself. */
export const windowCommandIds = [
  'export.new',
  'list.export',
  'checking.now',
  'checking.pause',
  'data.backUp',
  'app.lock',
  'palette.open',
  'place.back',
  'place.forward',
  'sidebar.fold',
  'theme.switch',
] as const
export type WindowCommandId = (typeof windowCommandIds)[number]

/** Commands that the main process does; the window asks for them by `commands.run`. */
export const mainCommandIds = [
  'zoom.in',
  'zoom.out',
  'zoom.reset',
  'logs.open',
  'app.quit',
] as const
export type MainCommandId = (typeof mainCommandIds)[number]

/** What staff can tell the app by menu, key or palette. Stored: the palette remembers them. */
export type CommandId = PageCommandId | WindowCommandId | MainCommandId

export type Command = {
  readonly title: string
  /** As Electron writes it; `CmdOrCtrl` is ⌘ on macOS. */
  readonly accelerator?: string
  /** Its keys on macOS, where they are others. */
  readonly macAccelerator?: string
  readonly menu: 'file' | 'view' | 'go' | 'help'
  /** Done while the app is locked, too, because it shows no data. */
  readonly worksLocked?: true
}

/**
 * The one list that menu, window, palette and `docs/guide/keyboard.md` follow, in the order of
 * the menus.
 */
export const commands: Readonly<Record<CommandId, Command>> = {
  'order.new': { title: 'New order', accelerator: 'CmdOrCtrl+N', menu: 'file' },
  'orders.import': { title: 'Import orders…', menu: 'file' },
  'customer.new': { title: 'New customer', menu: 'file' },
  'export.new': { title: 'Export what is new…', accelerator: 'CmdOrCtrl+E', menu: 'file' },
  'list.export': { title: 'Export this list…', menu: 'file' },
  'checking.now': { title: 'Check now', accelerator: 'CmdOrCtrl+R', menu: 'file' },
  'checking.pause': { title: 'Pause or resume checking', menu: 'file' },
  'data.backUp': { title: 'Back up the database', menu: 'file' },
  'app.lock': { title: 'Lock Boxwright', accelerator: 'CmdOrCtrl+L', menu: 'file' },
  'app.quit': {
    title: 'Quit Boxwright',
    accelerator: 'CmdOrCtrl+Q',
    menu: 'file',
    worksLocked: true,
  },
  'sidebar.fold': {
    title: 'Fold or unfold the sidebar',
    accelerator: 'CmdOrCtrl+B',
    menu: 'view',
  },
  'theme.switch': {
    title: 'Switch between light and dark',
    accelerator: 'CmdOrCtrl+Shift+L',
    menu: 'view',
  },
  'zoom.in': {
    title: 'Zoom in',
    accelerator: 'CmdOrCtrl+Plus',
    menu: 'view',
    worksLocked: true,
  },
  'zoom.out': {
    title: 'Zoom out',
    accelerator: 'CmdOrCtrl+-',
    menu: 'view',
    worksLocked: true,
  },
  'zoom.reset': {
    title: 'Usual size',
    accelerator: 'CmdOrCtrl+0',
    menu: 'view',
    worksLocked: true,
  },
  'palette.open': { title: 'Search and commands', accelerator: 'CmdOrCtrl+K', menu: 'go' },
  'place.back': {
    title: 'Back',
    accelerator: 'Alt+Left',
    macAccelerator: 'Cmd+[',
    menu: 'go',
  },
  'place.forward': {
    title: 'Forward',
    accelerator: 'Alt+Right',
    macAccelerator: 'Cmd+]',
    menu: 'go',
  },
  'dashboard.open': { title: 'Dashboard', accelerator: 'CmdOrCtrl+1', menu: 'go' },
  'orders.open': { title: 'Orders', accelerator: 'CmdOrCtrl+2', menu: 'go' },
  'attention.open': { title: 'Needs attention', accelerator: 'CmdOrCtrl+3', menu: 'go' },
  'transfers.open': { title: 'Transfers', accelerator: 'CmdOrCtrl+4', menu: 'go' },
  'mailboxes.open': { title: 'Mailboxes', accelerator: 'CmdOrCtrl+5', menu: 'go' },
  'renewals.open': { title: 'Renewals', menu: 'go' },
  'customers.open': { title: 'Customers', accelerator: 'CmdOrCtrl+6', menu: 'go' },
  'invoicing.open': { title: 'Invoicing', menu: 'go' },
  'plans.open': { title: 'Plans', accelerator: 'CmdOrCtrl+7', menu: 'go' },
  'messages.open': { title: 'Messages', accelerator: 'CmdOrCtrl+8', menu: 'go' },
  'activity.open': { title: 'Activity', accelerator: 'CmdOrCtrl+9', menu: 'go' },
  'settings.open': { title: 'Settings', accelerator: 'CmdOrCtrl+,', menu: 'go' },
  'guide.open': { title: 'Guide', accelerator: 'F1', menu: 'help' },
  'logs.open': { title: 'Open the log folder', menu: 'help' },
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very record
export const commandIds = Object.keys(commands) as CommandId[]

export const isPageCommand = (id: CommandId): id is PageCommandId => id in pageCommands
export const isMainCommand = (id: CommandId): id is MainCommandId =>
  mainCommandIds.some(one => one === id)

/** The keys of a command as Electron writes them; undefined: it has none. */
export function acceleratorOf(id: CommandId, isMac: boolean): string | undefined {
  const { accelerator, macAccelerator } = commands[id]
  return isMac ? (macAccelerator ?? accelerator) : accelerator
}

const signs: Readonly<Record<string, string>> = { Plus: '+', Left: '←', Right: '→' }
const macSigns: Readonly<Record<string, string>> = {
  ...signs,
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Shift: '⇧',
  Alt: '⌥',
}

/** The keys as staff read them: "Ctrl+N", "⌘N". */
export function keysOf(accelerator: string, isMac: boolean): string {
  const parts = accelerator.split('+')
  if (isMac) return parts.map(part => macSigns[part] ?? part).join('')
  return parts.map(part => (part === 'CmdOrCtrl' ? 'Ctrl' : (signs[part] ?? part))).join('+')
}

/** A key event, by the DOM's names. */
export type Keys = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** The command of these keys; null: none. Digits count by `code`, too: some layouts shift them. */
export function commandOf(keys: Keys, isMac: boolean): CommandId | null {
  return (
    commandIds.find(id => {
      const accelerator = acceleratorOf(id, isMac)
      return accelerator !== undefined && isPressed(accelerator, keys, isMac)
    }) ?? null
  )
}

function isPressed(accelerator: string, keys: Keys, isMac: boolean): boolean {
  const parts = accelerator.split('+')
  const key = parts.at(-1)?.toLowerCase()
  const wantsMain = parts.includes('CmdOrCtrl') || parts.includes('Cmd')
  const main = isMac ? keys.metaKey : keys.ctrlKey
  const other = isMac ? keys.ctrlKey : keys.metaKey
  if (main !== wantsMain || other || keys.altKey !== parts.includes('Alt')) return false
  const isDigit = keys.code === `Digit${key}`
  if (keys.shiftKey !== parts.includes('Shift') && !isDigit) return false
  return isDigit || keys.key.toLowerCase().replace('arrow', '') === key
}
