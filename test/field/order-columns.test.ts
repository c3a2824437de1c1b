import { describe, expect, test } from 'vitest'
import { numberStyleOf } from '../../shared/imports/amounts.ts'
import { checkOrders } from '../../shared/imports/orders/check-orders.ts'
import type { Choices } from '../../shared/imports/orders/form-of-cells.ts'
import { gatherOrders } from '../../shared/imports/orders/gather-orders.ts'
import { guessColumns } from '../../shared/imports/orders/guess-columns.ts'
import { cellOf, type Mapping } from '../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../shared/imports/orders/order-doubts.ts'
import { readinessOf, reasonsOf } from '../../shared/imports/orders/readiness.ts'
import type { ReadOptions, Table } from '../../shared/imports/table.ts'
import { atOnce, readAtOnce } from '../support/order-files.ts'
import { isKnownTitle, mappingOf, tableOf } from '../unit/renderer/imports/table-of.ts'
import { usualChoices } from '../unit/renderer/imports/usual-choices.ts'

/** Path → bytes, as the browser's own scheme writes them: this suite knows the window's types. */
const files: Readonly<Record<string, string>> = import.meta.glob('./order-files/*.csv', {
  query: '?url&inline',
  import: 'default',
  eager: true,
})

function bytesOf(name: string): Uint8Array {
  const url = files[`./order-files/${name}.csv`] ?? ''
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), sign => sign.charCodeAt(0))
}

const plan = {
  id: 2,
  name: 'Private SMTP',
  providerType: 'Private SMTP',
  price: 3,
  currency: 'USD',
  isActive: true,
} as const
const known = (text: string) =>
  [text, { text, id: text.length, name: text, email: text, keys: [] }] as const
const customers = new Map(['orders@acme.example', 'acme', 'müller', 'jane doe'].map(known))

function checked(table: Table, mapping: Mapping, choices: Partial<Choices> = {}) {
  const facts = { plans: [plan], customers, conflicts: new Map(), delivered: new Map() }
  const orders = atOnce(gatherOrders(table.rows, mapping))
  const all = { ...usualChoices, ...choices }
  const numberStyle = numberStyleOf(table.rows.map(row => cellOf(row, mapping.amount)))
  return checkOrders(orders, all, { ...facts, keys: keysOf(table, mapping), numberStyle })
}

/** "ready: a.com b.com, for orders@acme.example, as jane max, with k123456 s456789" */
function linesOf(table: Table, mapping = mappingOf(table), choices: Partial<Choices> = {}) {
  return checked(table, mapping, choices).map(order => {
    const { values, customer, reading } = order
    const { namecheapIpWhitelisted: _, ...keys } = values.credentials
    const parts = [
      `${readinessOf(order)}: ${reading.names.join(' ')}`,
      `for ${customer.kind === 'known' ? customer.customer.name : 'nobody'}`,
      `as ${values.prefixes
        .map(({ prefix }) => prefix)
        .join(' ')
        .trim()}`,
      `with ${Object.values(keys).join(' ').trim()}`,
    ]
    return [parts.join(', '), ...reasonsOf(order, table.titles)].join(' | ')
  })
}

/** A file that is refused has its one sentence. */
function ordersOf(name: string, answers: ReadOptions = {}): readonly string[] {
  const read = readAtOnce(bytesOf(name), { ...answers, isKnownTitle })
  return read.ok ? linesOf(read.value) : [read.failure]
}

const jane = 'for orders@acme.example, as jane, with k123456 s456789'
const ready = (...domains: string[]) => domains.map(names => `ready: ${names}, ${jane}`)

const noRow = 'for nobody, as , with '

