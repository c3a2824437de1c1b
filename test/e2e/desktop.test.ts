import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder, typeInPalette } from './order-form.ts'

/** What the system would show, told by the app itself: nobody looks at a tray under Xvfb. */
async function watchSystem(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ BrowserWindow, Notification, Tray, app }) => {
    const told: Electron.Notification[] = []
    Object.assign(globalThis, {
      badge: -1,
      titles: () => told.map(({ title }) => title),
      pressFirst: () => told[0]?.emit('click'),
    })
    Object.assign(Notification.prototype, {
      show(this: Electron.Notification) {
        told.push(this)
      },
    })
    app.setBadgeCount = count => {
      Object.assign(globalThis, { badge: count })
      return true
    }
    const setMenu = Reflect.get(Tray.prototype, 'setContextMenu')
    Object.assign(Tray.prototype, {
      setContextMenu(this: Electron.Tray, menu: Electron.Menu) {
        const items = menu.items.filter(one => one.type !== 'separator')
        Object.assign(globalThis, {
          trayLabels: items.map(({ label }) => label),
          pressInTray: (wanted: string) => items.find(({ label }) => label === wanted)?.click(),
        })
        Reflect.apply(setMenu, this, [menu])
      },
    })
    const [window] = BrowserWindow.getAllWindows()
    if (window !== undefined)
      window.isFocused = () => Reflect.get(globalThis, 'isLookedAt') === true
  })
}

const seen = (electron: ElectronApplication, name: string): Promise<unknown> =>
  electron.evaluate((_electron, key): unknown => Reflect.get(globalThis, key), name)

const run = (
  electron: ElectronApplication,
  name: string,
  ...args: string[]
): Promise<unknown> =>
  electron.evaluate(
    (_electron, [key, given]): unknown =>
      Reflect.apply(Reflect.get(globalThis, key), undefined, given),
    [name, args] as const,
  )

const told = (electron: ElectronApplication) => run(electron, 'titles')
const badge = (electron: ElectronApplication) => seen(electron, 'badge')
const trayLabels = (electron: ElectronApplication) => seen(electron, 'trayLabels')
const pressInTray = (electron: ElectronApplication, label: string) =>
  run(electron, 'pressInTray', label)

const isVisible = (electron: ElectronApplication): Promise<boolean> =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(window => window.isVisible()),
  )

test('the menu does what the window and the system can', async ({ app }) => {
  const { page, electron } = app
  const press = (id: string) =>
    electron.evaluate(({ Menu }, wanted) => {
      Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
    }, id)
  const zoom = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
    )
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('Orders')

  await press('customers.open')
  await expect(title).toContainText('Customers')
  await press('sidebar.fold')
  await expect(page.getByRole('button', { name: 'Unfold the sidebar' })).toBeVisible()
  await press('zoom.in')
  expect(await zoom()).toBe(0.5)
  await press('zoom.reset')
  expect(await zoom()).toBe(0)
  await press('guide.open')
  await expect(title).toContainText('Guide')
  await press('palette.open')
  await expect(page.getByRole('combobox', { name: /^Search orders/ })).toBeFocused()
})

test('checking stands still while staff pause it', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Orders')
  await typeInPalette(page, 'pause')
  await page.keyboard.press('Enter')
  const foot = page.getByRole('contentinfo')
  await expect(foot).toContainText('Paused by you')
  const id = await submitOrder(app, ['active-pause.com'])
  await page.waitForTimeout(1500)
  expect((await app.call('orders.get', { id })).domains[0]).toMatchObject({ stage: 'lookup' })

  await foot.getByRole('button', { name: 'Resume' }).click()

  await reach(app, id, 'completed')
})

test('in the tray the app goes on without its window', async ({ start }) => {
  const app = await start()
  const { page, electron } = app
  await watchSystem(electron)
  await goTo(page, '/settings/general')
  await page.getByRole('switch', { name: /^Keep running in the tray/ }).click()
  await expect.poll(() => trayLabels(electron)).toContain('Nothing needs attention')

  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await isVisible(electron)).toBe(false)
  const refused = await submitOrder(app, ['refused-tray.com'])
  await reach(app, refused, 'draft')
  await expect.poll(() => trayLabels(electron)).toContain('1 needs attention')
  await expect.poll(() => badge(electron)).toBe(1)

  await pressInTray(electron, 'Pause checking')
  await expect.poll(() => trayLabels(electron)).toContain('Resume checking')
  expect(await app.call('engine.status', {})).toMatchObject({ paused: true })
  await pressInTray(electron, '1 needs attention')
  expect(await isVisible(electron)).toBe(true)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Needs attention')
})

