import { describe, expect, test } from 'vitest'
import { lettersSentence } from '../../../../renderer/imports/letters.ts'
import {
  isEveryoneNew,
  leftOutColumns,
  missingColumns,
} from '../../../../renderer/imports/missing-columns.ts'
import {
  type CheckedOrder,
  checkOrders,
  type ImportFacts,
} from '../../../../shared/imports/orders/check-orders.ts'
import type { Choices } from '../../../../shared/imports/orders/form-of-cells.ts'
import { gatherOrders, mend, want } from '../../../../shared/imports/orders/gather-orders.ts'
import { lettersOf } from '../../../../shared/imports/orders/letters.ts'
import {
  deliveredBefore,
  readinessOf,
  reasonsOf,
} from '../../../../shared/imports/orders/readiness.ts'
import { atOnce } from '../../../support/order-files.ts'
import { mappingOf, tableOf } from './table-of.ts'
import { usualChoices } from './usual-choices.ts'

const acme = { text: 'acme', id: 4, name: 'Acme', email: 'jo@acme.example' }
const done = (domain: string) =>
  [domain, { domain, orderId: 4, status: 'completed', customer: 'Acme' }] as const
const facts: ImportFacts = {
  plans: [
    {
      id: 2,
      name: 'Private SMTP',
      providerType: 'Private SMTP',
      price: 3,
      currency: 'USD',
      isActive: true,
    },
  ],
  customers: new Map([['acme', { ...acme, keys: ['spaceship'] }]]),
  conflicts: new Map(),
  delivered: new Map([done('done.com'), done('over.com'), done('past.com')]),
  keys: new Set(),
  numberStyle: null,
}

const titles = 'Customer,Domains,First name,Last name,Prefix'

function read(text: string) {
  const table = tableOf(text)
  const mapping = mappingOf(table)
  return { orders: atOnce(gatherOrders(table.rows, mapping)), mapping, table }
}
const check = (row: string, change: Partial<Choices> = {}, isWanted?: boolean) => {
  const { orders } = read(`${titles}\n${row}`)
  const wanted = orders.map(order => want(order, isWanted))
  const [order] = checkOrders(wanted, { ...usualChoices, ...change }, facts)
  if (order === undefined) throw new Error('There is an order.')
  return order
}
const readiness = (order: CheckedOrder) => [readinessOf(order), reasonsOf(order, [])]

describe('an order with a domain that was delivered before', () => {
  const row = 'Acme,"new.com, done.com",Jane,Doe,jane'
  const words = 'done.com was delivered in order 4 (Acme).'

  test('is left out, and says where it was delivered', () => {
    expect(readiness(check(row))).toEqual(['delivered', [words]])
    const several = check('Acme,"done.com, over.com, past.com",Jane,Doe,jane')
    expect(reasonsOf(several, [])).toEqual([`${words} 2 more were delivered before.`])
  })

  test('is ready when staff want it, for all or for this one', () => {
    expect(readiness(check(row, { takesDelivered: true }))).toEqual(['ready', []])
    expect(readiness(check(row, {}, true))).toEqual(['ready', []])
    expect(readiness(check(row, { takesDelivered: true }, false))).toEqual([
      'delivered',
      [words],
    ])
  })

  test('is to be corrected first where something is wrong', () => {
    expect(readiness(check('Acme,done.com,Jane,Doe,ja ne'))).toEqual([
      'to-correct',
      [expect.stringContaining('Prefix 1: ')],
    ])
  })

  test('is counted with those that need a correction first', () => {
    const good = check('Acme,done.com,Jane,Doe,jane')
    const wrong = check('Acme,over.com,Jane,Doe,ja ne')

    expect(deliveredBefore([good])).toBe('Domains of 1 order are in completed orders.')
    expect(deliveredBefore([good, wrong])).toBe(
      'Domains of 2 orders are in completed orders. 1 of them needs a correction first.',
    )
  })
})

