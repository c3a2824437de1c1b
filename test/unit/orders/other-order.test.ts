import { expect, it } from 'vitest'
import { openOrderDesk, person } from '../../support/order-desk.ts'

const conflicting = `update order_domains set stage = 'mailboxes', state = 'halted', due_at = null,
  failure_code = 'conflict', failure_provider = 'mailin', failure_detail = 'Taken.' where order_id = ?`

it('a conflict names the order of ours whose mailbox is in the way', async () => {
  const desk = await openOrderDesk()
  const first = desk.accept({ domains: 'acme.com' })
  desk.db.raw
    .prepare(
      `insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
       last_name, mailin_mailbox_id, created_at, updated_at)
       values (?, 1, 'acme.com', 'al@acme.com', 'none', 'al', 'Al', 'Doe', 7, 0, 0)`,
    )
    .run(first)
  desk.db.raw.prepare(`update orders set status_manage_by_admin = 'completed'`).run()
  const second = desk.accept({
    domains: 'acme.com',
    inboxesPerDomain: 2,
    prefixes: [person('jo'), person('al')],
  })
  desk.db.raw.prepare(conflicting).run(second)

  expect(desk.view(second).domains[0]?.failure).toMatchObject({ otherOrder: first })

  desk.db.raw.prepare('update order_emails set removed_at = 1').run()
  expect(desk.view(second).domains[0]?.failure).not.toHaveProperty('otherOrder')
})
