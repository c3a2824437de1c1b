import { EventEmitter } from 'node:events'
import type { MenuItemConstructorOptions } from 'electron'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { openDatabase } from '../../db/core/open.ts'
import { openBackground } from '../../electron/desktop/background.ts'
import { type Outlook, ownOutlook } from '../../electron/desktop/outlook.ts'
import { openSystemNotifications } from '../../electron/desktop/system-notifications.ts'
import type { Workspace } from '../../electron/workspace/workspace.ts'
import { type Border, openBorder } from '../border/open-border.ts'
import { order } from '../border/samples.ts'
import { migrationsFolder } from '../support/database.ts'

const system = vi.hoisted(() => ({
  /** The menu of the tray as it was last. */
  menu: [] as MenuItemConstructorOptions[],
  isSupported: false,
  /** What was shown, and what a press on it does. */
  shown: [] as { readonly title: string; readonly press: () => void }[],
  /** What was closed, by its title. */
  closed: [] as string[],
}))
vi.mock('electron', () => ({
  app: { setBadgeCount: () => undefined, quit: () => undefined },
  Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]) {
      system.menu = template
    },
  },
  Tray: class extends EventEmitter {
    setToolTip() {}
    setContextMenu() {}
    destroy() {}
  },
  Notification: class extends EventEmitter {
    readonly title: string
    static isSupported = () => system.isSupported
    static removeAll() {}

    constructor({ title }: { readonly title: string }) {
      super()
      this.title = title
    }

    show() {
      system.shown.push({ title: this.title, press: () => this.emit('click') })
      // as Windows does when the banner goes; its centre lists it on
      this.emit('close')
    }

    close() {
      system.closed.push(this.title)
    }
  },
}))

/** One and the same as long as a test goes on, as that of a seat is. */
function outlookOf(workspace: () => Workspace): () => Outlook {
  const outlook = ownOutlook(workspace)
  return () => outlook
}

let border: Border
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

test('a database that was closed under it ends no restore with an exception', async () => {
  const reports: unknown[] = []
  const db = await openDatabase({ file: ':memory:', migrationsFolder, now: () => 0 })
  rawOf(db).close()
  const background = openBackground({
    outlook: outlookOf(() => ({ ...border.workspace(), db })),
    emit: () => undefined,
    iconFolder: border.folder,
    openAt: () => undefined,
    report: error => reports.push(error),
    isWatched: () => true,
    wants: () => ({ keepInTray: false, notify: false }),
    lock: { isLocked: () => false, canLock: () => false, lockSoon: () => undefined },
  })

  background.follow()
  background.heard('order:changed', { id: 1 })
  background.stop()

  expect(reports).toEqual([])
})

test('a tray menu that was opened before the lock brings the window forward alone', () => {
  const did: string[] = []
  let isLocked = false
  const background = openBackground({
    outlook: outlookOf(() => ({
      ...border.workspace(),
      checkNow: () => did.push('check'),
      pause: () => did.push('pause'),
    })),
    emit: () => undefined,
    iconFolder: border.folder,
    openAt: (address = 'the window') => did.push(address),
    report: error => did.push(String(error)),
    isWatched: () => true,
    wants: () => ({ keepInTray: true, notify: false }),
    lock: { isLocked: () => isLocked, canLock: () => true, lockSoon: () => did.push('lock') },
  })
  background.follow()
  background.lockChanged()
  const { menu } = system
  const press = () => {
    did.length = 0
    for (const { click } of menu) if (click !== undefined) Reflect.apply(click, undefined, [])
    return did.filter(one => one !== 'lock')
  }

  expect(press()).toEqual(['the window', '/orders', '/attention', 'check', 'pause'])
  isLocked = true
  expect(press()).toEqual(Array.from({ length: 5 }, () => 'the window'))
  background.stop()
})

test('a lock takes notifications back, also those whose banner is gone', () => {
  const notifications = openSystemNotifications()
  for (const title of ['Northwind', 'Acme'])
    notifications.show({ title, body: '' }, () => undefined)

  notifications.closeAll()

  expect(system.closed).toEqual(['Northwind', 'Acme'])
})

test('a kind is told on the desktop once it is wanted, and leads to its order', async () => {
  system.isSupported = true
  system.shown.length = 0
  const opened: (string | undefined)[] = []
  const background = openBackground({
    outlook: outlookOf(() => border.workspace()),
    emit: () => undefined,
    iconFolder: border.folder,
    openAt: address => opened.push(address),
    report: error => opened.push(String(error)),
    isWatched: () => false,
    wants: () => ({ keepInTray: false, notify: true }),
    lock: { isLocked: () => false, canLock: () => false, lockSoon: () => undefined },
  })
  background.follow()
  const submit = async (domains: string) => {
    const { id } = await border.call('orders.submit', { ...order, domains })
    background.heard('order:changed', { id })
    return id
  }

  await submit('silent-desk.com')
  await new Promise(resolve => setTimeout(resolve, 3500))
  expect(system.shown.filter(({ title }) => title.includes('entered'))).toEqual([])
  await border.call('settings.save', { notifyOnDesktop: { 'order-created': true } })
  const id = await submit('slow-desk.com')

  const words = `Northwind Outreach · order ${id} was entered`
  await vi.waitFor(() => expect(system.shown.map(({ title }) => title)).toContain(words), {
    timeout: 10_000,
  })
  system.shown.find(({ title }) => title === words)?.press()
  expect(opened).toEqual([`/orders/${id}`])
  background.stop()
  system.isSupported = false
})
