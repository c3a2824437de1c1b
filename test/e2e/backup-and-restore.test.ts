import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

const backupRows = (page: Page) => page.getByRole('grid', { name: 'Backups' }).getByRole('row')

async function openData(page: Page): Promise<void> {
  await goTo(page, '/settings/data')
  await expect(page.getByRole('heading', { name: 'Backups' })).toBeVisible()
}

test('a restored backup has the first order and not the second', async ({
  app,
  dataFolder,
}) => {
  const { page } = app
  await reach(app, await submitOrder(app, ['active-first.com']), 'completed')
  await openData(page)
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('The backup is made')).toBeVisible()
  await expect(backupRows(page).filter({ hasText: 'Made by hand' })).toHaveCount(1)
  await reach(app, await submitOrder(app, ['active-second.com']), 'completed')

  const backups = join(dataFolder, 'practice/backups')
  for (const name of readdirSync(backups))
    if (name.endsWith('-by-hand.db.sha256')) rmSync(join(backups, name))
  const made = backupRows(page).filter({ hasText: 'Made by hand' })
  await made.getByRole('button', { name: /^Restore/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('has no checksum')
  await expect(made).toContainText('No checksum')
  await expect(dialog).toContainText('1 order created since is lost')
  await expect(dialog).toContainText('kept as a backup first')
  await dialog.getByRole('button', { name: 'Restore and lose 1 order' }).click()

  await expect(page.getByText(/^The backup of .* is restored$/)).toBeVisible()
  const kept = backupRows(page).filter({ hasText: 'Before a restore' })
  await expect(kept).toHaveCount(1)
  await expect(kept).toContainText('2')
  await page.getByRole('link', { name: 'Orders' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'active-first.com' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'active-second.com' })).toHaveCount(0)
  // the engine goes on: what was lost can be ordered anew
  await reach(app, await submitOrder(app, ['active-second.com']), 'completed')
})

test('a check is told, and its result stays', async ({ app, start }) => {
  const { page } = app
  await openData(page)
  await expect(page.getByText('Not checked yet')).toBeVisible()

  await page.getByRole('button', { name: 'Check the database' }).click()

  await expect(page.getByText('No damage found')).toBeVisible()
  await app.close()
  const again = await start()
  await openData(again.page)
  await expect(again.page.getByText('No damage found')).toBeVisible()
})

test('after a kill the database is checked by itself', async ({ start }) => {
  const first = await start()
  await reach(first, await submitOrder(first, ['active-killed.com']), 'completed')
  await first.kill()

  const { page } = await start()

  await openData(page)
  await expect(page.getByText('No damage found')).toBeVisible()
  await expect(page.getByText('after Boxwright had ended without closing it')).toBeVisible()
})

/** The app with a message box that answers by itself, as nobody can press it here. */
async function appThatAnswers(folder: string, label: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const name of ['db', 'out', 'node_modules'])
    await symlink(resolve(name), join(folder, name))
  const plain: unknown = JSON.parse(await readFile('package.json', 'utf8'))
  const manifest = { ...Object(plain), main: 'answering.mjs' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(
    join(folder, 'answering.mjs'),
    `import { writeFileSync } from 'node:fs'
     import { dialog } from 'electron'
     dialog.showMessageBox = async question => {
       writeFileSync(${JSON.stringify(join(folder, 'asked.json'))}, JSON.stringify(question))
       return { response: question.buttons.indexOf(${JSON.stringify(label)}) }
     }
     await import('./out/main/main.js')`,
  )
  return folder
}

test('a start on a damaged database offers the newest backup', async ({
  start,
  dataFolder,
}, info) => {
  const first = await start()
  await reach(first, await submitOrder(first, ['active-saved.com']), 'completed')
  await openData(first.page)
  await first.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(first.page.getByText('The backup is made')).toBeVisible()
  await first.close()
  const file = join(dataFolder, 'practice/boxwright.db')
  const damaged = readFileSync(file).fill(0x5a, 100)
  writeFileSync(file, damaged)
  const appFolder = await appThatAnswers(info.outputPath('app'), 'Restore the backup')

  const second = await start({ appFolder })

  const asked: unknown = JSON.parse(readFileSync(join(appFolder, 'asked.json'), 'utf8'))
  expect(asked).toMatchObject({
    message: 'The database is damaged (practice mode)',
    buttons: ['Restore the backup', 'Try again', 'Open the folder', 'Quit'],
  })
  await expect(
    second.page.getByRole('row').filter({ hasText: 'active-saved.com' }),
  ).toBeVisible()
  const aside = readdirSync(join(dataFolder, 'practice')).find(name =>
    name.startsWith('boxwright.db.broken-'),
  )
  expect(readFileSync(join(dataFolder, 'practice', aside ?? '')).equals(damaged)).toBe(true)
})
