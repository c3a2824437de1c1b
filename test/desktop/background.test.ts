import { EventEmitter } from 'node:events'
import type { MenuItemConstructorOptions } from 'electron'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { openDatabase } from '../../db/core/open.ts'
import { openBackground } from '../../electron/desktop/background.ts'
import { openSystemNotifications } from '../../electron/desktop/system-notifications.ts'
import { type Border, openBorder } from '../border/open-border.ts'
import { migrationsFolder } from '../support/database.ts'

const system = vi.hoisted(() => ({
  /** The menu of the tray as it was last. */
  menu: [] as MenuItemConstructorOptions[],
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
    static isSupported = () => false
    static removeAll() {}

    constructor({ title }: { readonly title: string }) {
      super()
      this.title = title
    }

    show() {
      // as Windows does when the banner goes; its centre lists it on
      this.emit('close')
    }

    close() {
      system.closed.push(this.title)
    }
  },
}))

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
    workspace: () => ({ ...border.workspace(), db }),
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
    workspace: () => ({
      ...border.workspace(),
      checkNow: () => did.push('check'),
      pause: () => did.push('pause'),
    }),
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
