import { expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { type ActivityFilter, listActivity } from '../../../db/records/activity-list.ts'
import { addActivity } from '../../../db/records/records.ts'

import { openOrderFixture } from '../../support/order-fixture.ts'

async function openTwoOrders() {
  const fixture = await openOrderFixture()
  fixture.accept({ domains: 'pixel-one.com' })
  fixture.accept({ domains: 'paper-two.com' })
  write(fixture.db, tx =>
    addActivity(tx, { action: 'letter_failed', description: 'Not sent', orderId: 2 }, 5),
  )
  return (filter: ActivityFilter) => {
    const { rows, total } = listActivity(fixture.db.reader, { ...filter, limit: 50, offset: 0 })
    expect(total).toBe(rows.length)
    return new Set(rows.map(({ subjectId, action }) => `${subjectId} ${action}`))
  }
}

it('is searched by number and by domain of an order', async () => {
  const found = await openTwoOrders()
  const ofOne = new Set([
    '1 mailin_ai_order_status_in_progress',
    '1 mailin_ai_panel_assignment_skipped',
  ])

  expect(found({ search: 'PIXEL' })).toEqual(ofOne)
  expect(found({ search: 'pi' })).toEqual(ofOne)
  expect(found({ search: '1' })).toEqual(ofOne)
  expect(found({ search: 'nothing' })).toEqual(new Set())
})

it('is filtered by kind, also within a search', async () => {
  const found = await openTwoOrders()

  expect(found({ kind: 'trouble' })).toEqual(new Set(['2 letter_failed']))
  expect(found({ kind: 'trouble', search: 'paper' })).toEqual(new Set(['2 letter_failed']))
  expect(found({ kind: 'trouble', search: 'pixel' })).toEqual(new Set())
})
