import { describe, expect, test, vi } from 'vitest'
import { closeTable, useImport } from '../../../../renderer/imports/import-session.ts'
import { refusedRows } from '../../../../renderer/imports/refused-rows.ts'
import { runImport } from '../../../../renderer/imports/run-import.ts'
import {
  checkOrders,
  fieldOfPath,
  type ImportFacts,
} from '../../../../shared/imports/orders/check-orders.ts'
import type { Choices } from '../../../../shared/imports/orders/form-of-cells.ts'
import {
  gatherOrders,
  mend,
  rowWords,
} from '../../../../shared/imports/orders/gather-orders.ts'
import { argsOf } from '../../../../shared/imports/orders/imported-args.ts'
import { isReady } from '../../../../shared/imports/orders/readiness.ts'
import { reasonTitle } from '../../../../shared/imports/titles.ts'
import { atOnce } from '../../../support/order-files.ts'
import { mappingOf, tableOf } from './table-of.ts'
import { usualChoices } from './usual-choices.ts'

const plan = {
  id: 2,
  name: 'Private SMTP',
  providerType: 'Private SMTP',
  price: 3,
  currency: 'USD',
  isActive: true,
} as const
const acme = { text: 'jo@acme.example', id: 4, name: 'Acme', email: 'jo@acme.example' }
const facts: ImportFacts = {
  plans: [plan, { ...plan, id: 3, name: 'Large', minInboxes: 100 }],
  customers: new Map([
    ['jo@acme.example', { ...acme, keys: [] }],
    ['keys@acme.example', { ...acme, text: 'keys@acme.example', id: 5, keys: ['spaceship'] }],
    ['acme', { ...acme, text: 'acme', keys: [] }],
    ['gone@acme.example', { ...acme, text: 'gone@acme.example', keys: [], isArchived: true }],
    ['gone', { ...acme, text: 'gone', keys: [], isArchived: true }],
    ['twins', { ...acme, text: 'twins', name: 'Twins', keys: [], isAmbiguous: true }],
  ]),
  conflicts: new Map([
    [
      'taken.com',
      { domain: 'taken.com', orderId: 12, status: 'in-progress', customer: 'Acme' },
    ],
  ]),
  delivered: new Map([
    ['done.com', { domain: 'done.com', orderId: 4, status: 'completed', customer: 'Acme' }],
  ]),
  keys: new Set(),
  numberStyle: null,
}

const titles = 'Order,Email,Customer,Plan,Domain,First name,Last name,Prefix,API key,API secret'
const person = 'Jane,Doe,jane,key,secret'

function fileOf(...rows: string[]) {
  const table = tableOf([titles, ...rows].join('\n'))
  return { table, mapping: mappingOf(table) }
}
const ordersOf = (...rows: string[]) => {
  const { table, mapping } = fileOf(...rows)
  return atOnce(gatherOrders(table.rows, mapping))
}
const check = (rows: readonly string[], change: Partial<Choices> = {}) =>
  checkOrders(ordersOf(...rows), { ...usualChoices, ...change }, facts)
const problemsOf = (row: string, change: Partial<Choices> = {}) =>
  check([row], change)[0]?.problems

describe('gathering', () => {
  test('makes an order of each row without a key', () => {
    expect(ordersOf(`,a,,,x.com,${person}`, `,a,,,y.com,${person}`)).toHaveLength(2)
  })

  test('puts rows of one key together, wherever they stand', () => {
    const [first, second] = ordersOf(
      `A-1,jo@acme.example,,,x.com,${person}`,
      `B-2,jo@acme.example,,,z.com,${person}`,
      `a-1,,,,"y.com, w.com",,,,,`,
    )

    expect(first?.cells).toMatchObject({ domains: 'x.com\ny.com, w.com', firstName1: 'Jane' })
    expect(first && rowWords(first)).toBe('2 rows from row 2')
    expect(second && rowWords(second)).toBe('row 3')
  })

  test('tells where the rows of an order differ', () => {
    const rows = [
      `A,jo@acme.example,,,x.com,${person}`,
      `A,else@acme.example,,,y.com,${person}`,
    ]
    const [order] = check(rows)

    expect(order?.problems).toEqual({ customerEmail: 'Rows 2 and 3 differ here.' })
    const mended = order && mend(order.order, { customerEmail: 'jo@acme.example' })
    expect(mended?.mismatches).toEqual({})
  })
})

