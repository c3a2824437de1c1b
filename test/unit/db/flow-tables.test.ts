import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { openOrderFixture, person } from '../../support/order-fixture.ts'

/** As the flow document lists them. */
const tables: Readonly<Record<string, string>> = {
  orders: `id user_id plan_id status status_manage_by_admin provider_type amount currency
    paid_at completed_at created_at updated_at`,
  reorder_infos: `id order_id domains inboxes_per_domain prefix_variants prefix_variants_details
    hosting_platform forwarding_url profile_picture_link email_persona_picture_link
    master_inbox_email master_inbox_confirmation additional_info coupon_code created_at
    updated_at`,
  platform_credentials: `id order_id platform_type credentials created_at updated_at`,
  order_emails: `id order_id user_id email password name mailin_mailbox_id mailin_domain_id
    created_at updated_at`,
  order_automations: `id order_id provider_type action_type job_uuid status response_data error_message
    created_at updated_at`,
  domain_transfers: `id order_id domain_name name_servers status name_server_status response_data
    error_message created_at updated_at`,
  notifications: `id user_id type title message data read_at created_at updated_at`,
  activity_logs: `id action description subject_type subject_id properties created_at`,
}

it.each(Object.entries(tables))('%s keeps its columns', async (table, columns) => {
  const { db } = await openOrderFixture()

  const names = rawOf(db).prepare('select name from pragma_table_info(?)').pluck().all(table)

  expect(names).toEqual(expect.arrayContaining(columns.split(/\s+/)))
})

it('the form keeps its JSON', async () => {
  const fixture = await openOrderFixture()

  fixture.accept({ inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] })

  const read = (column: string): unknown =>
    JSON.parse(
      String(rawOf(fixture.db).prepare(`select ${column} from reorder_infos`).pluck().get()),
    )
  expect(read('prefix_variants')).toEqual({
    prefix_variant_1: 'jo',
    prefix_variant_2: 'al',
  })
  expect(read('prefix_variants_details')).toEqual({
    prefix_variant_1: { first_name: 'Jo', last_name: 'Doe' },
    prefix_variant_2: { first_name: 'Jo', last_name: 'Doe' },
  })
})

it('the keys keep their names and hold no key', async () => {
  const fixture = await openOrderFixture()
  fixture.accept({})

  const kept: unknown = rawOf(fixture.db)
    .prepare('select credentials from platform_credentials')
    .pluck()
    .get()

  expect(JSON.parse(String(kept))).toEqual({
    api_key: expect.any(String),
    api_secret_key: expect.any(String),
  })
  expect(kept).not.toContain('ship-one')
})
