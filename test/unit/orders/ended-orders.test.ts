import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { addMailboxesByHand } from '../../../electron/mailboxes/entered-mailboxes.ts'
import { cancelOrder, rejectOrder } from '../../../electron/orders/end-order.ts'
import { setStatusByHand } from '../../../electron/orders/work-by-hand.ts'
import { type OrderFixture, openOrderFixture } from '../../support/order-fixture.ts'

const now = () => Date.now()
const letters = ({ db }: OrderFixture): unknown[] =>
  rawOf(db).prepare(`select kind from letters where kind <> 'order-created'`).pluck().all()

describe('an order that ends', () => {
  it('stops its domains and tells the customer', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ domains: 'acme.com beta.com' })

    const answer = rejectOrder(fixture.db, id, 'The card was declined.', now())

    expect(answer.ok).toBe(true)
    expect(fixture.view(id)).toMatchObject({
      status: 'reject',
      statusReason: 'The card was declined.',
      domains: [{ state: 'superseded' }, { state: 'superseded' }],
    })
    expect(letters(fixture)).toEqual(['order-rejected'])
  })

  it('keeps no reason of an earlier rejection', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})
    rejectOrder(fixture.db, id, 'The card was declined.', now())

    cancelOrder(fixture.db, id, false, now())

    expect(fixture.view(id)).not.toHaveProperty('statusReason')
  })

  it('is ended once only', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})
    cancelOrder(fixture.db, id, true, now())

    expect(cancelOrder(fixture.db, id, true, now())).toMatchObject({
      failure: { code: 'not_applicable' },
    })
    expect(rejectOrder(fixture.db, id, 'Too late', now())).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  it('tells no customer of a draft that never was an order', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ asDraft: true })

    rejectOrder(fixture.db, id, 'Not wanted', now())

    expect(letters(fixture)).toEqual([])
  })
})

describe('an order by hand', () => {
  it('writes of its mailboxes when completed', async () => {
    const fixture = await openOrderFixture()
    fixture.automationEnabled = false
    const id = fixture.accept({})
    const mailbox = { email: 'jo@acme.com', password: 'typed-by-staff' }
    addMailboxesByHand(fixture.db, fixture.vault, { id, mailboxes: [mailbox] }, now())

    setStatusByHand(fixture.db, { id, status: 'completed', note: '' }, now())

    const body = `select body from letters where kind = 'order-completed'`
    expect(rawOf(fixture.db).prepare(body).pluck().get()).toMatch(/1 mailbox/)
    expect(fixture.view(id).status).toBe('completed')
  })

  it('is not touched while Boxwright works', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})

    const answer = setStatusByHand(fixture.db, { id, status: 'completed', note: '' }, now())

    expect(answer).toMatchObject({ failure: { code: 'not_applicable' } })
  })
})
