import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import {
  beginAutomation,
  changeAutomation,
  findAutomations,
} from '../../../db/engine/automations.ts'
import {
  addMailbox,
  mailboxesOfDomains,
  markAsked,
  markCreated,
} from '../../../db/mailboxes/mailboxes.ts'
import { isWithoutMailboxes, needOf } from '../../../electron/engine/mailbox-need.ts'
import { expectedMailboxes } from '../../../electron/engine/steps/mailbox-batch.ts'
import { privateSmtp } from '../../../shared/orders/order.ts'
import { type OrderFixture, openOrderFixture, person } from '../../support/order-fixture.ts'

const [jo, al] = ['jo@acme.com', 'al@acme.com']
const expected = expectedMailboxes([person('jo'), person('al')], 'acme.com')

/** What the rows say now. */
function need({ db }: OrderFixture, isRead: boolean) {
  const rows = mailboxesOfDomains(db.reader, 1, ['acme.com'])
  const requests = findAutomations(
    db.reader,
    rows.flatMap(row => row.automationId ?? []),
  )
  return needOf(isRead, expected, rows, requests)
}

function ask({ db }: OrderFixture, emails: readonly string[]): number {
  return write(db, tx => {
    for (const email of emails)
      addMailbox(
        tx,
        {
          orderId: 1,
          customerId: 1,
          domain: 'acme.com',
          email,
          password: 'p',
          name: email.slice(0, 2),
          firstName: 'Jo',
          lastName: 'Doe',
        },
        0,
      )
    const row = { orderId: 1, providerType: privateSmtp, actionType: 'mailbox' } as const
    const id = beginAutomation(tx, { ...row, subjects: emails }, 0)
    markAsked(tx, 1, emails, id, 0)
    return id
  })
}
const create = ({ db }: OrderFixture, email: string) =>
  write(db, tx =>
    markCreated(
      tx,
      1,
      { email, mailinMailboxId: email.charCodeAt(0), mailinDomainId: null },
      0,
    ),
  )

async function openWith(): Promise<OrderFixture> {
  const fixture = await openOrderFixture()
  fixture.accept({ inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] })
  return fixture
}

describe('what a domain needs', () => {
  it('is a reading before anything is asked', async () => {
    const fixture = await openWith()

    expect(need(fixture, false)).toEqual({ kind: 'read' })
    expect(need(fixture, true)).toEqual({ kind: 'ask', mailboxes: expected })
  })

  it('is a poll while a job runs', async () => {
    const fixture = await openWith()
    const id = ask(fixture, [jo, al])
    write(fixture.db, tx => changeAutomation(tx, id, { jobUuid: 'u', nextPollAt: 77 }, 0))

    expect(need(fixture, true)).toEqual({ kind: 'poll', at: 77 })
  })

  it.each([
    ['was lost', {}],
    ['failed', { jobUuid: 'u', status: 'failed' }],
    ['completed without it', { jobUuid: 'u', status: 'completed' }],
  ] as const)('is a reading when the request %s', async (_what, change) => {
    const fixture = await openWith()
    const id = ask(fixture, [jo, al])
    write(fixture.db, tx => changeAutomation(tx, id, change, 0))

    expect(need(fixture, false)).toEqual({ kind: 'read' })
  })

  it('is only what is missing', async () => {
    const fixture = await openWith()
    ask(fixture, [jo])
    create(fixture, jo)

    expect(need(fixture, true)).toMatchObject({ kind: 'ask', mailboxes: [{ email: al }] })
  })

  it('is nothing once every id is known', async () => {
    const fixture = await openWith()
    ask(fixture, [jo, al])
    create(fixture, jo)
    expect(need(fixture, true).kind).toBe('ask')

    create(fixture, al)

    expect(need(fixture, false)).toEqual({ kind: 'done' })
  })

  it('never takes over what nobody asked for', async () => {
    const fixture = await openWith()
    ask(fixture, [jo])
    rawOf(fixture.db).exec('update order_emails set asked_by = null, automation_id = null')

    expect(create(fixture, jo)).toBe(false)
    expect(need(fixture, true).kind).toBe('ask')
  })
})

describe('a transferred domain is without mailboxes', () => {
  const asNew = { isFirstRequest: true, alreadyThere: false }

  it('when Mailin took it as new and nothing was asked for', () => {
    expect(isWithoutMailboxes(asNew, [])).toBe(true)
    expect(isWithoutMailboxes(asNew, [{ automationId: null }])).toBe(true)
  })

  it.each([
    ['it was there already', { ...asNew, alreadyThere: true }, []],
    ['an earlier request may have brought it', { ...asNew, isFirstRequest: false }, []],
    ['something was asked for', asNew, [{ automationId: null }, { automationId: 7 }]],
  ])('unless %s', (_what, transfer, rows) => {
    expect(isWithoutMailboxes(transfer, rows)).toBe(false)
  })
})
