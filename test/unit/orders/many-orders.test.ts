import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { countChosen, tallyOrders } from '../../../db/orders/order-choice.ts'
import { createSerialQueue } from '../../../electron/border/serial-queue.ts'
import { cancelMany, retryMany } from '../../../electron/orders/many-orders.ts'
import { openSettings } from '../../../electron/settings/settings.ts'
import { type OrderFixture, openOrderFixture } from '../../support/order-fixture.ts'

/** Orders in a database in memory; who is told and what is nudged is counted. */
async function openBulk() {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const told: number[] = []
  let nudges = 0
  const workspace = {
    db,
    settings: openSettings(db, fixture.vault, 'practice'),
    engine: { nudge: () => void (nudges += 1) },
  }
  const bulk = {
    workspace: () => workspace,
    emit: (_event: string, data: { readonly id?: number }) => void told.push(data.id ?? 0),
  }
  return { fixture, place: workspace, bulk, told, nudges: () => nudges }
}

/** Every domain of these orders failed for good. */
function halt({ db }: OrderFixture, code = 'credentials', where = '1'): void {
  rawOf(db).exec(
    `update order_domains set state = 'halted', due_at = null, failure_code = '${code}',
       failure_provider = 'spaceship', failure_detail = '' where ${where}`,
  )
}

const accept = (fixture: OrderFixture, count: number) =>
  Array.from({ length: count }, (_, at) =>
    fixture.accept({ domains: `a${at}.com, b${at}.com`, couponCode: '' }),
  )

const states = ({ db }: OrderFixture) =>
  rawOf(db).prepare('select state from order_domains order by id').pluck().all()

