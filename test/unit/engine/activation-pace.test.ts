import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { stageTimes } from '../../../db/schema/schema.ts'
import { firstLookAt, nextLookAt } from '../../../electron/engine/activation-pace.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const minute = 60_000
const pace = { now: () => 0, intervalMs: minute }

async function dbWith(minutes: readonly number[]) {
  const fixture = await openOrderFixture()
  const orderId = fixture.accept({})
  write(fixture.db, tx => {
    for (const time of minutes)
      tx.insert(stageTimes)
        .values({ orderId, stage: 'activation', startedAt: 0, endedAt: time * minute })
        .run()
  })
  return fixture.db
}

describe('the first look after new nameservers', () => {
  it.each([
    [[], 5],
    [[10, 12, 20], 5],
    [[4, 9, 9, 9], 2],
    [[1, 9, 9, 9], 1],
    [[2, ...Array.from({ length: 19 }, () => 9)], 4.5],
  ])('after activations of %j minutes comes after %d', async (minutes, expected) => {
    expect(firstLookAt({ ...pace, db: await dbWith(minutes) })).toBe(expected * minute)
  })
})

describe('the next look', () => {
  it.each([
    [0, 120],
    [1, 120],
    [4, 60],
    [100, 12],
  ])('for %d orders comes after %d s', (orders, seconds) => {
    expect(nextLookAt(pace, orders)).toBe(seconds * 1000)
  })
})
