import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { rawOf } from '../../db/core/connection.ts'
import { closeDatabase } from '../../db/core/database.ts'
import { writeBenchKey } from '../bench/data/bench-key.ts'
import { fillDatabase } from '../bench/data/fill-database.ts'
import { openBench } from '../bench/data/open-large.ts'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

const stored = 'xn--bcher-acme-9db.de'

/** Numbers in tables of which a part is not seen. */
const cutNumbers = `(() => {
  const isNumber = /^[+#]?\\d[\\d.,\\s]*((of \\d[\\d.,\\s]*)|[a-z]+)?$/
  const cut = []
  for (const cell of document.querySelectorAll('td')) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (!isNumber.test(text.data.trim())) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const { left, right, width } = range.getBoundingClientRect()
      if (width === 0) continue
      for (let box = text.parentElement; box !== cell.parentElement; box = box.parentElement) {
        const edge = box.getBoundingClientRect()
        if (right > edge.right + 0.5 || left < edge.left - 0.5) {
          cut.push(text.data)
          break
        }
      }
    }
  }
  return cut
})()`

async function resize({ electron }: App, width: number, height: number, zoom = 1) {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(size.width, size.height)
      window?.webContents.setZoomFactor(size.zoom)
    },
    { width, height, zoom },
  )
}

test('a number is never cut', async ({ start, dataFolder }) => {
  mkdirSync(join(dataFolder, 'practice'), { recursive: true })
  const db = await openBench(join(dataFolder, 'practice/boxwright.db'))
  fillDatabase(rawOf(db), { orders: 30, domains: 9_000 }, Date.now())
  rawOf(db).exec(`
    insert into orders (id, user_id, plan_id, status_manage_by_admin, submission, moved_at,
      created_at, updated_at) values (123456, 1, 1, 'pending', 1, 0, 0, 0)`)
  closeDatabase(db)
  writeBenchKey(join(dataFolder, 'practice'))
  const app = await start()
  const { page } = app
  expect(await app.call('vault.status', {})).toMatchObject({ state: 'open' })
  for (const [width, height] of [
    [1280, 800],
    [1000, 700],
  ] as const) {
    await resize(app, width, height)
    for (const address of ['/orders', '/mailboxes', '/transfers', '/attention', '/customers']) {
      await goTo(page, address)
      await expect(page.getByRole('grid').first().locator('tbody tr').first()).toBeVisible()
      await expect.poll(() => page.evaluate(cutNumbers), { message: address }).toEqual([])
    }
  }
  await goTo(page, '/orders?time=last-month')
  for (const zoom of [1, 2]) {
    await resize(app, 1000, 700, zoom)
    await expect(page.getByRole('button', { name: 'Cancelled' })).toBeVisible()
    await expect.poll(() => page.evaluate(cutTools), { message: `${zoom}` }).toEqual([])
  }
  await resize(app, 1000, 700)
  await goTo(page, '/orders')
  await expect(page.getByText(/^\d+ of \d\d,\d{3}$/)).toBeVisible()
})

/** Names of tabs and buttons above the list that reach over an edge of the page. */
const cutTools = `(() => {
  const { left, right } = document.querySelector('main').getBoundingClientRect()
  return [...document.querySelectorAll('main [role=group] button, main [aria-label^="Entered"]')]
    .filter(one => {
      const box = one.getBoundingClientRect()
      const group = one.parentElement.getBoundingClientRect()
      return box.right > Math.min(right, group.right + 0.5) || box.left < left
    })
    .map(one => one.textContent)
})()`

/** Domains in view whose letters are not all seen. */
const cutNames = `[...document.querySelectorAll('td bdi.mono')]
  .filter(one => [one, ...one.children].some(part => part.scrollWidth > part.clientWidth + 1))
  .map(one => one.title)`

test('at 200 % the domains that need a person are whole', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['refused-lima.com'])
  await reach(app, id, 'draft')
  await resize(app, 1280, 800, 2)
  await goTo(page, '/attention')

  await expect(page.getByTitle('refused-lima.com')).toBeVisible()

  expect(await page.evaluate(cutNames)).toEqual([])
})

test('a name with umlauts is found, read and copied', async ({ app }) => {
  const { page, electron } = app
  const id = await submitOrder(app, ['Bücher-Acme.de', 'plain-acme.com'])
  await goTo(page, '/orders')
  await page.getByRole('textbox', { name: 'Search domains, customers, ids' }).fill('bücher')
  const row = page.getByRole('grid', { name: 'Orders' }).locator('tbody tr')
  await expect(row).toHaveCount(1)
  const name = row.getByTitle(stored)
  await expect(name).toHaveText('bücher-acme.de')
  await expect(name).toHaveAttribute('title', `bücher-acme.de\n${stored}`)

  await page.getByRole('heading', { level: 1 }).click()
  await page.evaluate(`(() => {
    document.getSelection().selectAllChildren(document.querySelector('td bdi'))
    document.execCommand('copy')
  })()`)
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(stored)

  await goTo(page, `/orders/${id}`)
  await page.getByRole('button', { name: `More for ${stored}` }).click()
  await page.getByRole('menuitem', { name: 'History of this domain' }).click()
  const activity = page.getByRole('grid', { name: 'History' })
  await expect(activity).toContainText('bücher-acme.de')
  await expect(activity).not.toContainText('plain-acme.com')
})
