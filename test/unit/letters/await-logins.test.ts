import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { dueLetter } from '../../../db/letters/letters.ts'
import { passLogins } from '../../../db/letters/logins-first.ts'
import {
  importOrders,
  imports,
  letters,
  mailboxes,
  mailboxLogins,
  orders,
} from '../../../db/schema/schema.ts'
import { createLoginWait } from '../../../electron/letters/await-logins.ts'
import { postSummaryWhenOver } from '../../../electron/letters/import-summary.ts'
import { postLetter } from '../../../electron/letters/post-letter.ts'
import { viewBehindLogins } from '../../../electron/letters/view-behind-logins.ts'
import { minuteMs } from '../../../shared/text/duration.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { openOrderFixture, saveMail } from '../../support/order-fixture.ts'

/** A completed order's letter, and one mailbox whose logins a test decides. */
async function openBench() {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const orderId = fixture.accept({})
  const clock = createFakeClock()
  write(db, tx => tx.delete(letters).run())
  saveMail(db, { checkLogins: true })
  write(db, tx => {
    const moments = { createdAt: 1, updatedAt: 1 }
    const names = { name: 'jo', firstName: 'Jo', lastName: 'Doe' }
    const box = { orderId, customerId: 1, domain: 'acme.com', email: 'jo@acme.com' }
    tx.insert(mailboxes)
      .values({ id: 1, ...box, ...names, ...moments, password: 'p', mailinMailboxId: 1 })
      .run()
    postLetter(
      tx,
      {
        order: { id: orderId, submission: 1 },
        kind: 'order-completed',
        announcesMailboxes: true,
        to: 'jo@customer.example',
        text: {
          subject: 'Complete',
          body: 'All is there.',
          html: '',
          language: 'en',
          templateId: null,
        },
      },
      clock.now(),
    )
  })
  const asked: number[] = []
  const start = clock.now()
  const wait = createLoginWait({
    db,
    clock,
    checks: {
      ask() {
        asked.push((clock.now() - start) / minuteMs)
        note('password')
        return { wanted: 1, leftOut: 0 }
      },
    },
    emit: () => undefined,
    reportBug(error) {
      throw error
    },
  })
  function note(result: 'works' | 'password') {
    const columns = { imap: result, smtp: result, checkedAt: clock.now(), wantedAt: null }
    write(db, tx =>
      tx
        .insert(mailboxLogins)
        .values({ mailboxId: 1, ...columns })
        .onConflictDoUpdate({ target: mailboxLogins.mailboxId, set: columns })
        .run(),
    )
  }
  onTestFinished(() => wait.stop())
  wait.start()
  const due = () => dueLetter(db.reader, clock.now(), null)
  return { db, clock, asked, note, due, stuck: () => viewBehindLogins(db.reader, clock.now()) }
}

test('the letter leaves once all mailboxes log in', async () => {
  const bench = await openBench()
  expect(bench.due()).toBeNull()

  bench.note('works')
  await bench.clock.advance(minuteMs)

  expect(bench.due()).toMatchObject({ kind: 'order-completed' })
})

test('failing logins are tried four times, then a person is asked, with the cause', async () => {
  const bench = await openBench()

  await bench.clock.advance(59 * minuteMs)
  expect(bench.stuck()).toEqual([])
  await bench.clock.advance(120 * minuteMs)

  expect(bench.asked.map(Math.round)).toEqual([0, 5, 20, 55])
  expect(bench.due()).toBeNull()
  expect(bench.stuck()).toMatchObject([{ cause: '1 of 1: Password refused' }])
})

test('staff send it all the same', async () => {
  const bench = await openBench()
  await bench.clock.advance(61 * minuteMs)
  const [letter] = bench.db.reader
    .select()
    .from(letters)
    .where(eq(letters.status, 'waiting'))
    .all()

  write(bench.db, tx => passLogins(tx, letter?.id ?? 0))

  expect(bench.due()).not.toBeNull()
  expect(bench.stuck()).toEqual([])
})

test('a summary of an import waits for the mailboxes of all orders that it tells of', async () => {
  const { db, clock, note, due } = await openBench()
  write(db, tx => {
    tx.delete(letters).run()
    const [order] = tx.select().from(orders).all()
    if (order === undefined) throw new Error('There is an order.')
    const { id: first, ...columns } = order
    tx.insert(orders)
      .values({ ...columns, id: 77 })
      .run()
    tx.update(orders).set({ status: 'completed' }).run()
    // the mailbox is that of the second order
    tx.update(mailboxes).set({ orderId: 77 }).run()
    tx.insert(imports)
      .values({ id: 5, name: 'orders.csv', letters: 'summary', createdAt: 1 })
      .run()
    for (const [position, orderId] of [first, 77].entries())
      tx.insert(importOrders)
        .values({
          importId: 5,
          position,
          orderId,
          outcome: 'created',
          domainCount: 1,
          firstRow: position,
          rows: '[]',
          customer: '',
          isMended: false,
        })
        .run()
    postSummaryWhenOver(tx, 5, first, clock.now())
  })
  expect(db.reader.select().from(letters).all()).toMatchObject([{ kind: 'import-summary' }])

  await clock.advance(minuteMs)
  expect(due()).toBeNull()
  note('works')
  await clock.advance(minuteMs)

  expect(due()).toMatchObject({ kind: 'import-summary', loginsSince: null })
})
