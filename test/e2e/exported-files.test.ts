import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people, reach } from './order-form.ts'

const rowsOf = (path: string) =>
  z.array(z.object({ email: z.string() })).parse(JSON.parse(readFileSync(path, 'utf8')))

test('mailboxes of two customers are exported to a file each, which are found again', async ({
  app,
}, info) => {
  const { page } = app
  const chosen = info.outputPath('mailboxes.json')
  await app.electron.evaluate(({ dialog, shell }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = path => Object.assign(globalThis, { shownFile: path })
  }, chosen)
  const shownFile = () => app.electron.evaluate(() => Reflect.get(globalThis, 'shownFile'))
  const ids: number[] = []
  for (const name of ['Harbour Ltd', 'Müller & Söhne']) {
    const email = `orders@${ids.length}.example`
    const { id: customerId } = await app.call('customers.save', { name, email })
    const { id } = await app.call('orders.submit', {
      customerId,
      planId: 1,
      domains: `active-files-${ids.length}.com`,
      inboxesPerDomain: 1,
      prefixes: [people[0]],
      hostingPlatform: 'spaceship',
      credentials: { spaceshipApiKey: 'key', spaceshipApiSecretKey: 'secret' },
    })
    ids.push(id)
  }
  for (const id of ids) await reach(app, id, 'completed')

  await goTo(page, '/mailboxes')
  await page.getByRole('button', { name: 'Export what is new' }).click()
  await expect(page.getByRole('menuitem', { name: /^Snov\.io.*Checked against/ })).toBeVisible()
  await page.getByRole('menuitem', { name: /^JSON/ }).click()
  await expect(page.getByText('2 mailboxes exported to 2 files')).toBeVisible()
  await page.getByRole('button', { name: 'Show in folder' }).click()
  const first = chosen.replace('.json', '_harbour-ltd.json')
  await expect.poll(shownFile).toBe(first)
  expect(rowsOf(first).map(row => row.email)).toEqual(['jane.doe@active-files-0.com'])
  await expect(page.getByRole('gridcell', { name: 'JSON' })).toHaveCount(2)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Written files' }).click()
  const files = page.getByRole('list', { name: 'Written files' }).getByRole('listitem')
  await expect(files).toHaveCount(2)
  await expectNoFindings(page, 'the list of written files')
  await files.filter({ hasText: 'müller-söhne' }).getByRole('button').click()
  const second = chosen.replace('.json', '_müller-söhne.json')
  await expect.poll(shownFile).toBe(second)
  expect(dirname(second)).toBe(dirname(chosen))
  await page.keyboard.press('Escape')

  await goTo(page, `/orders/${ids[0]}/mailboxes`)
  await expect(page.getByRole('gridcell', { name: /^JSON ·/ })).toBeVisible()
  await page.getByRole('button', { name: 'Written files' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
})
