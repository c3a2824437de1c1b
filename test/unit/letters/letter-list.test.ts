import { beforeEach, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { type LetterFilter, listLetters } from '../../../db/letters/letter-list.ts'
import { endSending, readdressLetters, startSending } from '../../../db/letters/letters.ts'
import { currentAddress } from '../../../electron/letters/current-address.ts'
import { viewLetter } from '../../../electron/records/view-records.ts'
import { type OrderFixture, openOrderFixture } from '../../support/order-fixture.ts'

const old = 'orders@northwind.example'
const current = 'new@northwind.example'
let fixture: OrderFixture

beforeEach(async () => {
  fixture = await openOrderFixture()
  for (const domains of ['one.com', 'two.com', 'three.com']) fixture.accept({ domains })
})

const list = (filter: LetterFilter = {}) =>
  listLetters(fixture.db.reader, { ...filter, limit: 50, offset: 0 })
const idsOf = (filter: LetterFilter) => list(filter).rows.map(({ letter }) => letter.orderId)

function refuse(id: number): void {
  write(fixture.db, tx => {
    startSending(tx, id, 5)
    endSending(tx, id, { status: 'failed', attempts: 1, error: 'No such mailbox' }, 6)
  })
}

function correctAddress(): void {
  rawOf(fixture.db).prepare('update users set email = ?').run(current)
  write(fixture.db, tx => readdressLetters(tx, 1, old, current, 7))
}

it('is filtered by state, with the counts of all', () => {
  refuse(2)

  expect(idsOf({ status: 'failed' })).toEqual([2])
  expect(list({ status: 'failed' })).toMatchObject({
    total: 1,
    counts: { failed: 1, waiting: 2, sent: 0 },
  })
})

it('is searched by recipient, subject and number of the order', () => {
  rawOf(fixture.db)
    .prepare(`update letters set recipient = 'jo@acme.example' where id = 2`)
    .run()

  expect(idsOf({ search: 'acme' })).toEqual([2])
  expect(idsOf({ search: 'jo' })).toEqual([2])
  expect(idsOf({ search: '3' })).toEqual([3])
  expect(idsOf({ search: 'nobody' })).toEqual([])
  expect(list({ search: 'acme' }).counts).toMatchObject({ waiting: 1, failed: 0 })
})

it('lets what has not left follow a corrected address', () => {
  refuse(2)

  correctAddress()

  const rows = list().rows.map(row => viewLetter(row, ''))
  expect(rows.map(({ to, nextTo }) => [to, nextTo])).toEqual([
    [current, undefined],
    [old, current],
    [current, undefined],
  ])
})

it('writes to the agency about an order that stands still', () => {
  rawOf(fixture.db).prepare(`update letters set kind = 'order-stalled' where id = 1`).run()

  const to = (agencyAddress: string) => currentAddress(fixture.db.reader, 1, agencyAddress)

  expect(to('staff@agency.example')).toBe('staff@agency.example')
  expect(to('')).toBe(old)
})
