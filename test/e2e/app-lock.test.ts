import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Bridge, CallArgs, CallName } from '../../shared/border/calls.ts'
import { eventNames } from '../../shared/border/events.ts'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { chooseCustomerAndPlan, openNewOrder, submitOrder } from './order-form.ts'

const code = 'kestrel-41'
/** What stands on the pages behind the lock. */
const names = /Northwind|northwind|typed-before|active-behind|Private SMTP|canary-key/

test('a locked window shows nothing, and opens where staff were', async ({
  start,
  dataFolder,
}) => {
  // two starts, and a kill between them
  test.slow()
  const first = await start()
  const { page } = first
  await openNewOrder(first)
  await page.keyboard.press('Control+L')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await setCode(first)
  const recoveryCode = await makeRecoveryCode(first)
  await page.keyboard.press('Control+N')
  await expect(page.getByRole('heading', { level: 1, name: 'New order' })).toBeVisible()
  await chooseCustomerAndPlan(page)
  await page.getByLabel('API key').fill('canary-key-1')
  await page.getByLabel('Domain names').fill('typed-before.com')

  await noteEvents(first)
  await submitOrder(first, ['active-behind.com'])
  await page.keyboard.press('Control+L')
  await expectCovered(first)
  expect(await refusalOf(first, 'customers.list', { page: 1, pageSize: 5 })).toBe('app_locked')
  expect(await refusalOf(first, 'lock.save', { opener: { kind: 'off' } })).toBe('app_locked')
  await first.electron.evaluate(({ Menu }) => {
    for (const id of ['orders.open', 'palette.open', 'logs.open'])
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  })
  await page.keyboard.press('Control+K')
  // the order is worked on behind it
  const log = () => readFileSync(join(dataFolder, 'logs', 'mailin-ai.log'), 'utf8')
  await expect.poll(log, { timeout: 30_000 }).toContain('order_completed')
  await tryCode(first, 'a wrong one')
  await expect(page.getByRole('alert')).toHaveText('This is not the lock code.')
  await expectCovered(first)
  await tryCode(first, code)

  await expect(page.getByLabel('Domain names')).toHaveValue('typed-before.com')
  expect(await heardWhileLocked(first)).toEqual([])
  await expect(page.getByLabel('API key')).toHaveValue('canary-key-1')
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue(/Northwind/)

  await page.keyboard.press('Control+L')
  await expectCovered(first)
  await first.kill()
  const preferences = join(dataFolder, 'preferences.json')
  expect(readFileSync(preferences, 'utf8')).not.toContain(code)
  expect(statSync(preferences).mode & 0o777).toBe(0o600)
  const second = await start()
  await expectCovered(second)
  await second.page.getByRole('button', { name: 'Use the recovery code' }).click()
  await second.page.getByLabel('Recovery code').fill(recoveryCode)
  await second.page.keyboard.press('Enter')

  await expect(second.page.getByText('Off: nothing can be locked')).toBeVisible()
  const { forms } = await second.call('forms.get', {})
  expect(forms.map(({ values }) => values.domains)).toEqual(['typed-before.com'])
})

/** By the page of the settings, where Ctrl+L leads without a code. */
async function setCode({ page }: App): Promise<void> {
  await page.getByRole('button', { name: 'Set a lock code' }).click()
  const dialog = page.getByRole('dialog')
  const fill = async (typed: string, again = typed) => {
    await dialog.getByLabel('New lock code', { exact: true }).fill(typed)
    await dialog.getByLabel('New lock code, once more').fill(again)
    await dialog.getByRole('button', { name: 'Set lock code' }).click()
  }
  await fill('111111')
  await expect(dialog.getByText('This is guessed at once')).toBeVisible()
  await fill(code, 'kestrel-42')
  await expect(dialog.getByText('The two are not the same.')).toBeVisible()
  await fill(code)
  await expect(dialog).toBeHidden()
  await expect(page.getByText('On: a lock code opens it')).toBeVisible()
}

/** Offered beside the lock; shown once, and on when the window was locked meanwhile. */
async function makeRecoveryCode(app: App): Promise<string> {
  const { page } = app
  await expect(page.getByText('There is no recovery code in practice mode.')).toBeVisible()
  await page.getByRole('button', { name: 'Make a recovery code' }).click()
  const dialog = page.getByRole('dialog')
  const lockCode = dialog.getByLabel('Lock code')
  await expect(lockCode).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Enter the lock code.')).toBeVisible()
  await page.keyboard.type('a wrong one')
  await dialog.getByRole('button', { name: 'Make a recovery code' }).click()
  await expect(dialog.getByText('This is not the lock code.')).toBeVisible()
  await expect(lockCode).toBeFocused()
  await lockCode.fill(code)
  await page.keyboard.press('Enter')
  const groups = dialog.getByRole('group', { name: 'Recovery code' }).locator('span')
  await expect(groups).toHaveCount(6)
  const made = (await groups.allTextContents()).join('-')
  await page.keyboard.press('Control+L')
  await expectCovered(app)
  expect(await page.content()).not.toContain(made.slice(0, 5))
  await tryCode(app, code)
  await expect(groups).toHaveCount(6)
  expect((await groups.allTextContents()).join('-')).toBe(made)
  await dialog.getByLabel('I have written it down').check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Recovery code made')).toBeVisible()
  return made
}

/** Every event that reaches the page from here on. */
const noteEvents = ({ page }: App): Promise<void> =>
  page.evaluate(names => {
    const heard: string[] = []
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the preload script exposes
    const { boxwright } = globalThis as unknown as { boxwright: Bridge }
    Object.assign(globalThis, { heard })
    for (const name of names)
      boxwright.subscribe(name, data =>
        heard.push('isLocked' in data ? `lock ${data.isLocked}` : name),
      )
  }, eventNames)

async function heardWhileLocked({ page }: App): Promise<readonly string[]> {
  const heard = await page.evaluate(() => Reflect.get(globalThis, 'heard'))
  const names: readonly string[] = Array.isArray(heard) ? heard.map(String) : []
  return names.slice(names.indexOf('lock true') + 1, names.indexOf('lock false'))
}

async function expectCovered({ page }: App): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Boxwright is locked' })).toBeVisible()
  expect(await page.title()).toBe('Boxwright')
  expect(await page.content()).not.toMatch(names)
  // what a screen reader would find
  expect(await page.locator('body').ariaSnapshot()).not.toMatch(names)
}

async function tryCode({ page }: App, typed: string): Promise<void> {
  await page.getByLabel('Lock code').fill(typed)
  await page.keyboard.press('Enter')
}

/** The code of its failure. */
async function refusalOf<Name extends CallName>(
  app: App,
  name: Name,
  args: CallArgs<Name>,
): Promise<unknown> {
  const refusal = await app.call(name, args).then(() => '', String)
  return /"code":"(\w+)"/.exec(refusal)?.[1]
}
