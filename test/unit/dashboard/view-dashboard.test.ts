import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { claimDomains } from '../../../db/engine/leases.ts'
import { moveDomain } from '../../../db/engine/moves.ts'
import { addActivity } from '../../../db/records/records.ts'
import { viewDashboard } from '../../../electron/dashboard/view-dashboard.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const minute = 60_000
const move = {
  state: 'due',
  dueAt: 0,
  reason: null,
  failure: null,
  attempts: 0,
  needsPerson: false,
  registrarDueAt: null,
} as const

/** Noon, so that minutes before it are on the same day everywhere. */
function noon(): number {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12).getTime()
}

const nothing = { ordersInProgress: 0, domainsUnderWay: 0, needsPerson: 0 }

describe('the dashboard', () => {
  it('shows thirty days of nothing on a new database', async () => {
    const { db } = await openOrderFixture()

    const { days, stageTimes, standing, now } = viewDashboard(db.reader, [], noon())

    expect(days).toHaveLength(30)
    expect(days.every(day => day.ordersEntered + day.mailboxesCreated === 0)).toBe(true)
    expect(stageTimes.map(one => one.count)).toEqual([0, 0, 0, 0, 0])
    expect(stageTimes.every(one => one.medianSeconds === undefined)).toBe(true)
    expect(standing).toEqual([])
    expect(now).toEqual({ ...nothing, lateOrders: 0, promisedOrders: 0 })
  })

  it('counts a day by the calendar of this computer', async () => {
    const fixture = await openOrderFixture()
    const { db } = fixture
    const id = fixture.accept({ domains: 'one.com two.com' })
    const at = noon()
    const properties = { emails: ['a@one.com', 'b@one.com'] }
    write(db, tx => {
      tx.run(`update orders set created_at = ${at - 24 * 60 * minute}`)
      const activity = { action: 'mailin_ai_mailboxes_created', description: '', orderId: id }
      addActivity(tx, { ...activity, properties }, at - minute)
      addActivity(tx, { ...activity, properties }, at - 40 * 24 * 60 * minute)
    })

    const { days } = viewDashboard(db.reader, [], at)

    expect(days.at(-2)).toMatchObject({ ordersEntered: 1, mailboxesCreated: 0 })
    expect(days.at(-1)).toMatchObject({ ordersEntered: 0, mailboxesCreated: 2 })
    expect(days.reduce((sum, day) => sum + day.mailboxesCreated, 0)).toBe(2)
  })

  it('takes the median of the stages that domains left', async () => {
    const fixture = await openOrderFixture()
    const { db } = fixture
    const id = fixture.accept({ domains: 'one.com two.com three.com four.com' })
    const at = noon()
    const minutes = [1, 2, 30, 4]
    write(db, tx => {
      tx.run(`update order_domains set stage_since = ${at}`)
      const ids = [1, 2, 3, 4]
      for (const [index, domain] of claimDomains(tx, ids, at).entries())
        moveDomain(
          tx,
          domain,
          { ...move, stage: 'transfer' },
          at + (minutes[index] ?? 0) * minute,
        )
    })

    const { stageTimes, standing } = viewDashboard(db.reader, [], at + 60 * minute)

    expect(stageTimes[0]).toEqual({ stage: 'lookup', medianSeconds: 3 * 60, count: 4 })
    expect(stageTimes[1]?.count).toBe(0)
    expect(standing.map(({ name, orderId }) => [name, orderId])).toEqual([
      ['one.com', id],
      ['two.com', id],
      ['four.com', id],
      ['three.com', id],
    ])
  })

  it('leaves out what nobody works on', async () => {
    const fixture = await openOrderFixture()
    const { db } = fixture
    const id = fixture.accept({ domains: 'one.com' })
    write(db, tx => tx.run(`update orders set status_manage_by_admin = 'cancelled'`))
    write(db, tx =>
      tx.run(
        `update order_domains set state = 'superseded', due_at = null where order_id = ${id}`,
      ),
    )

    const { standing, now } = viewDashboard(db.reader, [], noon())

    expect(standing).toEqual([])
    expect(now).toEqual({ ...nothing, lateOrders: 0, promisedOrders: 0 })
  })
})