describe('an order of a file', () => {
  test('brings no name with a line break in it', () => {
    const spread = person.replace('Jane', '"Ja\nne"')
    const row = `A,new@acme.example,"Acme\nLtd",,x.com,${spread}`

    const problem = expect.stringContaining('A line break or a hidden sign is in it.')
    expect(problemsOf(row, { createsCustomers: true })).toEqual({
      customerName: problem,
      firstName1: problem,
    })
  })

  test('is good when the form would take it', () => {
    const [order] = check([`A,jo@acme.example,,,"x.com y.com",${person}`])

    expect(order?.problems).toEqual({})
    expect(order && argsOf(order, 'practice')).toEqual({
      mode: 'practice',
      order: {
        customerId: 4,
        planId: 2,
        domains: 'x.com y.com',
        inboxesPerDomain: 1,
        prefixes: [{ prefix: 'jane', firstName: 'Jane', lastName: 'Doe' }],
        hostingPlatform: 'spaceship',
        credentials: { spaceshipApiKey: 'key', spaceshipApiSecretKey: 'secret' },
        rememberKeys: true,
      },
    })
  })

  test.each([
    [
      'domains',
      `,jo@acme.example,,,taken.com,${person}`,
      'taken.com is in order 12 (in progress). Remove',
    ],
    ['domains', `,jo@acme.example,,,,${person}`, 'Enter at least one domain.'],
    ['plan', `,jo@acme.example,,Gold,x.com,${person}`, 'No plan is called Gold.'],
    ['domains', `,jo@acme.example,,large,x.com,${person}`, 'takes at least 100'],
    ['prefix1', ',jo@acme.example,,,x.com,Jane,Doe,ja ne,key,secret', 'Use letters'],
    ['lastName1', ',jo@acme.example,,,x.com,Jane,,jane,key,secret', 'Enter a last name.'],
    [
      'spaceshipApiKey',
      ',jo@acme.example,,,x.com,Jane,Doe,jane,,',
      'Enter the Spaceship API key.',
    ],
    [
      'customerEmail',
      `,nobody@acme.example,,,x.com,${person}`,
      'No customer has this address.',
    ],
    ['customerEmail', `,no address,,,x.com,${person}`, 'not an e-mail address'],
    ['customerEmail', `,,,,x.com,${person}`, 'Name the customer'],
    ['customerEmail', `,,Twins,,x.com,${person}`, 'Several customers'],
    ['customerName', `,,Nobody,,x.com,${person}`, 'No customer is called Nobody.'],
    ['customerEmail', `,gone@acme.example,,,x.com,${person}`, 'archived'],
    ['customerName', `,,Gone,,x.com,${person}`, 'archived'],
  ] as const)('says what is wrong with its %s', (field, row, words) => {
    expect(problemsOf(row)?.[field]).toContain(words)
  })

  test('asks which plan is meant where two have its name', () => {
    const twins = { ...facts, plans: [plan, { ...plan, id: 7, name: 'private smtp' }] }
    const [both, one] = checkOrders(
      ordersOf(
        `,jo@acme.example,,Private SMTP,x.com,${person}`,
        `,jo@acme.example,,private smtp (plan 7),y.com,${person}`,
      ),
      usualChoices,
      twins,
    )

    expect(both?.problems).toEqual({
      plan: '2 plans are called Private SMTP. Choose one of them.',
    })
    expect(one?.problems).toEqual({})
    expect(one?.plan?.id).toBe(7)
  })

  test('takes the active one of two plans of a name', () => {
    const plans = [
      { ...plan, isActive: false },
      { ...plan, id: 7 },
    ]
    const rows = ordersOf(`,jo@acme.example,,Private SMTP,x.com,${person}`)

    expect(checkOrders(rows, usualChoices, { ...facts, plans })[0]?.plan?.id).toBe(7)
  })

  test('needs no keys where some are remembered', () => {
    const [order] = check([',keys@acme.example,,,x.com,Jane,Doe,jane,,'])

    expect(order && isReady(order)).toBe(true)
    expect(order && argsOf(order, 'live')?.order).toMatchObject({ useSavedKeys: true })
  })

  test('brings its customer only when that is ticked', () => {
    const row = `,New@acme.example,Newcomer,,x.com,${person}`
    expect(problemsOf(row)).toHaveProperty('customerEmail')

    const [order] = check([row], { createsCustomers: true })

    expect(order && argsOf(order, 'practice')).toMatchObject({
      customer: { name: 'Newcomer', email: 'new@acme.example' },
    })
  })

  test('may not share a domain with another of the file', () => {
    const [first, second] = check([
      `,jo@acme.example,,,x.com,${person}`,
      `,jo@acme.example,,,https://www.X.com/,${person}`,
    ])

    expect(first?.problems).toEqual({})
    expect(second?.problems).toEqual({ domains: 'x.com is in row 2 too.' })
  })
})

