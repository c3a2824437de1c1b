import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { listMailboxes } from '../../../db/mailboxes/mailbox-list.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

it('counts every mailbox, but a search only so far', async () => {
  const fixture = await openOrderFixture()
  const orderId = fixture.accept({})
  rawOf(fixture.db)
    .prepare(
      `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 10001)
       insert into order_emails
         (order_id, user_id, domain, email, password, name, first_name, last_name, created_at, updated_at)
       select ?, 1, 'acme.com', 'jo' || n || '@acme.com', 'none', 'jo', 'Jo', 'Doe', 1, 1 from numbers`,
    )
    .run(orderId)
  const totalOf = (search?: string) =>
    listMailboxes(fixture.db.reader, { search }, { limit: 1, offset: 0 }).total

  expect(totalOf()).toBe(10_001)
  expect(totalOf('acme')).toBe(10_000)
})
