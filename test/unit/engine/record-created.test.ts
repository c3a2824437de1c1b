import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { beginAutomation, changeAutomation } from '../../../db/engine/automations.ts'
import { addMailbox, markAsked } from '../../../db/mailboxes/mailboxes.ts'
import { recordCreated } from '../../../electron/engine/record-created.ts'
import { privateSmtp } from '../../../shared/orders/order.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const email = 'jo@acme.com'

it('a domain that waits for a job goes on when its mailboxes are found otherwise', async () => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  fixture.accept({ domains: 'acme.com' })
  write(db, tx => {
    const row = {
      orderId: 1,
      customerId: 1,
      domain: 'acme.com',
      email,
      password: 'p',
      name: 'jo',
    }
    addMailbox(tx, { ...row, firstName: 'Jo', lastName: 'Doe' }, 0)
    const request = { orderId: 1, providerType: privateSmtp, actionType: 'mailbox' } as const
    const id = beginAutomation(tx, { ...request, subjects: [email] }, 0)
    markAsked(tx, 1, [email], id, 0)
    changeAutomation(tx, id, { jobUuid: 'u', nextPollAt: 10_000 }, 0)
  })
  rawOf(db).exec("update order_domains set stage = 'mailboxes', reason = 'job', due_at = 10000")

  write(db, tx =>
    recordCreated(tx, { now: () => 500 }, 1, [
      { email, mailinMailboxId: 7, mailinDomainId: null },
    ]),
  )

  const domain = rawOf(db).prepare('select reason, due_at as dueAt from order_domains').get()
  expect(domain).toEqual({ reason: null, dueAt: 500 })
})
