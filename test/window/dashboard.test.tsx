import { reach, submitOrder } from '../support/orders.ts'
import { expect, goTo, test } from './support/window.tsx'

test('the dashboard counts what was done', async ({ app }) => {
  const { page } = app
  await goTo(page, '/dashboard')
  await expect(page.getByText('No orders in the last 30 days')).toBeVisible()

  const done = await submitOrder(app, ['active-count.com'])
  const refused = await submitOrder(app, ['refused-count.com'])
  await reach(app, done, 'completed')
  await reach(app, refused, 'draft')

  const figure = (words: string) => page.getByRole('listitem').filter({ hasText: words })
  await expect(figure('Entered today')).toContainText('2')
  await expect(figure('Completed today')).toContainText('1')
  await page.getByRole('button', { name: 'Show table' }).last().click()
  const today = page.getByRole('region', { name: 'Orders by day' }).getByRole('row').nth(1)
  await expect(today.getByRole('cell')).toHaveText(['2', '1'])
  await expect(page.getByRole('row').filter({ hasText: 'Look-up' })).toContainText('2 domains')

  await page.getByRole('link').filter({ hasText: 'refused-count.com' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('refused-count.com')
  await goTo(page, '/dashboard')
  await figure('Need you').getByRole('button').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Needs attention')
})

test('a card moves over the board by itself', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders')
  const look = page.getByRole('radiogroup', { name: 'Show orders as' })
  const id = await submitOrder(app, ['board.com'])
  await look.getByTitle('Board').click()
  const column = (name: RegExp) => page.getByRole('region', { name })

  await expect(
    column(/In progress/)
      .getByRole('link')
      .filter({ hasText: 'board.com' }),
  ).toBeVisible()
  await reach(app, id, 'completed')

  await expect(
    column(/Completed/)
      .getByRole('link')
      .filter({ hasText: 'board.com' }),
  ).toBeVisible()
  await expect(column(/In progress/).getByText('None')).toBeVisible()
  await page.getByRole('textbox', { name: /Search/ }).fill('nowhere')
  await expect(column(/Completed/).getByText('None')).toBeVisible()
})
