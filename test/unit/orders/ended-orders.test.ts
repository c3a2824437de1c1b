import { describe, expect, it } from 'vitest'
import { cancelOrder, rejectOrder } from '../../../electron/orders/end-order.ts'
import { addMailboxesByHand } from '../../../electron/orders/entered-mailboxes.ts'
import { setStatusByHand } from '../../../electron/orders/work-by-hand.ts'
import { type OrderDesk, openOrderDesk } from '../../support/order-desk.ts'

const policy = { hold: false }
const now = () => Date.now()
const letters = ({ db }: OrderDesk): unknown[] =>
  db.raw.prepare(`select kind from letters where kind <> 'order-created'`).pluck().all()

describe('an order that ends', () => {
  it('stops its domains and tells the customer', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ domains: 'acme.com beta.com' })

    const answer = rejectOrder(desk.db, id, 'The card was declined.', policy, now())

    expect(answer.ok).toBe(true)
    expect(desk.view(id)).toMatchObject({
      status: 'reject',
      statusReason: 'The card was declined.',
      domains: [{ state: 'superseded' }, { state: 'superseded' }],
    })
    expect(letters(desk)).toEqual(['order-rejected'])
  })

  it('keeps no reason of an earlier rejection', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})
    rejectOrder(desk.db, id, 'The card was declined.', policy, now())

    cancelOrder(desk.db, id, false, policy, now())

    expect(desk.view(id)).not.toHaveProperty('statusReason')
  })

  it('is ended once only', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})
    cancelOrder(desk.db, id, true, policy, now())

    expect(cancelOrder(desk.db, id, true, policy, now())).toMatchObject({
      failure: { code: 'not_applicable' },
    })
    expect(rejectOrder(desk.db, id, 'Too late', policy, now())).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  it('tells no customer of a draft that never was an order', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ asDraft: true })

    rejectOrder(desk.db, id, 'Not wanted', policy, now())

    expect(letters(desk)).toEqual([])
  })
})

describe('an order by hand', () => {
  it('writes of its mailboxes when completed', async () => {
    const desk = await openOrderDesk()
    desk.automationEnabled = false
    const id = desk.accept({})
    const mailbox = { email: 'jo@acme.com', password: 'typed-by-staff' }
    addMailboxesByHand(desk.db, desk.vault, { id, mailboxes: [mailbox] }, now())

    setStatusByHand(desk.db, { id, status: 'completed', note: '' }, policy, now())

    const body = `select body from letters where kind = 'order-completed'`
    expect(desk.db.raw.prepare(body).pluck().get()).toMatch(/1 mailbox/)
    expect(desk.view(id).status).toBe('completed')
  })

  it('is not touched while Boxwright works', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})

    const answer = setStatusByHand(
      desk.db,
      { id, status: 'completed', note: '' },
      policy,
      now(),
    )

    expect(answer).toMatchObject({ failure: { code: 'not_applicable' } })
  })
})
