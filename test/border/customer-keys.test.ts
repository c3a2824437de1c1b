import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoredKeys } from '../../electron/orders/platform-keys.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
const platform = 'spaceship' as const
const newKeys = {
  spaceshipApiKey: 'canary-NEW-key',
  spaceshipApiSecretKey: 'canary-NEW-secret',
}

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

let made = 0
async function newCustomer() {
  made += 1
  const email = `keys-${made}@customer.example`
  return (await border.call('customers.save', { name: `Keys ${made}`, email })).id
}

/** An order whose key the registrar refuses. */
async function refusedOrder(customerId: number, name: string) {
  const domains = `refused-${name}-${made}.com`
  const { id } = await border.call('orders.submit', { ...order, customerId, domains })
  await expect
    .poll(async () => (await border.call('orders.get', { id })).status, { timeout: 20_000 })
    .toBe('draft')
  return id
}

const keysOf = (id: number) => {
  const { db, vault } = border.workspace()
  const stored = openStoredKeys(db.reader, vault, id)
  return typeof stored === 'string' ? stored : stored.keys['api_key']
}
const actionsOf = async (id: number) =>
  (await border.call('orders.get', { id })).activity.map(row => row.action)

describe('new keys of a customer', () => {
  test('take the place of the remembered ones', async () => {
    const id = await newCustomer()
    await border.call('customers.saveKeys', { id, platform, credentials: order.credentials })

    await border.call('customers.saveKeys', { id, platform, credentials: newKeys })

    expect(await border.call('customers.keys', { id })).toEqual([
      { platform, savedAt: expect.any(String) },
    ])
    const { customerId: _, credentials: __, ...rest } = order
    const args = { ...rest, customerId: id, domains: 'with-new.com', useSavedKeys: true }
    const { id: orderId } = await border.call('orders.submit', args)
    expect(keysOf(orderId)).toBe('canary-NEW-key')
  })

  test('are asked for in full', async () => {
    const id = await newCustomer()
    const save = (to: number, credentials: object, at = platform as string) =>
      border.send('customers.saveKeys', { id: to, platform: at, credentials })

    expect(await save(id, { ...newKeys, spaceshipApiKey: ' ' })).toMatchObject({
      failure: {
        code: 'invalid_input',
        fields: { 'credentials.spaceshipApiKey': expect.any(String) },
      },
    })
    expect(await save(id, newKeys, 'other')).toMatchObject({
      failure: { code: 'invalid_input' },
    })
    expect(await save(9_999, newKeys)).toMatchObject({ failure: { code: 'not_found' } })
    expect(await border.call('customers.keys', { id })).toEqual([])
  })

  test('say when the registrar took them', async () => {
    const id = await newCustomer()
    await border.call('customers.saveKeys', { id, platform, credentials: newKeys })

    await border.call('registrars.test', { platform, customerId: id, domains: '' })
    expect(await border.call('customers.keys', { id })).toEqual([
      { platform, savedAt: expect.any(String), testedAt: expect.any(String) },
    ])

    await border.call('registrars.test', {
      platform,
      customerId: id,
      domains: 'refused-test.com',
    })
    expect(await border.call('customers.keys', { id })).toMatchObject([
      { refusedAs: 'credentials' },
    ])
    await border.call('customers.saveKeys', { id, platform, credentials: order.credentials })
    expect(await border.call('customers.keys', { id })).toEqual([
      { platform, savedAt: expect.any(String) },
    ])
  })

  test('go to the orders that wait for them', async () => {
    const id = await newCustomer()
    const waiting = await refusedOrder(id, 'one')
    const other = await refusedOrder(id, 'two')
    const left = await refusedOrder(id, 'three')
    const { id: going } = await border.call('orders.submit', {
      ...order,
      customerId: id,
      domains: `slow-${made}.com`,
    })
    await border.call('customers.saveKeys', { id, platform, credentials: newKeys })
    expect(await border.call('customers.keyUse', { id })).toMatchObject([
      {
        platform,
        orders: [
          { id: left, keys: 'own', waiting: 1, draftCause: 'nameservers' },
          { id: other, keys: 'own', waiting: 1 },
          { id: waiting, keys: 'own', waiting: 1 },
          { id: going, keys: 'own', waiting: 0 },
        ],
        more: 0,
      },
    ])
    const stranger = await refusedOrder(await newCustomer(), 'four')

    const orderIds = [waiting, other, going, stranger, 9_999]
    const given = await border.call('customers.giveKeys', { id, platform, orderIds })

    expect(given).toEqual({ given: 2, left: [going, stranger, 9_999] })
    expect([waiting, other].map(keysOf)).toEqual(['canary-NEW-key', 'canary-NEW-key'])
    expect([left, going, stranger].map(keysOf)).toEqual(
      [1, 2, 3].map(() => order.credentials.spaceshipApiKey),
    )
    expect(await actionsOf(waiting)).toEqual(
      expect.arrayContaining(['registrar_keys_replaced', 'retried']),
    )
    expect(await actionsOf(left)).not.toContain('registrar_keys_replaced')
  })

  test('go from one order to the others', async () => {
    const id = await newCustomer()
    const first = await refusedOrder(id, 'first')
    const second = await refusedOrder(id, 'second')
    await border.call('orders.submit', { id: first, credentials: newKeys })

    const args = { id, platform, orderIds: [second] }
    expect(await border.send('customers.giveKeys', args)).toMatchObject({
      failure: { code: 'not_applicable' },
    })
    await border.call('customers.giveKeys', { ...args, from: first })

    expect(keysOf(second)).toBe('canary-NEW-key')
    const stranger = await newCustomer()
    expect(
      await border.send('customers.giveKeys', { ...args, id: stranger, from: first }),
    ).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  test('never come back to the window', async () => {
    const answers: unknown[] = []
    for (let id = 1; id <= made; id += 1)
      answers.push(
        await border.call('customers.keys', { id: id + 1 }),
        await border.call('customers.keyUse', { id: id + 1 }),
        await border.call('activity.list', { page: 1, pageSize: 500 }),
      )

    expect(JSON.stringify(answers)).not.toContain('canary')
  })
})