/** What becomes of each file of the folder, as suggested where something is asked. */
const expected: Readonly<Record<string, readonly string[]>> = {
  CSV01: ready('getacme.com'),
  CSV03: ['ready: getacme.com tryacme.com, for müller, as juergen, with k123456 s456789'],
  CSV04: ready('getacme.com'),
  CSV06: ready('getacme.com'),
  CSV07: ready('getacme.com'),
  CSV09: ready('getacme.com'),
  CSV10: ready('getacme.com tryacme.com'),
  CSV12: [
    ...ready('a-acme.com'),
    `to-correct: b-acme.com, ${jane} | The cell “Notes” opens a quote that is never closed. Look at each cell.`,
    ...ready('c-acme.com', 'd-acme.com'),
  ],
  CSV13: [
    ...ready('a-acme.com'),
    `to-correct: b-acme.com, ${jane} | The cell “Notes” opens a quote that is never closed. Look at each cell.`,
  ],
  CSV15: ready('getacme.com'),
  CSV16: ready('getacme.com'),
  CSV18: ready('getacme.com'),
  // asked about first; see below for the answers
  CSV19: [
    ...ready('a-acme.com'),
    expect.stringMatching(
      /^to-correct: b-acme.com,.* \| Cells are empty that the row above has/,
    ),
    expect.stringMatching(
      /^to-correct: c-acme.com,.* \| Cells are empty that the row above has/,
    ),
  ],
  CSV21: ready('getacme.com', 'tryacme.com'),
  CSV22: ready('getacme.com tryacme.com'),
  CSV24: [
    ...ready('getacme.com'),
    'ready: tryacme.com, for orders@acme.example, as andre, with k123456 s456789',
  ],
  CSV25: ready('getacme.com tryacme.com'),
  CSV27: ['There are titles, but no rows below them.'],
  CSV28: ['The file is empty.'],
  CSV30: [
    'This is a page or a letter, not a table. Open it in a spreadsheet and save it as CSV.',
  ],
  CSV34: ready('getacme.com'),
  CSV36: [
    `to-correct: , ${noRow} | The row is cut at other signs than the titles. Correct the file.`,
  ],
  CSV37: ready('getacme.com'),
  CSV39: ready('getacme.com'),
  CSV40: ['ready: getacme.com, for orders@acme.example, as jane max, with k123456 s456789'],
  CSV42: [
    'to-correct: getacme.com, for orders@acme.example, as jane, with 1.23457E+15 s456789 | The cell “Spaceship API key” is a number that a spreadsheet has cut. Copy the whole one from where it came.',
  ],
  CSV43: [
    `to-correct: a-acme.com, ${jane} | Amount: “$” is the sign of several currencies. Enter the number alone, and the currency.`,
    ...ready('b-acme.com', 'c-acme.com'),
  ],
  CSV45: ready('getacme.com tryacme.com'),
  CSV46: [
    `to-correct: getacme.com, ${jane} | Domains: acme.com is where visitors are sent, so it is not moved. Remove it and the arrow.`,
  ],
  CSV48: ready('getacme.com tryacme.com', 'aacme.com bacme.com'),
  CSV49: [`to-correct: , ${jane} | Domains: 3 is a number. Enter the names of the domains.`],
  CSV51: ready('getacme.com tryacme.com'),
  CSV52: ready('getacme.com'),
  CSV54: ready('getacme.com'),
  CSV55: ['ready: getacme.com, for orders@acme.example, as jane max, with k123456 s456789'],
  CSV57: ready('getacme.com'),
  CSV58: ready('getacme.com tryacme.com'),
  CSV60: ['ready: a-acme.com, for orders@acme.example, as jane max, with k123456 s456789'],
  CSV61: [
    ...ready('getacme.com'),
    `to-correct: getacme.com, ${jane} | Domains: getacme.com is in row 2 too.`,
  ],
  CSV63: ready('getacme.com'),
  CSV64: ready('a-acme.com', 'b-acme.com'),
  CSV66: ready('getacme.com tryacme.com'),
  CSV67: ready('a-acme.com', 'b-acme.com'),
}

test('every file is here', () => {
  const names = Object.keys(expected).map(name => `./order-files/${name}.csv`)

  expect(Object.keys(files)).toEqual(names)
})

test.each(Object.entries(expected))('%s becomes what was meant', (name, lines) => {
  expect(ordersOf(name)).toEqual(lines)
})

describe('what is asked before anything is shown', () => {
  const asked = (name: string) => {
    const table = tableOf(bytesOf(name))
    const { questions } = guessColumns(table, {})
    return questions.map(({ field, columns, suggested }) => [
      field,
      columns.map(at => table.titles[at]),
      suggested === null ? null : table.titles[suggested],
    ])
  }

  test.each([
    ['CSV10', [['domains', ['Domains (one per line)'], null]]],
    ['CSV51', [['domains', ['Website', 'Domains'], 'Domains']]],
    ['CSV52', [['domains', ['URL', 'Domain Name'], 'Domain Name']]],
    ['CSV54', []],
    ['CSV55', []],
    ['CSV57', [['registrarKey', ['API-Schlüssel'], 'API-Schlüssel']]],
    ['CSV58', []],
  ])('in %s is %j', (name, questions) => {
    expect(asked(name)).toEqual(questions)
  })

  test.each([
    ['CSV54', ['customerEmail']],
    ['CSV57', ['customerEmail', 'customerName', 'firstName1', 'lastName1', 'prefix1']],
    ['CSV58', ['customerEmail']],
  ])('while in %s %j are only shown as guessed', (name, fields) => {
    expect([...guessColumns(tableOf(bytesOf(name)), {}).guessed]).toEqual(fields)
  })

  test('until it is answered no order has what it is about', () => {
    for (const name of ['CSV51', 'CSV52', 'CSV10', 'CSV57']) {
      const table = tableOf(bytesOf(name))
      const lines = linesOf(table, guessColumns(table, {}).mapping)
      expect(lines.filter(line => line.startsWith('ready'))).toEqual([])
    }
  })
})

