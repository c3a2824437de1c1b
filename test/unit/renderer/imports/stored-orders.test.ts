import { describe, expect, test } from 'vitest'
import { restTable } from '../../../../renderer/imports/rest-table.ts'
import { importBeginSchema } from '../../../../shared/imports/import.ts'
import { checkOrders } from '../../../../shared/imports/orders/check-orders.ts'
import {
  type FileOrder,
  gatherOrders,
  mend,
} from '../../../../shared/imports/orders/gather-orders.ts'
import { storedOrder } from '../../../../shared/imports/orders/stored-orders.ts'
import { atOnce } from '../../../support/order-files.ts'
import { mappingOf, tableOf } from './table-of.ts'
import { usualChoices } from './usual-choices.ts'

const facts = {
  plans: [],
  customers: new Map(),
  conflicts: new Map(),
  delivered: new Map(),
  keys: new Set<string>(),
  numberStyle: null,
}

function keep(titles: string, row: string, change = (order: FileOrder) => order) {
  const table = tableOf(`${titles}\n${row}`)
  const mapping = mappingOf(table)
  const orders = atOnce(gatherOrders(table.rows, mapping)).map(change)
  return checkOrders(orders, usualChoices, facts).map(order =>
    storedOrder(order, table, mapping),
  )
}

const key = 'canary-KEY-771'

describe('an order in the report of its import', () => {
  test('names its rows, domains, customer and what is wrong', () => {
    expect(keep('Email,Domains,Plan', 'jo@acme.example,"x.com, y.com",Gold')).toEqual([
      {
        firstRow: 2,
        rows: '2',
        domain: 'x.com',
        domainCount: 2,
        customer: 'jo@acme.example',
        isMended: false,
        cells: { customerEmail: 'jo@acme.example', domains: 'x.com, y.com', plan: 'Gold' },
        why: expect.any(String),
      },
    ])
  })

  test('names every reason, each with its column', () => {
    const [kept] = keep('Email,Domains,Last name,Prefix', 'no address,x.com,,ja ne')

    for (const words of ['Customer e-mail: ', 'Plan: ', 'First name 1: ', 'Prefix 1: Use'])
      expect(kept?.why).toContain(words)
  })

  test('says that it was mended, with the cells as they are now', () => {
    const [kept] = keep('Email,Domains', 'jo@acme.example,nonsense', order =>
      mend(order, { domains: 'mended.com' }),
    )

    expect(kept).toMatchObject({ isMended: true, cells: { domains: 'mended.com' } })
  })

  test.each([
    ['in its own column', 'Domains,API key,API secret', `x.com,${key},${key}-2`],
    ['in a column by another name', 'Domains,Secret note,Plan', `x.com,${key},Gold`],
    ['also as the name of a plan', 'Domains,API key,Plan', `x.com,${key},${key}`],
    ['also as a customer', 'Domains,Backup codes,Email', `x.com,${key},${key}`],
    ['also among the domains', 'Domains,API key', `${key},${key}`],
  ])('holds no key that stands %s', (_, titles, row) => {
    expect(JSON.stringify(keep(titles, row))).not.toContain(key)
  })

  test('holds no key that was typed while mending', () => {
    const kept = keep('Domains', 'x.com', order => mend(order, { spaceshipApiKey: key }))

    expect(JSON.stringify(kept)).not.toContain(key)
  })

  test('has no place for a key', () => {
    const [order] = keep('Domains', 'x.com')
    const cells = { spaceshipApiKey: key }

    expect(
      importBeginSchema.safeParse({ name: 'a.csv', orders: [{ ...order, cells }] }).success,
    ).toBe(false)
  })
})

test('the rest of an import is read as a file would be', () => {
  const { table, mapping } = restTable('orders.csv', [
    { position: 1, firstRow: 4, cells: { domains: 'x.com\ny.com', plan: 'Gold' } },
    { position: 5, firstRow: 9, cells: { domains: 'z.com', customerEmail: 'jo@acme.example' } },
  ])

  expect(table.titles).toEqual(['Order', 'Customer e-mail', 'Plan', 'Domains'])
  expect(
    atOnce(gatherOrders(table.rows, mapping)).map(({ key, cells }) => [key, cells]),
  ).toEqual([
    ['order 2', { orderKey: '2', domains: 'x.com\ny.com', plan: 'Gold' }],
    ['order 6', { orderKey: '6', domains: 'z.com', customerEmail: 'jo@acme.example' }],
  ])
})
