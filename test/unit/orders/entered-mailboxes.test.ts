import { beforeEach, describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { findMailbox } from '../../../db/mailboxes/mailbox-list.ts'
import {
  addMailboxesByHand,
  removeEntered,
  restoreEntered,
} from '../../../electron/mailboxes/entered-mailboxes.ts'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { setStatusByHand } from '../../../electron/orders/work-by-hand.ts'
import { type OrderFixture, openOrderFixture, person } from '../../support/order-fixture.ts'

let fixture: OrderFixture
let id: number

beforeEach(async () => {
  fixture = await openOrderFixture()
  id = fixture.accept({
    hostingPlatform: 'other',
    domains: 'acme.com beta.com',
    inboxesPerDomain: 1,
    prefixes: [person('jo')],
  })
})

const enter = (...emails: readonly string[]) =>
  addMailboxesByHand(
    fixture.db,
    fixture.vault,
    { id, mailboxes: emails.map(email => ({ email, password: `of ${email}` })) },
    0,
  )
const row = () => viewOrderPage(fixture.db.reader, { page: 1, pageSize: 1 }).rows[0]
const firstMailbox = () => fixture.view(id).mailboxes[0]?.id ?? 0
const passwordOf = (mailboxId: number) => {
  const stored = findMailbox(fixture.db.reader, mailboxId)?.password ?? ''
  return fixture.vault.read(
    fixture.db.reader,
    { table: 'order_emails', column: 'password' },
    stored,
  )
}

describe('mailboxes entered by hand', () => {
  it('count where they were ordered', () => {
    enter('jo@acme.com')

    expect(row()).toMatchObject({ mailboxCount: 1, mailboxTotal: 2 })
  })

  it('are extra under a prefix that was not ordered', () => {
    enter('jo@acme.com', 'bob@beta.com')

    expect(row()).toMatchObject({ mailboxCount: 1, mailboxTotal: 2 })
    expect(fixture.view(id).mailboxes).toMatchObject([
      { email: 'jo@acme.com' },
      { email: 'bob@beta.com', isExtra: true },
    ])
  })

  it('are refused at a domain that the order lacks, all of them', () => {
    expect(enter('jo@acme.com', 'jo@elsewhere.com')).toMatchObject({
      failure: {
        code: 'invalid_input',
        fields: { 'mailboxes.1.email': 'elsewhere.com is not a domain of this order.' },
      },
    })
    expect(fixture.view(id).mailboxes).toEqual([])
  })

  it('leave a word of those missing when the order is completed without', () => {
    enter('jo@acme.com', 'bob@beta.com')

    setStatusByHand(fixture.db, { id, status: 'completed', note: 'Agreed' }, 0)

    expect(fixture.view(id).activity.map(one => one.description)).toContain(
      'Set to completed by hand, 1 ordered mailbox missing: Agreed',
    )
  })

  it('are taken out with their password, and put back with it', () => {
    enter('jo@acme.com')
    const mailboxId = firstMailbox()
    const countSecrets = rawOf(fixture.db).prepare('select count(*) from secrets').pluck()
    const before = countSecrets.get()

    const removed = removeEntered(fixture.db, mailboxId, 0)

    expect(fixture.view(id).mailboxes).toEqual([])
    expect(countSecrets.get()).toBe(Number(before) - 1)
    if (!removed.ok) throw new Error(removed.failure.message)
    expect(restoreEntered(fixture.db, removed.value, 0)).toBe(true)
    expect(passwordOf(mailboxId)).toBe('of jo@acme.com')
  })

  it('are not put back over one that was entered anew', () => {
    enter('jo@acme.com')
    const removed = removeEntered(fixture.db, firstMailbox(), 0)
    enter('jo@acme.com')

    if (!removed.ok) throw new Error(removed.failure.message)
    expect(restoreEntered(fixture.db, removed.value, 0)).toBe(false)
  })

  it('are corrected when the order is completed', () => {
    enter('jo@acme.com', 'jo@beta.com')
    setStatusByHand(fixture.db, { id, status: 'completed', note: '' }, 0)

    enter('jo@acme.com')

    expect(fixture.view(id)).toMatchObject({ status: 'completed' })
    expect(fixture.view(id).activity[0]?.description).toBe('1 mailbox corrected')
    expect(removeEntered(fixture.db, firstMailbox(), 0).ok).toBe(true)
  })

  it('stay when the order is cancelled', () => {
    enter('jo@acme.com', 'jo@beta.com')
    cancelOrder(fixture.db, id, false, 0)

    expect(removeEntered(fixture.db, firstMailbox(), 0)).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })
})
