import type { Page } from '@playwright/test'
import { expectNoFindings } from './axe.ts'
import { expect, inOneApp, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

const field = (page: Page) => page.getByRole('combobox', { name: /^Search orders/ })
const current = (page: Page) => page.getByRole('option', { selected: true })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function open(page: Page, typed = ''): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(field(page)).toBeFocused()
  if (typed !== '') await page.keyboard.type(typed)
}

test('the palette finds a domain, a mailbox, a customer and an order', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-palette.com'])
  await reach(app, id, 'completed')
  await expect(title(page)).toContainText('Orders')

  await open(page, 'active-pal')
  await expect(current(page)).toContainText('active-palette.com')
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('active-palette.com')

  await open(page, 'jane.doe@active')
  await expect(current(page)).toContainText('jane.doe@active-palette.com')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /^Mailboxes/, selected: true })).toBeVisible()

  await open(page, 'northwind')
  await page.getByRole('option', { name: /^Northwind Outreach/ }).click()
  await expect(title(page)).toContainText('Orders')
  await expect(page.getByLabel('Search domains, customers, ids')).toHaveValue(
    'orders@northwind.example',
  )

  await app.call('customers.save', { name: 'Newcomer', email: 'new@comer.example' })
  await open(page, 'comer')
  await page.getByRole('option', { name: /^Newcomer/ }).click()
  await expect(page.getByRole('dialog', { name: 'Edit customer' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Newcomer')
  await page.keyboard.press('Escape')
  await expect(title(page)).toContainText('Customers')

  await open(page, `#${id}`)
  await expect(current(page)).toContainText(`Order ${id}`)
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('active-palette.com')

  await open(page, 'no such thing')
  await expect(page.getByText('Nothing is found for “no such thing”')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeHidden()
})

test('the palette runs commands and remembers them', async ({ start }) => {
  const first = await start()
  const scheme = () => first.page.locator('html').getAttribute('data-mantine-color-scheme')
  await first.call('preferences.save', { colorScheme: 'light' })
  await first.page.reload()
  await expect(title(first.page)).toContainText('Orders')
  await open(first.page, 'switch')
  await enter(first.page)
  await expect.poll(scheme).toBe('dark')
  await open(first.page, 'mail server')
  await enter(first.page)
  await expect(title(first.page)).toContainText('Settings')
  await expect(first.page.getByRole('link', { name: 'Mail server' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await first.close()

  const { page } = await start()
  await expect(title(page)).toContainText('Orders')
  await open(page)
  const lately = page.getByRole('group', { name: 'Recently used' }).getByRole('option')
  await expect(lately).toHaveText([/^Mail server/, /^Switch between light and dark/])
})

const enter = (page: Page) => page.keyboard.press('Enter')

test.describe('keys of the palette', () => {
  const one = inOneApp()

  test('arrows turn at both ends, and Escape gives the focus back', async () => {
    const { page } = one()
    await goTo(page, '/orders')
    const search = page.getByLabel('Search domains, customers, ids')
    await search.focus()
    await open(page)
    const options = page.getByRole('option')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowUp')
    await expect(options.last()).toHaveAttribute('aria-selected', 'true')
    await expect(options.last()).toBeInViewport()
    await page.keyboard.press('ArrowDown')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    const named = await field(page).getAttribute('aria-activedescendant')
    expect(await options.first().getAttribute('id')).toBe(named)

    await page.keyboard.press('Escape')
    await expect(search).toBeFocused()
  })

  test('what is typed right after the keys of the palette is in it', async () => {
    const { page, electron } = one()
    await goTo(page, '/orders')
    await expect(title(page)).toContainText('Orders')

    // Playwright waits between two keys, fast fingers do not
    await electron.evaluate(({ BrowserWindow }) => {
      const keys = BrowserWindow.getAllWindows()[0]?.webContents
      keys?.sendInputEvent({ type: 'keyDown', keyCode: 'K', modifiers: ['control'] })
      for (const keyCode of 'plans')
        for (const type of ['keyDown', 'char', 'keyUp'] as const)
          keys?.sendInputEvent({ type, keyCode })
    })

    await expect(field(page)).toHaveValue('plans')
    await page.keyboard.press('Escape')
  })

  test('keys lead to pages, but not from behind a dialog', async () => {
    const { page } = one()
    await goTo(page, '/orders')
    await expect(title(page)).toContainText('Orders')
    for (const [keys, heading] of [
      ['Control+5', 'Mailboxes'],
      ['Control+,', 'Settings'],
      ['F1', 'Guide'],
      ['Control+6', 'Customers'],
    ] as const) {
      await page.keyboard.press(keys)
      await expect(title(page)).toContainText(heading)
    }
    await page.getByRole('button', { name: 'New customer' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Half typed')
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+K')

    await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Half typed')
    await expect(field(page)).toBeHidden()
  })
})

test('what is new is exported from anywhere', async ({ app }) => {
  const { page, electron } = app
  await expect(title(page)).toContainText('Orders')
  await page.keyboard.press('Control+E')
  const dialog = page.getByRole('dialog', { name: 'Export what is new' })
  await expect(dialog.getByRole('button', { name: 'Nothing is new' })).toBeDisabled()
  await expect(dialog.getByText('Every mailbox that exists was exported before')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const id = await submitOrder(app, ['active-new.com'])
  await reach(app, id, 'completed')
  const path = test.info().outputPath('new.csv')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

  await page.keyboard.press('Control+E')
  await dialog.getByRole('button', { name: 'Export 2 new mailboxes' }).click()

  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
})

test('mailboxes without hosts hold up only themselves', async ({ app }) => {
  const { page, electron } = app
  const id = await submitOrder(app, ['active-hosts.com'])
  await reach(app, id, 'completed')
  // the first mailboxes of an account are whole before a list has named their hosts
  const withHosts = async () => {
    const { rows } = await app.call('mailboxes.list', { orderId: id, page: 1, pageSize: 10 })
    return rows.filter(row => row.smtpHost !== undefined).length
  }
  await expect.poll(withHosts).toBe(2)
  const byHand = await app.call('orders.submit', {
    customerId: 1,
    planId: 1,
    domains: 'by-hand.com',
    inboxesPerDomain: 1,
    prefixes: [{ prefix: 'jane', firstName: 'Jane', lastName: 'Doe' }],
    hostingPlatform: 'other',
  })
  await app.call('orders.addMailboxes', {
    id: byHand.id,
    mailboxes: [{ email: 'jane@by-hand.com', password: 'by-hand-1' }],
  })
  const path = test.info().outputPath('hosts.csv')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

  await page.keyboard.press('Control+E')
  await page.getByRole('radio', { name: 'Instantly' }).click()
  await page.getByRole('button', { name: 'Export 3 new mailboxes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mail hosts are missing' })
  await expect(dialog).toContainText('jane@by-hand.com')
  await dialog.getByRole('button', { name: 'Export the other 2' }).click()

  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
  await expect(page.getByText('jane@by-hand.com (without known mail hosts)')).toBeVisible()
})

test('axe finds nothing in the palette and the guide', async ({ app }) => {
  // eight places under the eyes of axe
  test.slow()
  const { page } = app
  await submitOrder(app, ['active-axe.com'])
  await expect(title(page)).toContainText('Orders')
  await open(page)
  await expectNoFindings(page, 'the open palette')
  await page.keyboard.type('active')
  await expect(current(page)).toContainText('active-axe.com')
  await expectNoFindings(page, 'with hits')
  await page.keyboard.type(' nothing')
  await expect(page.getByText('Nothing is found for')).toBeVisible()
  await expectNoFindings(page, 'without hits')
  await page.keyboard.press('Escape')
  for (const part of ['first-order', 'orders', 'troubleshooting', 'data', 'keyboard']) {
    await goTo(page, `/guide/${part}`)
    await expect(title(page)).toContainText('Guide')
    await expectNoFindings(page, part)
  }
})
