import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, inOneApp, test } from './fixtures.ts'
import { goTo, openNewOrder, reach, submitOrder, typeInPalette } from './order-form.ts'

/** Every breach of the content policy from the next load on. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.context().addInitScript(`
    globalThis.breaches = []
    document.addEventListener('securitypolicyviolation', event => {
      breaches.push([event.effectiveDirective, event.blockedURI, event.sample].join(' '))
    })
  `)
  await page.reload()
  return () => page.evaluate('breaches')
}

test('every screen keeps to the content policy', async ({ app }) => {
  const { page } = app
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  const breaches = await watchPolicy(page)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('Orders')
  const id = await submitOrder(app, ['active-policy.com', 'refused-policy.com'])
  const row = page.getByRole('row').filter({ hasText: 'active-policy.com' })
  await row.getByRole('gridcell').nth(1).click()
  await expect(title).toContainText('Draft', { timeout: 30_000 })
  for (const name of ['Domains', 'Mailboxes', 'Transfers and requests', 'Timeline', 'Details'])
    await page.getByRole('tab', { name }).click()
  const orderPage = new URL(page.url()).hash.slice(1)
  await goTo(page, '/dashboard')
  await expect(page.getByText('Longest in one stage')).toBeVisible()
  await goTo(page, orderPage)
  await page.getByRole('button', { name: 'Edit and resubmit' }).click()
  await expect(title).toContainText('Edit and resubmit')
  await page.getByRole('link', { name: 'Orders' }).click()
  await openNewOrder(app)
  await page.getByRole('button', { name: 'New customer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'New plan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Private SMTP' }).click()
  await page.getByRole('button', { name: 'Extras' }).click()
  await page.getByRole('link', { name: 'Mailboxes' }).click()
  await page
    .getByRole('button', { name: /^Show password/ })
    .first()
    .click()
  // both are there only once Mailin lists them, and that is late for some
  const boxes = page.getByRole('checkbox', { name: /^Choose .*@active/ })
  await expect(boxes).toHaveCount(2)
  for (const box of await boxes.all()) await expect(box).toBeEnabled({ timeout: 20_000 })
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check()
  await page.getByRole('button', { name: /^Export 2/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Settings' }).click()
  const sections = page.getByRole('navigation', { name: 'Settings' }).getByRole('link')
  for (const section of await sections.all()) await section.click()
  for (const name of [
    'Needs attention',
    'Transfers',
    'Customers',
    'Plans',
    'Messages',
    'Activity',
  ]) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
    await expect(title).toContainText(name)
  }
  await goTo(page, '/nowhere')
  await expect(title).toContainText('No such page')
  await typeInPalette(page, 'active-policy')
  await expect(page.getByRole('option', { name: /active-policy/ }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+E')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  // its keys count until it is gone
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('F1')
  await expect(title).toContainText('Guide')

  expect(await breaches()).toEqual([])
  expect(errors).toEqual([])
  await reach(app, id, 'draft')
})

test('the window has no way outside', async ({ app }) => {
  const { page, electron } = app
  await electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = address => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  const here = page.url()
  for (const address of [
    'https://evil.example/',
    'file:///etc/passwd',
    'javascript:globalThis.hasRun = true',
    'data:text/html,<script>1</script>',
    'app://elsewhere/index.html',
  ])
    await page.evaluate(`{
      const target = ${JSON.stringify(address)}
      window.open(target)
      document.body.append(Object.assign(document.createElement('iframe'), { src: target }))
      location.href = target
    }`)
  await page.evaluate("void window.open('https://app.mailin.ai/domains')")

  await page.waitForTimeout(500)
  // asked of the page itself: Playwright waits for the navigations that were stopped
  expect(await page.evaluate('location.href')).toBe(here)
  expect(await page.evaluate(`'hasRun' in globalThis`)).toBe(false)
  expect(await page.evaluate(`document.querySelector('h1').textContent`)).toMatch(/^Orders/)
  expect(electron.windows()).toHaveLength(1)
  const opened: unknown = await electron.evaluate(() => Reflect.get(globalThis, 'opened'))
  expect(opened).toEqual(['https://app.mailin.ai/domains'])
})

test.describe('a page', () => {
  const one = inOneApp()

  test('permissions are denied to the page', async () => {
    const answers: unknown = await one().page.evaluate(`(async () => {
      const state = async name => (await navigator.permissions.query({ name })).state
      return {
        notifications: await Notification.requestPermission(),
        geolocation: await state('geolocation'),
        camera: await state('camera'),
        media: await navigator.mediaDevices
          .getUserMedia({ video: true })
          .then(() => 'granted', () => 'denied'),
      }
    })()`)

    expect(answers).toEqual({
      notifications: 'denied',
      geolocation: 'denied',
      camera: 'denied',
      media: 'denied',
    })
  })

  test('the real window is sandboxed and isolated', async () => {
    const preferences = await one().electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window): unknown =>
        // what the window really got; Electron has it, and its types do not
        Reflect.apply(
          Reflect.get(window.webContents, 'getLastWebPreferences'),
          window.webContents,
          [],
        ),
      ),
    )

    expect(preferences).toHaveLength(1)
    expect(preferences[0]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    })
    const within: unknown = await one().page.evaluate(`({
      bridge: Object.keys(boxwright).sort(),
      node: ['require', 'process', 'module', 'Buffer'].filter(name => name in globalThis),
    })`)
    expect(within).toEqual({ bridge: ['call', 'subscribe'], node: [] })
  })

  test('an injected script does not run', async () => {
    const { page } = one()
    const breaches = await watchPolicy(page)

    await page.evaluate(`
      const add = (name, properties) =>
        document.body.append(Object.assign(document.createElement(name), properties))
      add('script', { textContent: 'globalThis.hasRun = true' })
      add('script', { src: 'https://evil.example/x.js' })
      add('div', { innerHTML: '<img src="x" onerror="globalThis.hasRun = true">' })
      add('img', { src: 'https://evil.example/x.png' })
      add('div', { innerHTML: '<p style="color: red">styled</p>' })
    `)

    await expect.poll(async () => (await breaches()).length).toBeGreaterThanOrEqual(5)
    const directives = (await breaches()).map(breach => breach.split(' ')[0])
    expect(new Set(directives)).toEqual(
      new Set(['script-src-elem', 'script-src-attr', 'img-src', 'style-src-attr']),
    )
    expect(await page.evaluate(`'hasRun' in globalThis`)).toBe(false)
    const refused = await page.evaluate(
      "fetch('https://evil.example/').then(() => 'went out', () => 'refused')",
    )
    expect(refused).toBe('refused')
  })
})

test('a second start focuses the first', async ({ app, dataFolder }) => {
  const { electron } = app
  await electron.evaluate(({ app, BrowserWindow }) => {
    Object.assign(globalThis, { starts: 0 })
    app.on('second-instance', () => Object.assign(globalThis, { starts: 1 }))
    BrowserWindow.getAllWindows()[0]?.minimize()
  })
  const began = Date.now()

  const code = await exitOf(startAgain(dataFolder))

  expect(code).toBe(0)
  // it was heard: Chromium would wait 20 seconds for a first one that does not answer
  expect(Date.now() - began).toBeLessThan(20_000)
  const seen = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return {
      starts: Number(Reflect.get(globalThis, 'starts')),
      isMinimized: window?.isMinimized(),
      isVisible: window?.isVisible(),
    }
  })
  expect(seen).toEqual({ starts: 1, isMinimized: false, isVisible: true })
  await expect(app.page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
})

test('colours and folding survive a restart', async ({ start }) => {
  const first = await start()
  await goTo(first.page, '/settings/general')
  await first.page.getByText('Dark', { exact: true }).click()
  await first.page.getByRole('button', { name: 'Fold the sidebar' }).click()
  const scheme = (page: Page) => page.locator('html').getAttribute('data-mantine-color-scheme')
  expect(await scheme(first.page)).toBe('dark')
  await first.close()

  const { page } = await start()

  await expect(page.getByRole('button', { name: 'Unfold the sidebar' })).toBeVisible()
  expect(await scheme(page)).toBe('dark')
  await goTo(page, '/settings/general')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

function startAgain(dataFolder: string): ChildProcess {
  const executable = process.env['BOXWRIGHT_ELECTRON'] ?? ''
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawn(executable, [...root, `--user-data-dir=${dataFolder}`, resolve('.')], {
    stdio: 'ignore',
  })
}

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>(done => child.once('exit', code => done(code)))