describe('a count', () => {
  test('is no amount, whatever it stands under', () => {
    const table = tableOf(bytesOf('CSV58'))

    expect(checked(table, mappingOf(table))[0]?.values.amount).toBe('')
  })
})

describe('merged cells', () => {
  const { mergedColumns } = tableOf(bytesOf('CSV19'))

  test('are filled down when staff say so', () => {
    expect(ordersOf('CSV19', { fillDown: mergedColumns })).toEqual(
      ready('a-acme.com b-acme.com c-acme.com'),
    )
  })

  test('stay empty when staff say so', () => {
    const [first, ...others] = ordersOf('CSV19', { fillDown: [] })

    expect([first]).toEqual(ready('a-acme.com'))
    for (const line of others) expect(line).toMatch(/^to-correct: .* Name the customer/)
  })
})

describe('rows of several registrars', () => {
  const titles =
    'Customer e-mail,Domain,First name,Last name,Prefix,Registrar,API key,API secret,Namecheap user name,Backup codes'
  const row = (rest: string) => `orders@acme.example,a.com,Jane,Doe,jane,${rest}`
  const linesFor = (...rows: string[]) =>
    linesOf(tableOf([titles, ...rows].join('\n')), undefined, { isWhitelisted: true })

  test('share one column of keys and one of secrets', () => {
    const [spaceship, namecheap] = linesFor(
      row('Spaceship,key-1,secret-1,,'),
      row('Namecheap,key-2,,acme,123456').replace('a.com', 'b.com'),
    )

    expect(spaceship).toMatch(/^ready: .* with key-1 secret-1$/)
    expect(namecheap).toMatch(/^ready: .* with key-2 acme 123456$/)
  })

  test('say where a secret has no place', () => {
    expect(linesFor(row('Namecheap,key-2,secret-2,acme,123456'))).toEqual([
      expect.stringContaining('API secret (of the registrar): Namecheap has no such thing.'),
    ])
  })

  test('prefer keys in a column of their own', () => {
    const table = tableOf(
      `${titles},Spaceship API key\n${row('Spaceship,key-1,secret-1,,,own-key-1')}`,
    )

    expect(linesOf(table)).toEqual([expect.stringMatching(/ with own-key-1 secret-1$/)])
  })
})

describe('one row a mailbox', () => {
  const titles = 'Customer e-mail,Domain,First name,Last name,Prefix,API key,API secret'
  const row = (domain: string, first: string, customer = 'orders@acme.example') =>
    `${customer},${domain},${first},Doe,${first.toLowerCase()},k123456,s456789`
  const linesFor = (...rows: string[]) => linesOf(tableOf([titles, ...rows].join('\n')))

  test('makes one order of a domain, wherever its rows stand', () => {
    expect(linesFor(row('a.com', 'Jane'), row('b.com', 'Jane'), row('A.com', 'Max'))).toEqual([
      expect.stringMatching(/^ready: a.com, .* as jane max,/),
      expect.stringMatching(/^ready: b.com, .* as jane,/),
    ])
  })

  test('makes none of two customers', () => {
    expect(linesFor(row('a.com', 'Jane'), row('a.com', 'Max', 'acme'))).toEqual([
      expect.stringMatching(/^ready: a.com/),
      expect.stringMatching(/^to-correct: .*a.com is in row 2 too/),
    ])
  })

  test('is told when a domain has more people than it takes', () => {
    const people = ['Jane', 'Max', 'Ann', 'Tom'].map(first => row('a.com', first))

    expect(linesFor(...people)).toEqual([
      expect.stringContaining('Prefix 1: The rows name 4 people; a domain takes 3.'),
    ])
  })
})

describe('an empty prefix', () => {
  const table = tableOf(
    'Customer e-mail,Domain,First name,Last name,Prefix,API key,API secret\n' +
      'orders@acme.example,a.com,Jürgen,Doe,,k123456,s456789\n' +
      'orders@acme.example,b.com,Jane,Doe,jd,k123456,s456789',
  )

  test('follows from the names when staff say how', () => {
    expect(linesOf(table, undefined, { prefixPattern: 'f.last' })).toEqual([
      expect.stringMatching(/^ready: .* as j.doe,/),
      expect.stringMatching(/^ready: .* as jd,/),
    ])
  })
})