test('news is told once, together, and leads to its order', async ({ app }) => {
  const { page, electron } = app
  await watchSystem(electron)
  const id = await submitOrder(app, ['active-news.com'])
  await reach(app, id, 'completed')
  await expect
    .poll(() => told(electron), { timeout: 15_000 })
    .toEqual([`Northwind Outreach · order ${id} is complete`])
  await expect(page.getByRole('status', { name: 'Changes in the background' })).toHaveText(
    `Order ${id} completed`,
  )

  await run(electron, 'pressFirst')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('active-news.com')

  await electron.evaluate(() => Object.assign(globalThis, { isLookedAt: true }))
  const watched = await submitOrder(app, ['active-watched.com'])
  await reach(app, watched, 'completed')
  await expect(page.getByRole('status', { name: 'Changes in the background' })).toHaveText(
    `Order ${watched} completed`,
    { timeout: 15_000 },
  )
  expect(await told(electron)).toHaveLength(1)

  await electron.evaluate(() => Object.assign(globalThis, { isLookedAt: false }))
  await app.call('desktop.save', { notify: false })
  const unwanted = await submitOrder(app, ['active-unwanted.com'])
  await reach(app, unwanted, 'completed')
  await expect(page.getByRole('status', { name: 'Changes in the background' })).toHaveText(
    `Order ${unwanted} completed`,
    { timeout: 15_000 },
  )
  expect(await told(electron)).toHaveLength(1)
})

test('a crashed window comes back while the engine goes on', async ({ app }) => {
  const { electron } = app
  const id = await submitOrder(app, ['active-crash.com'])

  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )

  // Playwright gives a crashed page up, so the window is asked through the main process
  const ask = (code: string): Promise<unknown> =>
    electron.evaluate(async ({ BrowserWindow }, script): Promise<unknown> => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null
      // a page that goes away meanwhile never answers
      const late = new Promise(done => setTimeout(done, 2000, null))
      return Promise.race([contents.executeJavaScript(script), late])
    }, code)
  await expect
    .poll(() => ask("document.querySelector('h1')?.textContent ?? ''"), { timeout: 20_000 })
    .toMatch(/^Orders/)
  const status = `boxwright.call('orders.get', { id: ${id} }).then(answer => answer.value.status)`
  await expect.poll(() => ask(status), { timeout: 30_000 }).toBe('completed')
})

test('place and zoom of the window survive a restart', async ({ start }) => {
  const first = await start()
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1010, height: 720 }),
  )
  await first.call('commands.run', { id: 'zoom.in' })
  await first.close()

  const { electron } = await start()

  const [bounds, zoom] = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return [window?.getBounds(), window?.webContents.getZoomLevel()] as const
  })
  expect(bounds).toEqual({ x: 40, y: 60, width: 1010, height: 720 })
  expect(zoom).toBe(0.5)
})

test('starting at login is one file, taken away again', async ({ start }) => {
  test.skip(process.platform !== 'linux', 'other systems keep a list of their own')
  const config = test.info().outputPath('config')
  const file = join(config, 'autostart', 'boxwright.desktop')
  const { page } = await start({ env: { XDG_CONFIG_HOME: config } })
  await goTo(page, '/settings/general')
  const choice = page.getByRole('switch', { name: 'Start when I log in' })
  await choice.click()
  await expect(choice).toBeChecked()
  expect(existsSync(file)).toBe(true)

  await choice.click()

  await expect(choice).not.toBeChecked()
  expect(existsSync(file)).toBe(false)
})

test('the focus stays in the page when a dialog has closed', async ({ app }) => {
  const { page } = app
  await goTo(page, '/customers')
  const opener = page.getByRole('button', { name: 'New customer' })
  await opener.click()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await typeInPalette(page, 'plans')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plans')
  await expect.poll(() => page.evaluate('document.activeElement === document.body')).toBe(false)
})