test('every path that the border refuses has a field', () => {
  expect(fieldOfPath('prefixes.1.lastName')).toBe('lastName2')
  expect(fieldOfPath('credentials.backupCodes')).toBe('backupCodes')
  expect(fieldOfPath('customer.email')).toBe('customerEmail')
})

test('gathering the orders of a file gives way after each row', () => {
  const { table, mapping } = fileOf(`A,,,,x.com,${person}`, `A,,,,y.com,,,,,`)

  expect([...gatherOrders(table.rows, mapping)].length).toBeGreaterThanOrEqual(2)
})

test('refused rows come back as they were, mended, with the reason', () => {
  const { table, mapping } = fileOf(
    `A,jo@acme.example,,,x.com,${person}`,
    `A,,,,y.com,,,,,`,
    `B,jo@acme.example,,,z.com,${person}`,
  )
  const orders = atOnce(gatherOrders(table.rows, mapping)).map((order, at) =>
    at === 0 ? mend(order, { plan: 'Gold' }) : order,
  )
  const [first] = orders
  if (first === undefined) throw new Error('There is an order.')

  const rows = refusedRows(table, mapping, [{ order: first, why: 'No plan is called Gold.' }])

  expect(rows).toEqual([
    [...table.titles, reasonTitle],
    [
      'A',
      'jo@acme.example',
      '',
      'Gold',
      'x.com, y.com',
      ...person.split(','),
      'No plan is called Gold.',
    ],
    ['A', '', '', '', '', '', '', '', '', '', ''],
  ])
})

test('a bug in the middle of an import ends it with its report', async () => {
  const rows = ['a.com', 'b.com'].map(name => `,jo@acme.example,,,${name},${person}`)
  const { table, mapping } = fileOf(...rows)
  useImport.setState({ table, mapping })
  const answers = [Promise.resolve({ ok: true, value: { id: 3, firstPosition: 0 } })]
  const gone = () => Promise.reject(new Error('gone'))
  vi.stubGlobal('window', { boxwright: { call: () => answers.shift() ?? gone() } })

  await expect(runImport(check(rows), 'live', 'each')).rejects.toThrow('gone')

  vi.unstubAllGlobals()
  expect(useImport.getState()).toMatchObject({
    run: { importId: 3, total: 2, done: 0, isOver: true },
    isReportOpen: true,
  })
  closeTable()
})
