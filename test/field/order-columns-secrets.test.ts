import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { importFields, isSecretField } from '../../shared/imports/fields.ts'
import { importBeginSchema, storedCells } from '../../shared/imports/import.ts'
import { type CheckedOrder, checkOrders } from '../../shared/imports/orders/check-orders.ts'
import { gatherOrders } from '../../shared/imports/orders/gather-orders.ts'
import { argsOf } from '../../shared/imports/orders/imported-args.ts'
import { fieldOfColumn, sampleOf } from '../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../shared/imports/orders/order-doubts.ts'
import { isReady, reasonsOf } from '../../shared/imports/orders/readiness.ts'
import { storedOrder } from '../../shared/imports/orders/stored-orders.ts'
import { noteSentence } from '../../shared/imports/table.ts'
import { atOnce, readAtOnce } from '../support/order-files.ts'
import { isKnownTitle, mappingOf } from '../unit/renderer/imports/table-of.ts'
import { usualChoices } from '../unit/renderer/imports/usual-choices.ts'

const plan = {
  id: 2,
  name: 'Private SMTP',
  providerType: 'Private SMTP',
  price: 3,
  currency: 'USD',
  isActive: true,
} as const

/** Everything of a file that is stored, reported, logged or shown in a column. */
function openTextsOf(content: string): string {
  const read = readAtOnce(new TextEncoder().encode(content), { isKnownTitle })
  if (!read.ok) return read.failure
  const table = read.value
  const mapping = mappingOf(table)
  const keys = keysOf(table, mapping)
  const orders = checkOrders(
    atOnce(gatherOrders(table.rows, mapping)),
    { ...usualChoices, createsCustomers: true },
    {
      plans: [plan],
      customers: new Map(),
      conflicts: new Map(),
      delivered: new Map(),
      keys,
      numberStyle: null,
    },
  )
  const kept = orders.map(order => storedOrder(order, table, mapping))
  if (kept.length > 0) importBeginSchema.parse({ name: 'orders.csv', orders: kept })
  const shown = table.titles.map((_, at) =>
    sampleOf(table, at, fieldOfColumn(mapping, at), keys, 3),
  )
  return JSON.stringify([
    kept,
    shown,
    table.notes.map(noteSentence),
    orders.map(order => reasonsOf(order, table.titles)),
    orders.map(openPartOf),
  ])
}

/** What is stored of an order beside its sealed keys; what is not ready is not sent. */
function openPartOf(order: CheckedOrder) {
  if (!isReady(order)) return null
  const args = argsOf(order, 'practice')
  if (args === null) return null
  const { credentials: _, ...open } = args.order
  return { ...args, order: open }
}

const titles = [
  'Order',
  'Customer e-mail',
  'Customer',
  'Plan',
  'Domains',
  'First name',
  'Last name',
  'Prefix',
  'API key',
  'API secret',
  'Spaceship key',
  'Backup codes',
  'Notes',
  'Forwarding',
  'Coupon',
  'Region',
  'Password of the panel',
]
const keyColumns = /key|secret|codes|password/i

const key = fc
  .array(fc.constantFrom(...Array.from('0123456789abcdef')), { minLength: 24, maxLength: 40 })
  .map(signs => `7${signs.join('')}9a1b2c`)
const word = fc.oneof(
  fc.constantFrom('', 'Jane', 'call first', 'a-acme.com', 'jo@acme.example', 'Gold', '2'),
  fc.string({ maxLength: 12 }),
)
const quoted = (cell: string) => (/[",\n;]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)

/** A file with keys where they belong, some of them elsewhere too, and keys of its own. */
const file = fc
  .record({
    chosen: fc.shuffledSubarray(titles, { minLength: 3 }),
    keys: fc.array(key, { minLength: 1, maxLength: 6 }),
    rows: fc.array(fc.array(fc.tuple(word, fc.nat(40)), { minLength: 17, maxLength: 17 }), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ chosen, keys, rows }) => {
    const cellOf = (title: string, [text, dice]: readonly [string, number]) => {
      const one = keys[dice % keys.length] ?? ''
      if (keyColumns.test(title)) return dice < 30 ? one : ''
      // a person copied it into another column, alone or among words
      return dice === 0 ? one : dice === 1 ? `${text} ${one}` : text
    }
    const lines = rows.map(row =>
      chosen.map((title, at) => quoted(cellOf(title, row[at] ?? ['', 9]))).join(','),
    )
    return { keys, text: [chosen.join(','), ...lines].join('\n') }
  })

/** What people and programs do to a file: signs that come in between, or are lost. */
const damage = fc.array(
  fc.tuple(fc.constantFrom('"', ',', '\n', ';', '\t', '""', '\\"', ''), fc.nat(5000)),
  { maxLength: 4 },
)

const damaged = (text: string, changes: readonly (readonly [string, number])[]) =>
  changes.reduce((now, [sign, offset]) => {
    const at = offset % (now.length + 1)
    return sign === ''
      ? now.slice(0, at) + now.slice(at + 1)
      : now.slice(0, at) + sign + now.slice(at)
  }, text)

type Damaged = [{ keys: string[]; text: string }, [string, number][]]
/** Kept from files that showed a key: a stray sign beside it, and a comma that was lost. */
const oddFiles: Damaged[] = [
  'Coupon,Customer\nKEY\\,jo@acme.example',
  'Prefix,API key\njo@acme.exampleKEY,KEY',
].map(text => {
  const key = '700000000000000000000000000000000009a1b2c'
  return [{ keys: [key], text: text.replaceAll('KEY', key) }, []]
})

test('no key of any file stands outside a secret field', () => {
  fc.assert(
    fc.property(file, damage, ({ keys, text }, changes) => {
      const open = openTextsOf(damaged(text, changes))
      for (const one of keys) expect(open).not.toContain(one)
    }),
    {
      numRuns: 300,
      examples: oddFiles,
    },
  )
})

test('a short key of the file stands in no other cell that is kept', () => {
  const row = (notes: string) => `a.com,jo@acme.example,Jane,Doe,jane,pin-77,pin-88,${notes}`
  const head = 'Domains,Customer e-mail,First name,Last name,Prefix,API key,API secret,Notes'

  const open = openTextsOf([head, row('see pin-77'), row('pin-88'), row('call')].join('\n'))

  expect(open).not.toMatch(/pin-\d/)
  expect(open).toContain('call')
})

test('bytes of any kind are read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      readAtOnce(bytes, { isKnownTitle })
    }),
    { numRuns: 200 },
  )
})

test('every secret field has no place among what is kept', () => {
  for (const field of importFields) {
    const isTaken = storedCells.safeParse({ [field]: 'text' }).success
    expect([field, isTaken]).toEqual([field, !isSecretField(field)])
  }
})
