import type { Locator, Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { people } from '../support/orders.ts'
import { expect } from './fixtures.ts'

export { people, reach, submitOrder } from '../support/orders.ts'

/** Presses Tab until the field has the focus: what cannot be reached so is not accessible. */
export async function tabTo(page: Page, field: Locator): Promise<void> {
  // a radio is there, though its label is what is seen
  await field.waitFor({ state: 'attached' })
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await field.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(field)}`)
}

export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.insertText(text)
}

/** Opens the list of a select that has the focus, searches, and takes the first hit. */
export async function choose(page: Page, select: Locator, search: string): Promise<void> {
  await tabTo(page, select)
  await page.keyboard.type(search)
  await page.getByRole('option', { name: search }).first().waitFor()
  await page.keyboard.press('Enter')
}

/** Chooses the customer and the plan that practice begins with. */
export async function chooseCustomerAndPlan(page: Page): Promise<void> {
  await choose(page, page.getByRole('combobox', { name: 'Customer' }), 'Northwind')
  await choose(page, page.getByRole('combobox', { name: 'Plan' }), 'Private SMTP')
}

export async function typePeople(page: Page): Promise<void> {
  for (const [at, person] of people.entries()) {
    const row = page.getByRole('group', { name: `Mailbox ${at + 1}` })
    await typeInto(page, row.getByLabel('First name'), person.firstName)
    await typeInto(page, row.getByLabel('Last name'), person.lastName)
    await typeInto(page, row.getByLabel('Prefix', { exact: true }), person.prefix)
  }
}

export async function openNewOrder({ page }: App): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  await page.keyboard.press('Control+N')
  await expect(page.getByRole('heading', { level: 1, name: 'New order' })).toBeVisible()
}

export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
}

/** Opens the palette, waits until it takes what is typed, and types. */
export async function typeInPalette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox', { name: /^Search orders/ })).toBeFocused()
  await page.keyboard.type(typed)
}
