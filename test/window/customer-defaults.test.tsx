import { choose, openNewOrder } from './support/order-form.ts'
import { type App, expect, goTo, test } from './support/window.tsx'

/** Another plan, and a customer who usually has it, at Namecheap. */
async function usual(app: App) {
  const plan = { name: 'Budget', providerType: 'Private SMTP', isActive: true } as const
  const { id: planId } = await app.call('plans.save', { ...plan, price: 1 })
  const { id } = await app.call('customers.save', {
    name: 'Aardvark',
    email: 'jo@aardvark.example',
    defaults: { platform: 'namecheap', planId },
  })
  return { id, planId }
}
const planOf = ({ page }: App) => page.getByRole('combobox', { name: 'Plan' })
const isAt = ({ page }: App, registrar: string) => page.getByRole('radio', { name: registrar })

test('defaults follow the customer that is chosen', async ({ app }) => {
  await usual(app)
  await openNewOrder(app)
  await choose(app.page, 'Customer', 'Aardvark')
  await expect(planOf(app)).toHaveValue('Budget')
  await expect(isAt(app, 'Namecheap')).toBeChecked()

  await choose(app.page, 'Customer', 'Northwind')
  await expect(isAt(app, 'Spaceship')).toBeChecked()
  await expect(planOf(app)).not.toHaveValue('Budget')
})

test('defaults replace nothing that staff chose', async ({ app }) => {
  await usual(app)
  await openNewOrder(app)
  await choose(app.page, 'Plan', 'Private SMTP')
  await choose(app.page, 'Customer', 'Aardvark')

  await expect(isAt(app, 'Namecheap')).toBeChecked()
  await expect(planOf(app)).toHaveValue('Private SMTP')
})

test('an order begun on the customer’s page has the defaults', async ({ app }) => {
  const { id } = await usual(app)
  await goTo(app.page, `/orders/new/for/${id}`)
  await expect(app.page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Aardvark')
  await expect(planOf(app)).toHaveValue('Budget')
  await expect(isAt(app, 'Namecheap')).toBeChecked()
})

test('a plan that is not active any more is no default', async ({ app }) => {
  const { id, planId } = await usual(app)
  const plan = { id: planId, name: 'Budget', providerType: 'Private SMTP' } as const
  await app.call('plans.save', { ...plan, price: 1, isActive: false })
  await goTo(app.page, `/orders/new/for/${id}`)
  await expect(isAt(app, 'Namecheap')).toBeChecked()
  await expect(planOf(app)).not.toHaveValue('Budget')
})

test('an archived customer is not offered', async ({ app }) => {
  const { id } = await usual(app)
  await app.call('customers.archive', { id, archived: true })
  await goTo(app.page, `/orders/new/for/${id}`)
  const customer = app.page.getByRole('combobox', { name: 'Customer' })
  await expect(customer).toHaveValue('')

  await customer.click()
  await app.page.keyboard.type('Aardvark')
  await expect(app.page.getByRole('option', { name: 'Create “Aardvark”' })).toBeVisible()
  await expect(app.page.getByText('jo@aardvark.example')).toHaveCount(0)
})
