import { beforeEach, describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { createRoundRobin } from '../../../electron/engine/choose-work.ts'
import { createDueWatch } from '../../../electron/engine/due-watch.ts'
import { openTestDatabase } from '../../support/database.ts'

const now = 1_000_000
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
  rawOf(db).pragma('foreign_keys = off')
})

type Queued = { readonly order: number; readonly domains?: number; readonly dueAt?: number }

function put({ order, domains = 1, dueAt = now - 1 }: Queued, reason: string | null = null) {
  const row = rawOf(db).prepare(
    `insert into order_domains (order_id, name, position, stage, state, reason, due_at,
       stage_since, created_at, updated_at) values (?, ?, ?, 'transfer', 'due', ?, ?, 0, 0, 0)`,
  )
  for (let at = 0; at < domains; at += 1) row.run(order, `d${at}.com`, at, reason, dueAt)
}

const looks = (watch: ReturnType<typeof createDueWatch>, times: number) =>
  Array.from({ length: times }, () => watch(db.reader, now))

describe('orders with due domains', () => {
  it('come the longest waiting first, jobs and later ones left out', () => {
    put({ order: 1, dueAt: now - 5 })
    put({ order: 2, dueAt: now - 9, domains: 3 })
    put({ order: 3, dueAt: now + 1 })
    put({ order: 4 }, 'job')

    expect(createDueWatch('transfer')(db.reader, now)).toMatchObject([
      { orderId: 2, dueAt: now - 9 },
      { orderId: 1, dueAt: now - 5 },
    ])
    expect(createDueWatch('mailboxes')(db.reader, now)).toEqual([])
  })

  it('are seen at once behind a large order that waits longer', () => {
    put({ order: 1, domains: 2_000, dueAt: now - 9 })
    put({ order: 2 })

    const [first] = looks(createDueWatch('transfer'), 1)

    expect(first?.map(one => one.orderId)).toEqual([1, 2])
  })

  it('are all met in a crowd, though each look is short', () => {
    put({ order: 1, domains: 500, dueAt: now - 9 })
    for (let order = 2; order <= 450; order += 1) put({ order })

    const seen = looks(createDueWatch('transfer'), 12)

    expect(Math.max(...seen.map(orders => orders.length))).toBeLessThan(100)
    expect(new Set(seen.flat().map(one => one.orderId)).size).toBe(450)
  })

  it('are met behind many that wait for a later time', () => {
    put({ order: 1, domains: 500, dueAt: now - 9 })
    for (let order = 2; order <= 900; order += 1) put({ order, dueAt: now + 60_000 })
    put({ order: 901 })

    const seen = looks(createDueWatch('transfer'), 20)

    expect(new Set(seen.flat().map(one => one.orderId))).toEqual(new Set([1, 901]))
  })

  it('are all served within three rounds', () => {
    put({ order: 1, domains: 400, dueAt: now - 9 })
    for (let order = 2; order <= 300; order += 1) put({ order })
    const watch = createDueWatch('transfer')
    const roundRobin = createRoundRobin()

    const served = looks(watch, 900).map(orders => roundRobin.next(orders))

    expect(new Set(served).size).toBe(300)
  })
})
