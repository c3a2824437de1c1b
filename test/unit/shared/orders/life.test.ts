import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rawOf } from '../../../../db/core/connection.ts'
import { write } from '../../../../db/core/database.ts'
import {
  isAtMailin as atMailin,
  isMoving as moving,
  isRemovableMailbox as removable,
  mailboxExists as there,
  isWantedMailbox as wanted,
} from '../../../../db/schema/domains.ts'
import {
  isCounted as counted,
  isLate,
  isRetriable as retriable,
  isUnderWay as underWay,
  isWorkedOn as workedOn,
} from '../../../../db/schema/orders.ts'
import { mailboxes, orderDomains, orders } from '../../../../db/schema/schema.ts'
import { domainStates } from '../../../../shared/orders/domain.ts'
import * as life from '../../../../shared/orders/life.ts'
import { draftCauses, orderStatuses } from '../../../../shared/orders/order.ts'
import { openOrderFixture } from '../../../support/order-fixture.ts'

const saved = { status: 'draft', draftCause: 'saved', isAutomated: false } as const
const refused = { status: 'draft', draftCause: 'nameservers', isAutomated: true } as const
const causeless = { status: 'draft', draftCause: null, isAutomated: true } as const
const flags = [false, true]

it.each([
  ['is over when delivered or ended', life.isOver, 'completed reject cancelled'],
  ['is stopped when ended undelivered', life.isStopped, 'reject cancelled'],
  ['never goes on once final', life.isFinal, 'completed cancelled'],
  ['is edited as draft or rejected', life.isEditable, 'draft reject'],
] as const)('%s', (_, rule, words) => {
  expect(orderStatuses.filter(status => rule({ status }))).toEqual(words.split(' '))
})

it('is cancelled once only', () => {
  const others = orderStatuses.filter(status => status !== 'cancelled')
  expect(life.cancellableStatuses).toEqual(others)
})

it('rests as saved draft, not by nameservers', () => {
  expect([saved, refused].map(life.isResting)).toEqual([true, false])
  expect([saved, refused].map(life.isUnderWay)).toEqual([false, true])
})

it('counts a draft without a cause as saved', () => {
  expect(life.isSavedDraft(causeless)).toBe(true)
  expect(life.isWorkedOn(causeless)).toBe(false)
})

it('has one worker: Boxwright or staff', () => {
  const both = orderStatuses.flatMap(status =>
    flags
      .map(isAutomated => ({ status, isAutomated, draftCause: 'nameservers' as const }))
      .filter(order => life.isWorkedOn(order) && life.takesMailboxes(order)),
  )
  expect(both).toEqual([])
  expect(life.takesMailboxes({ status: 'completed', isAutomated: false })).toBe(true)
  expect(life.isWorkedByHand({ status: 'completed', isAutomated: false })).toBe(false)
})

it('retries no rejected, saved or finished order', () => {
  const causes = orderStatuses.filter(status =>
    life.isRetriable({ status, draftCause: 'nameservers' }),
  )
  expect(causes).toEqual(['draft', 'in-progress', 'cancelled'])
  expect(life.isRetriable(saved)).toBe(false)
})

it('means the same in SQL, whatever an order is', async () => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const id = fixture.accept({})
  for (const status of orderStatuses)
    for (const draftCause of [...draftCauses, null])
      for (const isAutomated of flags) {
        const order = { status, draftCause, isAutomated }
        write(db, tx => tx.update(orders).set(order).where(eq(orders.id, id)).run())
        const matches = (rule: SQL) =>
          db.reader.select({ id: orders.id }).from(orders).where(rule).all().length === 1
        expect({ order, matches: [underWay, workedOn, retriable].map(matches) }).toEqual({
          order,
          matches: [life.isUnderWay, life.isWorkedOn, life.isRetriable].map(rule =>
            rule(order),
          ),
        })
        const isIn = (statuses: typeof life.overStatuses) =>
          matches(inArray(orders.status, [...statuses]))
        expect(isIn(life.overStatuses)).toBe(!isIn(life.openStatuses))
      }
})

it('is late while open, once its due date has passed', async () => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const id = fixture.accept({})
  const now = Date.parse('2026-11-03T14:00:00.000Z')
  const late = orderStatuses.filter(status =>
    [now - 1, now, null].some((dueAt, at) => {
      write(db, tx => tx.update(orders).set({ status, dueAt }).where(eq(orders.id, id)).run())
      const found = db.reader.select().from(orders).where(isLate(now)).all().length === 1
      const order = { status, ...(dueAt !== null && { dueAt: new Date(dueAt).toISOString() }) }
      expect([status, dueAt, found]).toEqual([status, dueAt, life.isLate(order, now)])
      return found && at === 0
    }),
  )
  expect(late).toEqual(life.openStatuses)
})

it('counts the same in SQL and here', async () => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const id = fixture.accept({})
  for (const status of orderStatuses)
    for (const draftCause of [...draftCauses, null])
      for (const submission of [0, 1])
        for (const completedAt of [null, 5]) {
          const order = { status, draftCause, submission, completedAt }
          write(db, tx => tx.update(orders).set(order).where(eq(orders.id, id)).run())
          const found = db.reader.select({ id: orders.id }).from(orders).where(counted).all()
          expect({ order, counts: found.length === 1 }).toEqual({
            order,
            counts: life.isCounted(order),
          })
        }
})

it('means the same in SQL for each domain', async () => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  fixture.accept({})
  for (const state of domainStates) {
    const stage = state === 'finished' ? 'done' : 'lookup'
    const dueAt = state === 'due' ? 0 : null
    write(db, tx => tx.update(orderDomains).set({ state, stage, dueAt }).run())
    const found = db.reader.select().from(orderDomains).where(moving).all()
    expect([state, found.length === 1]).toEqual([state, life.isMoving({ state })])
  }
})

it('means the same in SQL for each mailbox', async () => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const orderId = fixture.accept({})
  const request = rawOf(db)
    .prepare(
      `insert into order_automations (order_id, provider_type, action_type, status, subjects, created_at, updated_at)
       values (?, 'Private SMTP', 'mailbox', 'pending', '[]', 0, 0)`,
    )
    .run(orderId)
  const person = { email: 'jo@acme.com', name: 'jo', firstName: 'Jo', lastName: 'Doe' }
  const times = { createdAt: 0, updatedAt: 0 }
  const row = { orderId, customerId: 1, domain: 'acme.com', password: 'x', ...person, ...times }
  const all = [7, null].flatMap(mailinMailboxId =>
    flags.flatMap(isByHand =>
      flags.flatMap(isExtra =>
        [5, null].flatMap(removedAt =>
          [Number(request.lastInsertRowid), null].map(askedBy => ({
            ...row,
            mailinMailboxId,
            isByHand,
            isExtra,
            removedAt,
            askedBy,
          })),
        ),
      ),
    ),
  )
  for (const mailbox of all) {
    write(db, tx => {
      tx.delete(mailboxes).run()
      tx.insert(mailboxes).values(mailbox).run()
    })
    const matches = [there, wanted, atMailin, removable].map(
      rule => db.reader.select({ n: sql`1` }).from(mailboxes).where(rule).all().length === 1,
    )
    const facts = { ...mailbox, isAsked: mailbox.askedBy !== null }
    expect({ facts, matches }).toEqual({
      facts,
      matches: [
        life.mailboxExists,
        life.isWantedMailbox,
        life.isAtMailin,
        life.isRemovableMailbox,
      ].map(rule => rule(facts)),
    })
  }
})
