import { expect, test } from 'vitest'
import { ExportMenu } from '../../renderer/exports/ExportMenu.tsx'
import type { CallArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { type ExportFormat, exportFormats } from '../../shared/settings/settings.ts'
import { drawWith, type Replies } from './support/draw-with.tsx'

/** One of the two does not log in. */
const known: Replies = {
  'mailboxes.countLogins': () =>
    ok({ fails: 1, works: 1, unchecked: 0, failing: ['jo@acme.com'] }),
  'mailboxes.logins': () => ok({ left: 0, done: 0, failing: 0 }),
  'exports.formats': () =>
    ok([
      {
        id: 3,
        name: 'Saleshandy',
        separator: ',',
        truth: 'true',
        mostRows: 500,
        columns: [{ title: 'Email', field: 'email' }],
      },
    ]),
}

const menu = (replies: Replies, usual?: ExportFormat) =>
  drawWith(
    { ...known, ...replies },
    <ExportMenu what={{ orderIds: [7] }} label="Export 2 mailboxes" usual={usual} />,
  )

test('the menu offers every format, and writes the chosen one', async () => {
  const asked: CallArgs<'exports.write'>[] = []
  const page = menu({
    'exports.write': args => {
      asked.push(args)
      return ok({ path: '/tmp/two.csv', count: 2, fileIds: [4], leftOut: [] })
    },
  })

  await page.getByRole('button', { name: 'Export 2 mailboxes' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(exportFormats.length + 2)
  await expect(page.getByText('1 of 2 do not log in: jo@acme.com')).toBeVisible()
  await page.getByRole('menuitem', { name: 'Smartlead' }).click()

  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
  await expect(page.getByText('two.csv')).toBeVisible()
  expect(asked).toEqual([{ orderIds: [7], format: 'smartlead' }])
})

test('a closed dialog is not worth a word', async () => {
  const page = menu({ 'exports.write': () => fail({ code: 'dismissed', message: '' }) })
  const button = page.getByRole('button', { name: 'Export 2 mailboxes' })

  await button.click()
  await page.getByRole('menuitem', { name: 'Generic CSV' }).click()

  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await expect(button).not.toBeDisabled()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a format that staff made is offered; one that was deleted is told', async () => {
  const asked: CallArgs<'exports.write'>[] = []
  const page = menu(
    {
      'exports.write': args => {
        asked.push(args)
        return ok({ path: '/tmp/two.csv', count: 2, fileIds: [4], leftOut: [] })
      },
    },
    'custom:2',
  )

  await page.getByRole('button', { name: 'Export 2 mailboxes' }).click()
  await expect(page.getByText(/usual format of this customer was deleted/)).toBeVisible()
  const item = page.getByRole('menuitem', { name: /^Saleshandy/ })
  await expect(item).toContainText('1 column; a file for each 500 mailboxes')
  await item.click()

  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
  expect(asked).toEqual([{ orderIds: [7], format: 'custom:3' }])
})
