import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { ok } from '../../../shared/border/result.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'
import { person } from '../../support/order-fixture.ts'

const twoPeople = { inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] }

it('tells staff and customer in the words of the flow', async () => {
  const bench = await openEngineBench()
  const id = bench.submit({ domains: 'active.com', ...twoPeople })

  await bench.until(id, isCompleted)

  const notifications = rawOf(bench.db)
    .prepare('select type, title, message, data from notifications order by id')
    .all()
  expect(notifications).toEqual([
    {
      type: 'order_created',
      title: 'Order Created',
      message: `Your order #${id} has been created and is being processed`,
      data: JSON.stringify({ order_id: id }),
    },
    {
      type: 'email_created',
      title: 'New Email Accounts Created',
      message: `New email accounts have been automatically created for your order #${id}`,
      data: JSON.stringify({ order_id: id, email_count: 2 }),
    },
    {
      type: 'order_status_change',
      title: 'Order Completed',
      message: `Your order #${id} has been automatically completed - mailbox creation`,
      data: JSON.stringify({ order_id: id, mailbox_count: 2 }),
    },
  ])
  const letters = rawOf(bench.db)
    .prepare('select kind, recipient from letters order by id')
    .all()
  expect(letters).toEqual([
    { kind: 'order-created', recipient: 'orders@northwind.example' },
    { kind: 'order-completed', recipient: 'orders@northwind.example' },
  ])
})

it('tells what a refused nameserver update does', async () => {
  const bench = await openEngineBench()
  const id = bench.submit({ domains: 'refused.com' })

  const { activity } = await bench.until(id, ({ status }) => status === 'draft')

  expect(activity.slice(0, 2)).toMatchObject([
    { action: 'mailin_ai_order_set_to_draft' },
    {
      action: 'mailin_ai_nameservers_failed',
      properties: { domain: 'refused.com', code: 'credentials', provider: 'spaceship' },
    },
  ])
})

it('waits again for a domain that Mailin calls not registered', async () => {
  let refusals = 0
  const bench = await openEngineBench({
    around: host => ({
      ...host,
      createMailboxes(mailboxes) {
        if (refusals > 0) return host.createMailboxes(mailboxes)
        refusals += 1
        const why = 'not-registered' as const
        const refused = mailboxes.map(({ email }) => ({
          email,
          why,
          detail: 'Not registered.',
        }))
        return Promise.resolve(ok({ kind: 'refused' as const, refused }))
      },
    }),
  })
  const id = bench.submit({ domains: 'active.com', ...twoPeople })

  const back = await bench.until(id, order => order.domains[0]?.stage === 'activation')
  expect(back).toMatchObject({ status: 'in-progress', attention: [] })
  await bench.until(id, isCompleted)

  bench.expectWhole(id)
})