describe('retrying many orders', () => {
  it('counts what it retried and what it left', async () => {
    const { fixture, bulk, told, nudges } = await openBulk()
    const [first = 0, second = 0] = accept(fixture, 3)
    halt(fixture, 'credentials', `order_id in (${first}, ${second}) and name like 'a%'`)

    const answer = await retryMany(bulk, {})

    expect(answer).toEqual({ ok: true, value: { retried: 2, skipped: 4, left: [] } })
    expect(told).toEqual([first, second])
    expect(nudges()).toBe(1)
    expect(new Set(states(fixture))).toEqual(new Set(['due']))
  })

  it('takes the chosen orders alone', async () => {
    const { fixture, bulk } = await openBulk()
    const [first = 0] = accept(fixture, 2)
    halt(fixture)

    const answer = await retryMany(bulk, { orderIds: [first, first, 999] })

    const left = [{ id: 999, why: 'not-found' }]
    expect(answer).toEqual({ ok: true, value: { retried: 2, skipped: 0, left } })
    expect(states(fixture)).toEqual(['due', 'due', 'halted', 'halted'])
  })

  it('takes one cause alone', async () => {
    const { fixture, bulk } = await openBulk()
    accept(fixture, 1)
    halt(fixture)
    halt(fixture, 'conflict', `name like 'b%'`)

    expect(await retryMany(bulk, { cause: 'conflict' })).toEqual({
      ok: true,
      value: { retried: 1, skipped: 0, left: [] },
    })
    expect(states(fixture)).toEqual(['halted', 'due'])
  })

  it('leaves what is running as it is', async () => {
    const { fixture, bulk } = await openBulk()
    accept(fixture, 1)
    halt(fixture)
    const running = `update order_domains set state = 'running', lease = 7 where name like 'b%'`
    rawOf(fixture.db).exec(running)

    const value = { retried: 1, skipped: 1, left: [] }
    expect(await retryMany(bulk, {})).toEqual({ ok: true, value })
    const kept = rawOf(fixture.db).prepare(
      `select state, lease from order_domains where id = 2`,
    )
    expect(kept.get()).toEqual({ state: 'running', lease: 7 })
  })

  it('names the orders that it left, and why', async () => {
    const { fixture, bulk } = await openBulk()
    const ids = accept(fixture, 4)
    const [first = 0, tried = 0, rejected = 0, done = 0] = ids
    halt(fixture, 'credentials', `order_id <> ${done}`)
    const raw = rawOf(fixture.db)
    raw.exec(`update order_domains set state = 'running', lease = 7 where order_id = ${tried}`)
    raw.exec(`update orders set status_manage_by_admin = 'reject' where id = ${rejected}`)
    const cause = 'credentials'

    const answer = await retryMany(bulk, { orderIds: [...ids, 999], cause })

    const left = [
      { id: tried, why: 'running' },
      { id: rejected, why: 'not-under-way' },
      { id: done, why: 'nothing-waits' },
      { id: 999, why: 'not-found' },
    ]
    expect(answer).toMatchObject({ ok: true, value: { retried: 2, left } })
    // the same again meets nothing that waits
    expect(await retryMany(bulk, { orderIds: [first, done, 999], cause })).toMatchObject({
      failure: {
        code: 'not_applicable',
        message: `Orders ${first} and ${done} have nothing left to retry; order 999 is no longer there.`,
      },
    })
  })

  it('names orders by their cause alone, too', async () => {
    const { fixture, bulk } = await openBulk()
    const [, rejected = 0] = accept(fixture, 2)
    halt(fixture)
    rawOf(fixture.db).exec(
      `update orders set status_manage_by_admin = 'reject' where id = ${rejected}`,
    )

    expect(await retryMany(bulk, { cause: 'credentials' })).toMatchObject({
      value: { retried: 2, left: [{ id: rejected, why: 'not-under-way' }] },
    })
  })

  it('says when there is nothing to retry', async () => {
    const { fixture, bulk, told, nudges } = await openBulk()
    accept(fixture, 1)

    expect(await retryMany(bulk, {})).toMatchObject({ failure: { code: 'not_applicable' } })
    expect(told).toEqual([])
    expect(nudges()).toBe(0)
  })

  it('leaves rejected orders alone', async () => {
    const { fixture, bulk } = await openBulk()
    accept(fixture, 1)
    halt(fixture)
    rawOf(fixture.db).exec(`update orders set status_manage_by_admin = 'reject'`)

    expect(await retryMany(bulk, {})).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  it('started twice at once does everything once', async () => {
    const { fixture, bulk } = await openBulk()
    accept(fixture, 5)
    halt(fixture)

    const enqueue = createSerialQueue()

    const [first, second] = await Promise.all([
      enqueue(() => retryMany(bulk, {})),
      enqueue(() => retryMany(bulk, {})),
    ])

    expect(first).toEqual({ ok: true, value: { retried: 10, skipped: 0, left: [] } })
    expect(second).toMatchObject({ failure: { code: 'not_applicable' } })
    const written = rawOf(fixture.db).prepare(
      `select subject_id, count(*) as n from activity_logs where action = 'retried' group by subject_id`,
    )
    expect(written.all()).toHaveLength(5)
    expect(written.all()).toEqual(written.all().map(() => expect.objectContaining({ n: 1 })))
  })
})

describe('cancelling many orders', () => {
  it('says which ones it left, and why', async () => {
    const { fixture, bulk, told } = await openBulk()
    const [first = 0, second = 0] = accept(fixture, 2)
    await cancelMany(bulk, { ids: [first], removeMailboxes: false })
    told.splice(0)

    const answer = await cancelMany(bulk, {
      ids: [second, first, 999, second],
      removeMailboxes: true,
    })

    expect(answer).toEqual({
      ok: true,
      value: {
        cancelled: 1,
        skipped: [
          { id: first, why: 'already-cancelled' },
          { id: 999, why: 'not-found' },
        ],
      },
    })
    expect(told).toEqual([second])
  })

  it('lets others run between two orders', async () => {
    const { fixture, bulk } = await openBulk()
    const ids = accept(fixture, 10)
    let pauses = 0
    let isOver = false
    const count = () => {
      pauses += 1
      if (!isOver) setImmediate(count)
    }
    setImmediate(count)

    await cancelMany(bulk, { ids, removeMailboxes: false })
    isOver = true

    expect(pauses).toBeGreaterThanOrEqual(10)
  })

  it('stops when the mode is changed', async () => {
    const { fixture, place: workspace, bulk } = await openBulk()
    const ids = accept(fixture, 3)
    let asked = 0
    const changing = {
      ...bulk,
      // the third time it is asked for, it is another one
      workspace: () => ((asked += 1) <= 3 ? workspace : { ...workspace }),
    }

    const answer = await cancelMany(changing, { ids, removeMailboxes: false })

    expect(answer).toMatchObject({
      value: { cancelled: 2, skipped: [{ id: ids[2], why: 'mode-changed' }] },
    })
  })
})

describe('the tally of orders', () => {
  it('counts what each act would meet', async () => {
    const { fixture, bulk } = await openBulk()
    const [first = 0, second = 0, third = 0] = accept(fixture, 3)
    halt(fixture, 'conflict', `order_id = ${first}`)
    await cancelMany(bulk, { ids: [third], removeMailboxes: false })
    rawOf(fixture.db).exec(
      `insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
         last_name, mailin_mailbox_id, is_extra, asked_by, created_at, updated_at)
       values (${second}, 1, 'a1.com', 'jo@a1.com', 'x', 'jo', 'Jo', 'Doe', 7, 0, null, 0, 0),
         (${second}, 1, 'a1.com', 'al@a1.com', 'x', 'al', 'Al', 'Doe', 8, 1, null, 0, 0)`,
    )

    expect(tallyOrders(fixture.db.reader, [first, second, third, 999])).toEqual({
      orderCount: 3,
      retryDomainCount: 2,
      retryOrderCount: 1,
      exportCount: 1,
      cancelCount: 2,
      unfinishedCount: 4,
      unpaidCount: 3,
      removableCount: 0,
    })
    expect(countChosen(fixture.db.reader, { orderIds: [third] })).toBe(0)
  })

  it('is nothing for no order', async () => {
    const { fixture } = await openBulk()

    expect(Object.values(tallyOrders(fixture.db.reader, []))).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })
})
