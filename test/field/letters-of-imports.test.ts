import { expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { write } from '../../db/core/database.ts'
import { addCustomer } from '../../db/customers/customers.ts'
import { listLetters } from '../../db/letters/letter-list.ts'
import { claimedNames } from '../../db/orders/submissions.ts'
import { noteTransfer } from '../../db/orders/transfers.ts'
import { updateOrderStatus } from '../../electron/engine/update-order-status.ts'
import { beginImport, noteCreated } from '../../electron/imports/import-report.ts'
import { tellImports } from '../../electron/letters/import-summary.ts'
import { cancelOrder, rejectOrder } from '../../electron/orders/end-order.ts'
import { submitWithin } from '../../electron/orders/submit-order.ts'
import { practiceOrigins } from '../../electron/settings/origins.ts'
import { type ImportLetters, importBeginSchema } from '../../shared/imports/import.ts'
import { submitSchema } from '../../shared/orders/form.ts'
import { goodOrder, openOrderFixture } from '../support/order-fixture.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A file of orders, each of one domain; `customers` names whose they are. */
async function importFile(letters: ImportLetters, customers: readonly number[]) {
  const { db, vault } = await openOrderFixture()
  write(db, tx => {
    for (let id = 2; id <= Math.max(...customers); id += 1)
      addCustomer(tx, { name: `Customer ${id}`, email: `c${id}@customer.example` }, 0)
  })
  let now = 1_000
  const { id: importId } = beginImport(
    db,
    importBeginSchema.parse({
      name: 'orders.csv',
      letters,
      orders: customers.map((_, at) => ({
        firstRow: at + 2,
        rows: String(at + 2),
        domain: `file-${at}.com`,
        domainCount: 1,
        customer: 'Somebody',
        isMended: false,
        cells: {},
      })),
    }),
    now,
  )
  const create = (position: number) =>
    write(db, tx => {
      const answer = submitWithin(
        tx,
        {
          db,
          vault,
          now: () => now,
          automationEnabled: () => true,
          origins: () => practiceOrigins,
          onTaken: (same, orderId) => noteCreated(same, { importId, position }, orderId),
        },
        submitSchema.parse({
          ...goodOrder,
          customerId: customers[position],
          domains: `file-${position}.com`,
        }),
      )
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
      return answer.value.id
    })
  return {
    db,
    create,
    createAll: () => customers.map((_, at) => create(at)),
    complete(id: number) {
      rawOf(db)
        .prepare(
          `update order_domains set stage = 'done', state = 'finished', due_at = null where order_id = ?`,
        )
        .run(id)
      write(db, tx => updateOrderStatus(tx, id, now))
    },
    refuse(id: number) {
      rawOf(db)
        .prepare(
          `update order_domains set stage = 'nameservers', failure_code = 'credentials',
           failure_provider = 'spaceship', failure_detail = 'No.' where order_id = ?`,
        )
        .run(id)
      write(db, tx => {
        for (const name of claimedNames(tx, id))
          noteTransfer(tx, id, name, { nameServerStatus: 'failed' }, now)
        updateOrderStatus(tx, id, now)
      })
    },
    cancel: (id: number) => cancelOrder(db, id, false, now),
    reject: (id: number) => rejectOrder(db, id, 'The card was declined.', now),
    tell: (later: number) => tellImports(db, now + later),
    wait(ms: number) {
      now += ms
    },
    letters: () =>
      listLetters(db.reader, { limit: 500, offset: 0 })
        .rows.map(({ letter: { kind, recipient, subject, body } }) => ({
          kind,
          recipient,
          subject,
          body,
        }))
        .toReversed(),
  }
}

test('200 orders of one customer make one letter', async () => {
  const file = await importFile(
    'summary',
    Array.from({ length: 200 }, () => 1),
  )
  const ids = file.createAll()

  for (const id of ids.slice(1)) file.complete(id)
  expect(file.letters()).toEqual([])
  file.complete(ids[0] ?? 0)

  const letters = file.letters()
  expect(letters).toMatchObject([
    { kind: 'import-summary', subject: 'Your 200 orders are completed' },
  ])
  expect(letters[0]?.body).toContain('- order #1: file-0.com')
  expect(letters[0]?.body).toContain('- and 100 more')
})

test('each customer of the file has a summary', async () => {
  const file = await importFile('summary', [1, 2, 1])
  const [one, two, three] = file.createAll()

  file.complete(one ?? 0)
  file.complete(two ?? 0)
  file.complete(three ?? 0)

  expect(file.letters().map(({ recipient, subject }) => [recipient, subject])).toEqual([
    ['c2@customer.example', 'Your order #2 is completed'],
    ['orders@northwind.example', 'Your 2 orders are completed'],
  ])
})

test('no letters means none that asks for nothing', async () => {
  const file = await importFile('none', [1, 1, 1, 1])
  const [completed, cancelled, rejected, refused] = file.createAll()

  file.complete(completed ?? 0)
  file.cancel(cancelled ?? 0)
  file.reject(rejected ?? 0)
  file.refuse(refused ?? 0)
  file.tell(2 * day)

  expect(file.letters().map(({ kind }) => kind)).toEqual([
    'order-rejected',
    'nameservers-failed',
  ])
})

test('each letter of each order leaves when that is chosen', async () => {
  const file = await importFile('each', [1, 1])

  for (const id of file.createAll()) file.complete(id)

  expect(file.letters().map(({ kind }) => kind)).toEqual([
    'order-created',
    'order-created',
    'order-completed',
    'order-completed',
  ])
})

test('a refused order is told at once and stands in the summary', async () => {
  const file = await importFile('summary', [1, 1, 1])
  const [one, two, three] = file.createAll()

  file.complete(one ?? 0)
  file.reject(two ?? 0)
  expect(file.letters().map(({ kind }) => kind)).toEqual(['order-rejected'])
  file.cancel(three ?? 0)

  const summary = file.letters().at(-1)
  expect(summary?.subject).toBe('Your 3 orders: 1 of 3 completed')
  expect(summary?.body).toContain('Not accepted; the letter about each says why:\n- order #2')
  expect(summary?.body).toContain('Cancelled:\n- order #3')
})

test('a summary waits for the rest of the file', async () => {
  const file = await importFile('summary', [1, 1])
  const first = file.create(0)
  file.complete(first)
  expect(file.letters()).toEqual([])

  file.complete(file.create(1))

  expect(file.letters()).toMatchObject([{ subject: 'Your 2 orders are completed' }])
})

test('an import that was stopped is told all the same', async () => {
  const file = await importFile('summary', [1, 1])
  file.complete(file.create(0))
  file.tell(0)
  expect(file.letters()).toEqual([])

  file.tell(2 * minute)
  file.tell(3 * minute)

  expect(file.letters()).toMatchObject([{ subject: 'Your order #1 is completed' }])
})

test('after a day a customer hears where the orders stand, once', async () => {
  const file = await importFile('summary', [1, 1, 1])
  const [one, two, three] = file.createAll()
  file.complete(one ?? 0)
  file.tell(day - 1)
  expect(file.letters()).toEqual([])

  file.tell(day)
  file.tell(2 * day)
  expect(file.letters()).toMatchObject([
    { kind: 'import-standing', subject: 'Where your 3 orders stand: 1 completed' },
  ])
  file.complete(two ?? 0)
  file.complete(three ?? 0)

  // what the first letter told as completed is not told again
  expect(file.letters().slice(1)).toMatchObject([{ subject: 'Your 2 orders are completed' }])
})

test('what comes after the summary has its own letter', async () => {
  const file = await importFile('summary', [1])
  const [id = 0] = file.createAll()
  file.complete(id)

  file.cancel(id)

  expect(file.letters().map(({ kind }) => kind)).toEqual(['import-summary', 'order-cancelled'])
})

test('the next import changes nothing for the orders of this one', async () => {
  const file = await importFile('summary', [1, 1])
  const ids = file.createAll()
  const next = importBeginSchema.parse({
    name: 'next.csv',
    orders: [
      {
        firstRow: 2,
        rows: '2',
        domainCount: 1,
        customer: 'X',
        isMended: false,
        cells: {},
      },
    ],
  })

  beginImport(file.db, next, 2_000)
  for (const id of ids) file.complete(id)

  expect(file.letters()).toMatchObject([{ subject: 'Your 2 orders are completed' }])
})
