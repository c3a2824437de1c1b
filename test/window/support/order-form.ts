import { people } from '../../support/orders.ts'
import type { Locator } from './locator.ts'
import { type App, expect, type Page } from './window.tsx'

/** Searches the list of a select, and takes the first hit. */
export async function choose(page: Page, name: string, search: string): Promise<void> {
  await page.getByRole('combobox', { name }).click()
  await page.keyboard.type(search)
  await page.getByRole('option', { name: search }).first().click()
}

/** Chooses the customer that practice begins with; the only plan is chosen already. */
export async function chooseCustomerAndPlan(page: Page): Promise<void> {
  await choose(page, 'Customer', 'Northwind')
  await expect(page.getByRole('combobox', { name: 'Plan' })).toHaveValue('Private SMTP')
}

export async function typePeople(page: Page): Promise<void> {
  for (const [at, person] of people.entries()) {
    const row = page.getByRole('group', { name: `Mailbox ${at + 1}` })
    await row.getByLabel('First name').fill(person.firstName)
    await row.getByLabel('Last name').fill(person.lastName)
    await row.getByLabel('Prefix', { exact: true }).fill(person.prefix)
  }
}

export async function openNewOrder({ page }: App): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  await page.keyboard.press('Control+N')
  await expect(page.getByRole('heading', { level: 1, name: 'New order' })).toBeVisible()
}

/** Presses Tab until the field has the focus: what cannot be reached so is not accessible. */
export async function tabTo(page: Page, field: Locator): Promise<void> {
  const element = await field.element()
  for (let presses = 0; presses < 40; presses += 1) {
    if (element === document.activeElement) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(field)}`)
}
