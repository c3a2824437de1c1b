import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { dropCancellation } from '../../../db/orders/cancellations.ts'
import { cancelMany, viewUnfinishedCancellation } from '../../../electron/orders/many-orders.ts'
import { openSettings } from '../../../electron/settings/settings.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

/** Five orders, of whose cancellation two were done when the app ended. */
async function openCutOff() {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const ids = Array.from({ length: 5 }, (_, at) => fixture.accept({ domains: `cut${at}.com` }))
  const workspace = {
    db,
    settings: openSettings(db, fixture.vault, 'practice'),
    engine: { nudge: () => {} },
  }
  let asked = 0
  const bulk = (orderCount: number) => ({
    workspace: () => ((asked += 1) <= orderCount + 1 ? workspace : { ...workspace }),
    emit: () => {},
  })
  const seen: unknown[] = []
  await cancelMany(
    { ...bulk(2), emit: () => seen.push(viewUnfinishedCancellation(workspace)) },
    { ids: [...ids, 4711], removeMailboxes: true },
  )
  const cancel = (orderIds: readonly number[]) => {
    asked = 0
    return cancelMany(bulk(99), { ids: [...orderIds], removeMailboxes: false })
  }
  return { fixture, ids, cancel, seen, unfinished: () => viewUnfinishedCancellation(workspace) }
}

it('what was asked for outlives its end', async () => {
  const { ids, seen, unfinished } = await openCutOff()

  expect(unfinished()).toMatchObject({
    unfinished: { asked: 5, orderIds: ids.slice(2), removeMailboxes: true },
  })
  expect(seen).toEqual([{}, {}])
})

it('a rest that is cancelled is asked about no more', async () => {
  const { fixture, ids, cancel, unfinished } = await openCutOff()

  await cancel(ids.slice(2, 4))
  expect(unfinished()).toMatchObject({ unfinished: { asked: 5, orderIds: ids.slice(4) } })
  await cancel(ids.slice(2))

  expect(unfinished()).toEqual({})
  expect(ids.map(id => fixture.view(id).status)).toEqual(ids.map(() => 'cancelled'))
  expect(rawOf(fixture.db).prepare('select count(*) from cancellations').pluck().get()).toBe(0)
})

it('a rest that is kept stays as it is', async () => {
  const { fixture, ids, unfinished } = await openCutOff()

  write(fixture.db, tx => dropCancellation(tx, 1))

  expect(unfinished()).toEqual({})
  expect(fixture.view(ids[4] ?? 0).status).toBe('in-progress')
})
