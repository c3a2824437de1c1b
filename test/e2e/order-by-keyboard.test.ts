import { readFileSync, statSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from './fixtures.ts'
import {
  chooseCustomerAndPlan,
  openNewOrder,
  people,
  tabTo,
  typeInto,
  typePeople,
} from './order-form.ts'
import { expectNothingTwice, expectPassword, providersOf } from './providers.ts'

const domains = ['active-keys.com', 'acme-mail.com', 'acme-hello.com'] as const

test('the keyboard takes an order to its export', async ({ app, dataFolder }, info) => {
  const { page, electron } = app
  await openNewOrder(app)
  await chooseCustomerAndPlan(page)
  await typeInto(page, page.getByLabel('Domain names'), `${domains.slice(0, 2).join('\n')}\n`)
  await page.keyboard.type(`https://www.${domains[2]}/about`)
  await tabTo(page, page.getByRole('radio', { name: '3' }))
  await page.keyboard.press('ArrowLeft')
  await typePeople(page)
  await typeInto(page, page.getByLabel('API key'), 'practice-key')
  await typeInto(page, page.getByLabel('API secret'), 'practice-secret')
  await expect(page.getByLabel('What will happen')).toContainText('3 domains × 2 = 6 mailboxes')

  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { name: domains[0] })).toContainText('In progress')
  const list = page.getByRole('list', { name: 'Domains' })
  const row = list.getByRole('listitem').filter({ hasText: domains[1] })
  const track = row.getByRole('img', { name: /step/ })
  const seen = new Set<string>()
  await expect
    .poll(
      async () => {
        const words = (await track.getAttribute('aria-label')) ?? ''
        seen.add(words)
        return words
      },
      { timeout: 45_000, intervals: [50] },
    )
    .toBe('All steps are done')
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'At step 4 of 5, Activation',
      'At step 5 of 5, Mailboxes',
      'All steps are done',
    ]),
  )
  await expect(page.getByRole('heading', { name: domains[0] })).toContainText('Completed')

  const path = info.outputPath('order.csv')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: 'Export 6 mailboxes' }).click()
  await page.getByRole('menuitem', { name: 'Generic CSV' }).click()
  await expect(page.getByText('6 mailboxes exported')).toBeVisible()

  const text = readFileSync(path, 'utf8')
  expect(text.match(/\r\n/g)).toHaveLength(7)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
  })
  const expected = domains.flatMap(domain => people.map(({ prefix }) => `${prefix}@${domain}`))
  expect(data.map(row => row['email'] ?? '').sort()).toEqual(expected.sort())
  const state = providersOf(dataFolder)
  for (const row of data) expectPassword(state, row['email'] ?? '', row['password'] ?? '')
  await expectNothingTwice(app, dataFolder, domains.slice(1))
})
