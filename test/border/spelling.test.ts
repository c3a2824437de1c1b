import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const orderOf = (id: number) => border.call('orders.get', { id })

test('addresses are kept in lower case', async () => {
  const customer = { name: 'Caps', email: 'Jo@Acme.Example' }
  const { id: customerId } = await border.call('customers.save', customer)
  const draft = { asDraft: true, customerId, planId: 1, masterInboxEmail: 'Boss@Acme.Example' }
  const { id } = await border.call('orders.submit', draft)

  const view = await orderOf(id)

  expect(view.customer.email).toBe('jo@acme.example')
  expect(view.form.masterInboxEmail).toBe('boss@acme.example')
})

test('a line that joins two domains is refused at its field', async () => {
  const domains = 'first-line.com\ngetacme.com - acme.com'

  expect(await border.send('orders.submit', { ...order, domains })).toMatchObject({
    failure: { fields: { domains: expect.stringContaining('“getacme.com - acme.com” holds') } },
  })
})

test('a domain is found in the spelling that was typed', async () => {
  const credentials = { ...order.credentials, spaceshipApiKey: 'x' }
  const { id } = await border.call('orders.submit', {
    ...order,
    domains: 'Nächte.com',
    credentials,
  })
  await expect.poll(async () => (await orderOf(id)).status).toBe('draft')

  await border.call('orders.retry', { id, domain: 'Nächte.com' })
  await border.call('orders.nameServersSet', { id, domain: 'NÄCHTE.com' })
  await border.call('orders.replaceDomain', { id, domain: 'Nächte.com.', with: 'Öde.com' })

  expect((await orderOf(id)).form.domains).toBe('xn--de-eka.com')
})

test('a saved draft is told', async () => {
  const { id } = await border.call('orders.submit', { asDraft: true, customerId: 1, planId: 1 })

  const { activity } = await orderOf(id)

  expect(activity.map(one => one.action)).toEqual(['order_saved'])
})
