import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import type { SubmitArgs } from '../../shared/orders/form.ts'
import { monthAfter, monthOf, startOfMonth } from '../../shared/text/month.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

const month = '2026-03'
const inMonth = startOfMonth(month).getTime() + 5 * 86_400_000

let border: Border
let archived: number

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  const customer = async (name: string) =>
    (await border.call('customers.save', { name, email: `${name.toLowerCase()}@x.example` })).id
  const zebra = await customer('Zebra')
  archived = await customer('Aster')
  await enter(zebra, { amount: 0.1, currency: 'USD', couponCode: 'spring' })
  await enter(zebra, {
    amount: 0.2,
    currency: 'USD',
    couponCode: 'SPRING',
    billingStatus: 'paid',
  })
  await enter(zebra, { amount: 7, currency: 'EUR' })
  await enter(archived, { amount: 5, currency: 'USD', paidAt: '2026-04-02T10:00:00.000Z' })
  await enter(archived, { amount: null })
  await enter(archived, { amount: 100, currency: 'USD' }, startOfMonth('2026-04').getTime())
  await border.call('customers.archive', { id: archived, archived: true })
})
afterAll(() => border.close())

let made = 0
/** An order that staff work by hand, entered at this time. */
async function enter(customerId: number, change: Partial<SubmitArgs>, at = inMonth) {
  made += 1
  const domains = `month-${made}.com`
  const other = { hostingPlatform: 'other', otherPlatform: 'Gandi' } as const
  const { id } = await border.call('orders.submit', {
    ...order,
    ...other,
    domains,
    ...change,
    customerId,
  })
  const raw = rawOf(border.workspace().db)
  raw.prepare('update orders set created_at = ? where id = ?').run(at + made, id)
  // what is computed from the plan is an amount, too
  if (change.amount === null)
    raw.prepare('update orders set amount = null, currency = null where id = ?').run(id)
  raw
    .prepare(
      `insert into activity_logs (action, description, subject_type, subject_id, properties, created_at)
       values ('mailin_ai_mailboxes_created', '', 'order', ?, '{"emails":["a@x.com","b@x.com"]}', ?)`,
    )
    .run(id, at)
}

const list = (args: object = {}) =>
  border.call('invoicing.list', { month, page: 1, pageSize: 50, ...args })
const orders = (args: object = {}) =>
  border.call('invoicing.orders', { month, page: 1, pageSize: 50, ...args })
async function exported(
  by: 'customer' | 'order',
  format: 'csv' | 'xlsx' = 'csv',
  when = month,
) {
  border.savePath = join(border.folder, `${by}.${format}`)
  const { path, count } = await border.call('invoicing.export', { month: when, format, by })
  return { count, text: readFileSync(path, 'utf8') }
}

describe('a month', () => {
  test('has a row for each customer, archived ones too', async () => {
    const { rows, total } = await list()

    expect(total).toBe(2)
    expect(rows).toMatchObject([
      {
        name: 'Aster',
        isArchived: true,
        orders: 2,
        withoutAmount: 1,
        mailboxes: 4,
        coupons: [],
        sums: [{ currency: 'USD', amount: 5, paid: 5 }],
      },
      {
        name: 'Zebra',
        email: 'zebra@x.example',
        orders: 3,
        withoutAmount: 0,
        mailboxes: 6,
        coupons: ['SPRING'],
        sums: [
          { currency: 'EUR', amount: 7, paid: 0 },
          { currency: 'USD', amount: 0.3, paid: 0.2 },
        ],
      },
    ])
  })

  test('adds each currency up for itself, over all pages', async () => {
    const { rows, totals, firstMonth } = await list({ page: 2, pageSize: 1 })

    expect(rows.map(({ name }) => name)).toEqual(['Zebra'])
    expect(firstMonth).toBe(month)
    expect(totals).toEqual({
      orders: 5,
      mailboxes: 10,
      withoutAmount: 1,
      sums: [
        { currency: 'EUR', amount: 7, paid: 0 },
        { currency: 'USD', amount: 5.3, paid: 5.2 },
      ],
    })
  })

  test('says the same as the page of the customer', async () => {
    const [row] = (await list()).rows
    const months = await border.call('customers.months', { id: archived })

    const {
      customerId: _,
      name: _name,
      email: _email,
      isArchived: _archived,
      ...same
    } = row ?? {}
    expect(months.find(one => one.month === month)).toMatchObject(same)
  })

  test('has the orders that make it up, the newest first', async () => {
    const { rows, total } = await orders({ customerId: archived })

    expect(total).toBe(2)
    expect(rows).toMatchObject([
      { firstDomain: 'month-5.com', domains: 1, mailboxes: 2, isPaid: false },
      { firstDomain: 'month-4.com', amount: 5, currency: 'USD', isPaid: true },
    ])
    expect(rows[0]).not.toHaveProperty('amount')
    expect((await orders()).total).toBe(5)
  })

  test('without anything is empty', async () => {
    const empty = { month: monthAfter(month, -1) }

    expect(await list(empty)).toMatchObject({ rows: [], total: 0, totals: { sums: [] } })
    expect(await orders(empty)).toEqual({ rows: [], total: 0 })
  })

  test.each(['2026-13', '2026-1', 'March', ''])('is not called %j', async name => {
    expect(
      await border.send('invoicing.list', { month: name, page: 1, pageSize: 5 }),
    ).toMatchObject({
      failure: { fields: { month: 'Enter a month, such as 2026-11.' } },
    })
  })
})

describe('the file of a month', () => {
  test('has a line for each customer and currency, counts once', async () => {
    const { count, text } = await exported('customer')

    expect(count).toBe(3)
    expect(text.split('\r\n')).toEqual([
      'Month,Customer,E-mail,Orders,Orders without amount,Mailboxes made,Coupons,Currency,Amount,Paid,Open',
      '2026-03,Aster,aster@x.example,2,1,4,,USD,5,5,0',
      '2026-03,Zebra,zebra@x.example,3,0,6,SPRING,EUR,7,0,7',
      '2026-03,Zebra,zebra@x.example,,,,,USD,0.3,0.2,0.1',
      '',
    ])
  })

  test('has a line for each order, without an amount where none was said', async () => {
    const { count, text } = await exported('order')
    const lines = text.split('\r\n')

    expect(count).toBe(5)
    expect(lines[0]).toBe(
      'Month,Order,Entered,Customer,E-mail,First domain,Domains,Mailboxes made,Plan,Status,Coupon,Currency,Amount,Paid,Open,Paid at,Billing status',
    )
    expect(lines[1]).toMatch(/,month-5\.com,1,2,Private SMTP,Pending,,,,,,,pending$/)
    expect(lines[2]).toMatch(/,USD,5,5,0,2026-04-0\d \d\d:\d\d:\d\d,pending$/)
  })

  test('is a workbook where that is wanted', async () => {
    expect((await exported('order', 'xlsx')).text.slice(0, 2)).toBe('PK')
  })

  test('is not written for a month without anything', async () => {
    const args = { month: monthAfter(month, -1), format: 'csv', by: 'order' }

    expect(await border.send('invoicing.export', args)).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringContaining('February 2026') },
    })
  })

  test('is not written when the dialog is closed', async () => {
    border.savePath = null

    expect(
      await border.send('invoicing.export', { month, format: 'csv', by: 'customer' }),
    ).toMatchObject({ failure: { code: 'dismissed' } })
  })
})

test('a month ends by the local clock', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthOf(startOfMonth('2027-01').getTime() - 1)).toBe('2026-12')
})
