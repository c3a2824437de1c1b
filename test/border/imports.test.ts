import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order as sample } from './samples.ts'

let border: Border
const { customerId: _, ...order } = sample
const newcomer = { name: 'Newcomer', email: 'New@customer.example' }
const paging = { page: 1, pageSize: 50 } as const

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const customers = async () => (await border.call('customers.list', paging)).total

describe('an order of a file', () => {
  test('brings its customer along', async () => {
    const domains = 'first-import.com'
    const args = { mode: 'practice', customer: newcomer, order: { ...order, domains } } as const

    const { id } = await border.call('imports.submit', args)

    const { customer } = await border.call('orders.get', { id })
    expect(customer).toMatchObject({ name: 'Newcomer', email: 'new@customer.example' })
    expect(await customers()).toBe(2)
  })

  test('finds the customer that an order before it brought', async () => {
    const domains = 'second-import.com'
    const args = { mode: 'practice', customer: newcomer, order: { ...order, domains } } as const

    await border.call('imports.submit', args)

    expect(await customers()).toBe(2)
  })

  test('leaves no customer behind when it is refused', async () => {
    const args = {
      mode: 'practice',
      customer: { name: 'Unlucky', email: 'unlucky@customer.example' },
      order: { ...order, domains: 'first-import.com' },
    } as const

    expect(await border.send('imports.submit', args)).toMatchObject({
      failure: { code: 'conflict', fields: { domains: expect.stringContaining('in order 1') } },
    })
    expect(await customers()).toBe(2)
  })

  test('stays in the mode that it was read for', async () => {
    const args = { mode: 'live', order: { ...sample, domains: 'live-import.com' } }

    expect(await border.send('imports.submit', args)).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test.each([{ id: 1 }, { asDraft: true }])('is always a new one: %j', async extra => {
    const args = { mode: 'practice', order: { ...sample, ...extra } }

    expect(await border.send('imports.submit', args)).toMatchObject({
      failure: { code: 'invalid_input' },
    })
  })
})

describe('customers of a file', () => {
  test('are found by address before name', async () => {
    await border.call('customers.save', {
      name: 'orders@northwind.example',
      email: 'a@b.example',
    })

    const found = await border.call('customers.match', {
      texts: ['orders@northwind.example', ' northwind  OUTREACH', 'nobody'],
    })

    expect(found).toMatchObject([{ id: 1 }, { id: 1 }])
  })

  test('are doubtful where two have the name', async () => {
    await border.call('customers.save', { name: 'Newcomer', email: 'twin@customer.example' })

    const [found] = await border.call('customers.match', { texts: ['Newcomer'] })

    expect(found).toMatchObject({ isAmbiguous: true })
  })
})

describe('a table', () => {
  test('is written for its owner alone, cells as they are', async () => {
    border.savePath = join(border.folder, 'refused.csv')
    const rows = [
      ['Domain', 'Key'],
      ['acme.com', '=secret, "quoted"'],
    ]

    await border.call('imports.save', { name: 'refused-orders', rows })

    expect(readFileSync(border.savePath, 'utf8')).toBe(
      'Domain,Key\r\nacme.com,"=secret, ""quoted"""\r\n',
    )
    expect(statSync(border.savePath).mode & 0o777).toBe(0o600)
  })

  test('holds every row of the largest file', async () => {
    border.savePath = join(border.folder, 'all-refused.csv')
    const row = ['acme.com', 'x'.repeat(1_000), 'Why it was not created']
    const rows = Array.from({ length: 5_001 }, () => row)

    const answer = await border.send('imports.save', { name: 'refused-orders', rows })

    expect(answer).toMatchObject({ ok: true })
  })

  test('goes nowhere when the dialog is closed', async () => {
    border.savePath = null

    expect(
      await border.send('imports.save', { name: 'order-template', rows: [['Domain']] }),
    ).toMatchObject({ failure: { code: 'dismissed' } })
  })
})
