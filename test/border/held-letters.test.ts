import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await border.call('settings.save', { mail: { hold: true } })
  await border.call('orders.submit', order)
  await border.call('orders.submit', { ...order, domains: 'second-border.com' })
})
afterAll(() => border.close())

const lettersNow = () => border.call('letters.list', { page: 1, pageSize: 50 })

test('held letters follow a corrected address and leave together', async () => {
  const { rows: customers } = await border.call('customers.list', { page: 1, pageSize: 1 })
  const [customer] = customers
  if (customer === undefined) throw new Error('There is no customer')
  const email = 'corrected@northwind.example'
  await border.call('customers.save', { id: customer.id, name: customer.name, email })
  const before = await lettersNow()
  expect(before.counts.held).toBeGreaterThanOrEqual(2)

  const { count } = await border.call('letters.releaseAll', {})

  expect(count).toBeGreaterThanOrEqual(before.counts.held)
  await expect.poll(async () => (await lettersNow()).counts.sent).toBeGreaterThanOrEqual(count)
  for (const { to } of (await lettersNow()).rows) expect(to).toBe(email)
})

test('only a waiting letter is sent before its time', async () => {
  const { rows } = await border.call('letters.list', { status: 'sent', page: 1, pageSize: 1 })

  expect(await border.send('letters.sendNow', { id: rows[0]?.id ?? 0 })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})
