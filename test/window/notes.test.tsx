import { submitOrder } from '../support/orders.ts'
import { expect, goTo, test } from './support/window.tsx'

test('notes on an order are written, changed and taken back', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-notes.com'])
  await goTo(page, `/orders/${id}`)
  await page.getByRole('tab', { name: 'Notes' }).click()
  const field = page.getByLabel('New note')
  const list = page.getByRole('list', { name: 'Notes' })

  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByText('Enter a note.')).toBeVisible()
  await expect(field).toBeFocused()
  await field.fill('x'.repeat(2001))
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByText('A note has at most 2,000 characters.')).toBeVisible()
  await expect(field).toHaveValue('x'.repeat(2001))

  await field.fill('Customer calls on Monday <b>at 9</b>')
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('tab', { name: 'Notes' }).click()
  await expect(field).toHaveValue('Customer calls on Monday <b>at 9</b>')
  await field.press('Control+Enter')
  await expect(list).toContainText('Customer calls on Monday <b>at 9</b>')
  await expect(field).toHaveValue('')
  await field.fill('Second note')
  await page.getByRole('button', { name: 'Add note' }).click()
  const notes = list.getByRole('listitem')
  await expect(notes).toHaveCount(2)
  await expect(notes.first()).toContainText('Second note')

  await notes.first().getByRole('button', { name: 'Change note' }).click()
  const change = page.getByRole('textbox', { name: 'Change note' })
  await expect(change).toBeFocused()
  await change.fill('')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByText('Enter a note.')).toBeVisible()
  await change.fill('Second note, in other words')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(notes.first()).toContainText('changed')
  await expect(notes.first()).toContainText('Second note, in other words')

  await notes.first().getByRole('button', { name: 'Delete note' }).click()
  await expect(notes).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(notes).toHaveCount(2)
  await expect(notes.first()).toContainText('Second note, in other words')

  await goTo(page, '/orders')
  await expect(
    page.getByRole('img', { name: 'Note: Second note, in other words' }),
  ).toBeVisible()
  await goTo(page, `/orders/${id}/timeline`)
  await expect(page.getByText('Note added')).toHaveCount(2)
})
