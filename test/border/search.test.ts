import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isOwnPage } from '../../electron/desktop/window.ts'
import { type Border, openBorder } from './open-border.ts'
import { type Facts, fill } from './samples.ts'

vi.mock('electron', () => ({ BrowserWindow: vi.fn(), shell: {}, net: {}, protocol: {} }))

let border: Border
let facts: Facts

beforeAll(async () => {
  border = await openBorder({ isTrusted: isOwnPage })
  facts = await fill(border)
}, 30_000)
afterAll(() => border.close())

const find = (text: string) => border.call('search.everything', { text })

describe('search.everything', () => {
  test('finds an order by its number', async () => {
    for (const text of [`${facts.refusedId}`, `#${facts.refusedId}`])
      expect((await find(text)).orders).toEqual([
        {
          id: facts.refusedId,
          customerName: 'Northwind Outreach',
          status: 'draft',
          draftCause: 'nameservers',
        },
      ])
  })

  test('finds a customer with the newest orders', async () => {
    const { customers, orders } = await find('outREACH')

    expect(customers).toEqual([expect.objectContaining({ id: 1, name: 'Northwind Outreach' })])
    expect(orders.map(({ id }) => id)).toEqual(
      [facts.orderId, facts.refusedId, facts.pendingId].sort((one, other) => other - one),
    )
  })

  test('tells customers with orders from those without', async () => {
    const { id } = await border.call('customers.save', {
      name: 'Newcomer',
      email: 'new@outreach.example',
    })

    expect(
      (await find('outreach')).customers.map(({ id, hasOrders }) => [id, hasOrders]),
    ).toEqual([
      [id, false],
      [1, true],
    ])
  })

  test('finds domains and mailboxes by what they hold, too', async () => {
    const { domains, mailboxes } = await find('VE-border')

    expect(domains.map(({ name }) => name)).toEqual(['active-border.com'])
    expect(mailboxes.map(({ email }) => email)).toEqual([
      'max@active-border.com',
      'jane@active-border.com',
    ])
    expect((await find('ne Do')).mailboxes.map(({ email }) => email)).toContain(
      'jane@active-border.com',
    )
  })

  test('those that begin with it come first', async () => {
    for (const [name, email] of [
      ['An outsider', 'an@first.example'],
      ['Outside', 'zz@second.example'],
    ] as const)
      await border.call('customers.save', { name, email })

    expect((await find('outsi')).customers.map(({ name }) => name)).toEqual([
      'Outside',
      'An outsider',
    ])
  })

  test('finds domains and mailboxes by how they begin', async () => {
    const { domains } = await find('ACTIVE-b')
    expect(domains).toEqual([
      {
        name: 'active-border.com',
        orderId: facts.orderId,
        customerName: 'Northwind Outreach',
        status: 'completed',
      },
    ])
    expect((await find('ac')).mailboxes).toEqual([])

    expect((await find('jane@active')).mailboxes).toEqual([
      { id: expect.any(Number), email: 'jane@active-border.com', orderId: facts.orderId },
    ])
  })

  test('takes signs of patterns as they are', async () => {
    for (const text of ['%', '_', '\\', "'"])
      expect(await find(text)).toEqual({
        orders: [],
        customers: [],
        domains: [],
        mailboxes: [],
      })
  })

  test('answers few hits of each kind', async () => {
    for (let count = 0; count < 9; count += 1)
      await border.call('customers.save', {
        name: `Many ${count}`,
        email: `many${count}@x.example`,
      })

    const many = await find('many')
    expect(many.customers).toHaveLength(6)
    expect(many.more).toEqual(['customers'])
    expect(await find('many 8')).not.toHaveProperty('more')
    expect(await find('')).toEqual({ orders: [], customers: [], domains: [], mailboxes: [] })
  })
})