describe('columns that nothing is chosen for', () => {
  const unknown = 'Who,What\nAcme,x.com\nAcme,y.com'
  const checked = ({ orders }: ReturnType<typeof read>, planId: number | null = 2) =>
    checkOrders(orders, { ...usualChoices, planId }, facts)

  test('are named once for all orders', () => {
    const file = read(unknown)
    const orders = checked(file, null)

    const missing = missingColumns(orders, file.mapping)

    expect(missing).toEqual([
      'customerEmail',
      'plan',
      'domains',
      'firstName1',
      'lastName1',
      'prefix1',
      'spaceshipApiKey',
      'spaceshipApiSecretKey',
    ])
    expect(orders.map(order => reasonsOf(order, [], new Set(missing)))).toEqual([[], []])
  })

  test('are named for a second and a third mailbox', () => {
    const file = read(`${titles},Prefix 2,Last name 3\nAcme,x.com,Jane,Doe,jane,max,Roe`)

    expect(missingColumns(checked(file), file.mapping)).toEqual([
      'firstName2',
      'lastName2',
      'firstName3',
      'prefix3',
    ])
  })

  test('are not those that a column holds, empty or wrong', () => {
    const file = read(`${titles}\nAcme,,Jane,,ja ne`)

    expect(missingColumns(checked(file), file.mapping)).toEqual([])
  })

  test('stay named when one order was mended', () => {
    const file = read(unknown)
    const orders = file.orders.map((order, at) =>
      at === 0 ? mend(order, { domains: 'x.com' }) : order,
    )

    expect(missingColumns(checked({ ...file, orders }), file.mapping)).toContain('domains')
  })
})

describe('customers whom nobody knows', () => {
  const headed = `E-mail,${titles.replace('Customer,', '')}`
  const everyoneNew = (emails: readonly string[], createsCustomers = false) => {
    const lines = emails.map((email, at) => `${email},new-${at}.com,Jane,Doe,jane`)
    const { orders } = read([headed, ...lines].join('\n'))
    const known = { ...facts, customers: new Map([[acme.email, { ...acme, keys: [] }]]) }
    return isEveryoneNew(checkOrders(orders, { ...usualChoices, createsCustomers }, known))
  }

  test('wait for one tick when all are new', () => {
    expect(everyoneNew(['a@new.example', 'b@new.example'])).toBe(true)
    expect(everyoneNew(['a@new.example', 'b@new.example'], true)).toBe(false)
  })

  test('are told of in their rows when one is known or wrong', () => {
    expect(everyoneNew(['a@new.example', acme.email])).toBe(false)
    expect(everyoneNew(['a@new.example', 'nobody'])).toBe(false)
  })
})

describe('letters of an import', () => {
  const check = (...rows: string[]) =>
    checkOrders(read([titles, ...rows].join('\n')).orders, usualChoices, facts)
  const one = check('Acme,x.com,Jane,Doe,jane')
  const two = check('Acme,x.com,Jane,Doe,jane', 'Acme,y.com,Jane,Doe,jane')

  test('are a summary as soon as one customer has several orders', () => {
    expect(lettersOf(usualChoices, one)).toBe('each')
    expect(lettersOf(usualChoices, two)).toBe('summary')
    expect(lettersOf({ ...usualChoices, letters: 'none' }, two)).toBe('none')
  })

  test('are counted for whoever gets most of them', () => {
    expect(lettersSentence('each', two)).toBe(
      'jo@acme.example gets 4 letters, two for each of 2 orders.',
    )
    expect(lettersSentence('summary', two)).toContain('gets one letter about 2 orders')
  })
})

test('a column that is left out is named, unless it is empty', () => {
  const { table, mapping } = read(
    `${titles},Kundennummer,,Leer\nAcme,x.com,Jane,Doe,jane,K-1,more,`,
  )

  expect(leftOutColumns(table, mapping)).toEqual(['Kundennummer', 'Column 7'])
})
