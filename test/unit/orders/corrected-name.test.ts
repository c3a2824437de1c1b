import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

/** A mailbox that Mailin refused: its row is there, no request stands. */
const refusedRow = `insert into order_emails
    (order_id, user_id, domain, email, password, name, first_name, last_name, created_at, updated_at)
  values (1, 1, 'acme.com', 'jo@acme.com', 'p', 'jo', 'Old', 'Name', 0, 0)`

it('lets a corrected name reach Mailin', async () => {
  const fixture = await openOrderFixture()
  const id = fixture.accept({})
  rawOf(fixture.db).exec(`
    update orders set status_manage_by_admin = 'draft', draft_cause = 'nameservers';
    ${refusedRow}`)

  fixture.accept({ id, prefixes: [{ prefix: 'jo', firstName: 'New', lastName: 'Name' }] })

  expect(rawOf(fixture.db).prepare('select first_name from order_emails').all()).toEqual([])
})
