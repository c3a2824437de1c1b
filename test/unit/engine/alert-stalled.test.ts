import { expect, it } from 'vitest'
import { listLetters } from '../../../db/letters/letter-list.ts'
import { listNotifications } from '../../../db/records/notifications.ts'
import { alertStalled } from '../../../electron/engine/alert-stalled.ts'
import { submitOrder } from '../../../electron/orders/submit-order.ts'
import { practiceOrigins } from '../../../electron/settings/origins.ts'
import { submitSchema } from '../../../shared/orders/form.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { goodOrder, saveMail, seed } from '../../support/order-fixture.ts'

const hour = 3_600_000
const all = { limit: 50, offset: 0 }
const agencyAddress = 'staff@agency.example'

async function openStalled() {
  const db = await openTestDatabase()
  const vault = seed(db, tempFolder())
  const start = Date.now()
  const context = {
    db,
    vault,
    now: () => start,
    automationEnabled: () => true,
    origins: () => practiceOrigins,
  }
  const answer = submitOrder(context, submitSchema.parse(goodOrder))
  if (!answer.ok) throw new Error(answer.failure.message)
  const alerts = () =>
    listLetters(db.reader, all)
      .rows.map(({ letter }) => letter)
      .filter(({ kind }) => kind === 'order-stalled')
  return { db, id: answer.value.id, start, alerts }
}

it('tells staff after a day, and once a day', async () => {
  const { db, id, start, alerts } = await openStalled()
  saveMail(db, { agencyAddress })

  expect(alertStalled(db, start + 23 * hour)).toEqual([])
  expect(alertStalled(db, start + 25 * hour)).toEqual([id])
  expect(alertStalled(db, start + 26 * hour)).toEqual([])
  expect(alertStalled(db, start + 50 * hour)).toEqual([id])

  expect(alerts()).toHaveLength(2)
  expect(alerts()[0]).toMatchObject({ recipient: agencyAddress, status: 'waiting' })
  expect(alerts()[0]?.body).toContain('- acme.com')
  expect(alerts()[0]?.body).not.toContain('ship-one')
})

it('only notifies without an address of the agency', async () => {
  const { db, id, start, alerts } = await openStalled()

  expect(alertStalled(db, start + 25 * hour)).toEqual([id])

  expect(alerts()).toEqual([])
  const types = listNotifications(db.reader, all).rows.map(one => one.type)
  expect(types).toContain('order_stalled')
})
