import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { openOrderFixture, person } from '../../support/order-fixture.ts'

const conflicting = `update order_domains set stage = 'mailboxes', state = 'halted', due_at = null,
  failure_code = 'conflict', failure_provider = 'mailin', failure_detail = 'Taken.' where order_id = ?`

it('a conflict names the order of ours whose mailbox is in the way', async () => {
  const fixture = await openOrderFixture()
  const first = fixture.accept({ domains: 'acme.com' })
  rawOf(fixture.db)
    .prepare(
      `insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
       last_name, mailin_mailbox_id, created_at, updated_at)
       values (?, 1, 'acme.com', 'al@acme.com', 'none', 'al', 'Al', 'Doe', 7, 0, 0)`,
    )
    .run(first)
  rawOf(fixture.db).prepare(`update orders set status_manage_by_admin = 'completed'`).run()
  const second = fixture.accept({
    domains: 'acme.com',
    inboxesPerDomain: 2,
    prefixes: [person('jo'), person('al')],
  })
  rawOf(fixture.db).prepare(conflicting).run(second)

  expect(fixture.view(second).domains[0]?.failure).toMatchObject({ otherOrder: first })

  rawOf(fixture.db).prepare('update order_emails set removed_at = 1').run()
  expect(fixture.view(second).domains[0]?.failure).not.toHaveProperty('otherOrder')
})
